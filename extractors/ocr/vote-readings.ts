import type { LineReading, ReadCharacter } from './engines/ocr-engine.ts';

/** Character of one reading beside that of another; one of them is missing where a reading dropped or invented one. */
interface Pair {
  readonly base: ReadCharacter | null;
  readonly other: ReadCharacter | null;
}

const cost = (a: ReadCharacter, b: ReadCharacter): number => (a.text === b.text ? 0 : 1);

/** Cheapest alignment of two readings, character by character (Levenshtein 1966). */
export const alignReadings = (base: readonly ReadCharacter[], other: readonly ReadCharacter[]): readonly Pair[] => {
  const columns = other.length + 1;
  const table = new Float64Array((base.length + 1) * columns);
  for (let i = 0; i <= base.length; i++) {
    for (let k = 0; k <= other.length; k++) {
      if (i === 0 || k === 0) table[i * columns + k] = i + k;
      else {
        const swap = table[(i - 1) * columns + k - 1]! + cost(base[i - 1]!, other[k - 1]!);
        const step = Math.min(table[(i - 1) * columns + k]!, table[i * columns + k - 1]!) + 1;
        table[i * columns + k] = Math.min(swap, step);
      }
    }
  }
  const pairs: Pair[] = [];
  let [i, k] = [base.length, other.length];
  while (i > 0 || k > 0) {
    const here = table[i * columns + k]!;
    const swap = i > 0 && k > 0 ? table[(i - 1) * columns + k - 1]! + cost(base[i - 1]!, other[k - 1]!) : Infinity;
    if (here === swap) pairs.push({ base: base[--i]!, other: other[--k]! });
    else if (i > 0 && here === table[(i - 1) * columns + k]! + 1) pairs.push({ base: base[--i]!, other: null });
    else pairs.push({ base: null, other: other[--k]! });
  }
  return pairs.reverse();
};

/** Votes for one place of the line: what each view read there; null for nothing. */
type Slot = (ReadCharacter | null)[];

/** Places of the line, in order, from the first reading and everything the others have beside it. */
const slotsOf = (readings: readonly LineReading[]): readonly Slot[] => {
  let slots: Slot[] = readings[0]!.characters.map((character) => [character]);
  for (let view = 1; view < readings.length; view++) {
    const known = slots.map((slot) => slot.find((character) => character !== null)!);
    const next: Slot[] = [];
    let index = 0;
    for (const { base, other } of alignReadings(known, readings[view]!.characters)) {
      if (base) next.push([...slots[index++]!, other]);
      else next.push([...Array.from({ length: view }, () => null), other]);
    }
    slots = next;
  }
  return slots;
};

const meanConfidence = ({ characters }: LineReading): number =>
  characters.length === 0 ? 0 : characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length;

/** What a view that read nothing at a place weighs: a dropped character is a common slip, an invented one is not. */
const NOTHING = 0.55;

/** The winner of a place with the confidence that is left after the views that disagree. */
const electCharacter = (slot: Slot): ReadCharacter | null => {
  const weights = new Map<string, number>();
  for (const vote of slot) {
    const text = vote?.text ?? '';
    weights.set(text, (weights.get(text) ?? 0) + (vote?.confidence ?? NOTHING));
  }
  const [winner] = [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  if (winner === '') return null;
  const votes = slot.filter((vote) => vote?.text === winner) as ReadCharacter[];
  const best = votes.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const share = votes.length / slot.length;
  // agreement of all views is worth more than the doubt of one: 1 - ∏(1 - c) would be for independent views, these are not
  const mean = votes.reduce((sum, { confidence }) => sum + confidence, 0) / votes.length;
  const confidence = share === 1 ? Math.max(mean, Math.min(0.95, best.confidence)) : best.confidence * share;
  return { text: winner, confidence, x: best.x };
};

/**
 * One reading from several readings of the same line in different pictures (as it is, smoothed, stretched), by weighted
 * vote per place (ROVER, Fiscus 1997). Places where the views disagree keep a low confidence; where most read a character
 * that one dropped, it is kept; a character dropped against the vote lowers its neighbours, because something stood there.
 */
export const voteReadings = (readings: readonly LineReading[]): LineReading => {
  const ordered = [...readings].sort((a, b) => meanConfidence(b) - meanConfidence(a));
  const characters: ReadCharacter[] = [];
  let doubt = false;
  for (const slot of slotsOf(ordered)) {
    const elected = electCharacter(slot);
    if (!elected) {
      // a blank that one view saw between `98` and `%` is no character that was lost
      if (slot.every((vote) => vote === null || vote.text.trim() === '')) continue;
      doubt = true;
      const last = characters.at(-1);
      if (last) characters[characters.length - 1] = { ...last, confidence: Math.min(last.confidence, 0.7) };
      continue;
    }
    characters.push(doubt ? { ...elected, confidence: Math.min(elected.confidence, 0.7) } : elected);
    doubt = false;
  }
  return { text: characters.map(({ text }) => text).join(''), characters };
};
