import { isHan, lookAlikesOf } from './confusables.ts';
import { foldText } from './fold-text.ts';
import { readingCost } from './reading-cost.ts';

/** A word of a closed list and what it costs to read the text as this word. */
interface ClosedReading {
  readonly term: string;
  readonly cost: number;
}

/** Best reading of a whole label and the best one that means another word, so that a caller can demand a margin. */
export interface ClosedMatch extends ClosedReading {
  readonly runnerUp: ClosedReading | null;
}

interface Vocabulary {
  readonly terms: readonly string[];
  readonly folded: readonly string[];
  /** Number of different characters of each term. */
  readonly sizes: readonly number[];
  /** Indices of the terms that hold a character. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const vocabularies = new WeakMap<readonly string[], Vocabulary>();

const prepare = (terms: readonly string[]): Vocabulary => {
  const known = vocabularies.get(terms);
  if (known) return known;
  const folded = terms.map(foldText);
  const places = new Map<string, number[]>();
  folded.forEach((term, index) => {
    for (const character of new Set(term)) {
      const list = places.get(character);
      if (list) list.push(index);
      else places.set(character, [index]);
    }
  });
  const prepared = { terms, folded, sizes: folded.map((term) => new Set(term).size), places };
  vocabularies.set(terms, prepared);
  return prepared;
};

const MAX_TEXT = 40;

/** Adds one to every term that holds the character or a look-alike of it. */
const countShared = (character: string, { places }: Vocabulary, counts: Uint8Array, reached: Uint8Array): void => {
  reached.fill(0);
  const reach = (meant: string): void => {
    for (const index of places.get(meant) ?? []) {
      if (reached[index] === 1) continue;
      reached[index] = 1;
      counts[index]!++;
    }
  };
  reach(character);
  for (const meant of lookAlikesOf(character)) reach(meant);
};

/** Terms that share enough characters, or look-alikes of them, to be worth measuring. */
const candidatesFor = (text: string, vocabulary: Vocabulary, limit: number): readonly number[] => {
  const counts = new Uint8Array(vocabulary.terms.length);
  const reached = new Uint8Array(vocabulary.terms.length);
  let hanLength = 0;
  for (const character of text) if (isHan(character)) hanLength++;
  for (const character of new Set(text)) countShared(character, vocabulary, counts, reached);
  const candidates: number[] = [];
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!;
    const size = vocabulary.sizes[index]!;
    // One character may have fallen apart into a shape at 0.3, every other unshared one costs 0.8 at least.
    const isNear = count > 0 && (size - count - 1) * 0.8 + 0.3 <= limit;
    // Two characters that are one in print (`交攵`) leave one more than the term has.
    if (isNear && hanLength - vocabulary.folded[index]!.length - 2 <= limit && count * 2 >= size)
      candidates.push(index);
  }
  return candidates;
};

/**
 * Reads a whole label as a word of a closed list (封闭词表匹配): look-alikes cost 0.3, dirt 0.15, a doubled character
 * 0.4, any other character 1, a changed numeral 1.5. `绩敛目桥` → `绩效目标` at 0.6. Null above `maxCost`.
 */
export const matchClosed = (
  text: string,
  vocabulary: readonly string[],
  { maxCost }: { readonly maxCost: number },
): ClosedMatch | null => {
  const printed = foldText(text);
  if (printed.length === 0 || printed.length > MAX_TEXT) return null;
  const prepared = prepare(vocabulary);
  let best: ClosedReading | null = null;
  let runnerUp: ClosedReading | null = null;
  for (const index of candidatesFor(printed, prepared, maxCost + 1)) {
    const cost = readingCost(printed, prepared.folded[index]!, maxCost + 1);
    if (cost > maxCost + 1) continue;
    const reading = { term: prepared.terms[index]!, cost: Math.round(cost * 100) / 100 };
    if (!best || reading.cost < best.cost) {
      runnerUp = best;
      best = reading;
    } else if (!runnerUp || reading.cost < runnerUp.cost) runnerUp = reading;
  }
  return best && best.cost <= maxCost ? { ...best, runnerUp } : null;
};
