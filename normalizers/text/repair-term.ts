import { fitsNeighbours, isHan, isLookAlike, isNumeral, isRare, lookAlikesOf } from './confusables.ts';
import { foldWithOrigins } from './fold-text.ts';
import { repairFromWitness } from './repair-from-witness.ts';
import { isCoreTerm, termsWithPair } from './terms.ts';
import { applyEdits, type TextEdit, unfoldEdits } from './text-edit.ts';

/** A text after repair, with what was done to it; no edits, same text. */
export interface TermRepair {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Words of one character: they fit anywhere, so their neighbours prove nothing (`于` for `干`). */
const FUNCTION_WORDS = new Set(
  '的了和与及或在对为于由以从向到按至把被将不未已可所各每该其等并而且但是有无年月日元人个次项',
);

/** A place name may hold any character: `杜会村` stays. */
const PLACE_SUFFIXES = new Set('县市区镇乡村屯庄寨街路巷桥站');

interface Reading {
  readonly term: string;
  readonly start: number;
  /** Offsets in the folded text where the term differs from what is printed. */
  readonly changes: readonly number[];
}

/** Reads the window of `text` that starts at `start` as `term`; null when more than look-alikes differ. */
const readAs = (text: string, start: number, term: string, suspect: number): Reading | null => {
  if (start < 0 || start + term.length > text.length) return null;
  const changes: number[] = [];
  for (let index = 0; index < term.length; index++) {
    const printed = text[start + index]!;
    const meant = term[index]!;
    if (printed === meant) continue;
    if (isNumeral(printed) || isNumeral(meant)) return null;
    if (start + index !== suspect && (!isLookAlike(printed, meant) || fitsNeighbours(text, start + index))) return null;
    changes.push(start + index);
  }
  return changes.length > 0 && changes.length * 2 <= term.length ? { term, start, changes } : null;
};

/** Proof that a reading needs: the commoner the printed character, the longer the term has to be. */
const isProven = (text: string, { term, start, changes }: Reading): boolean => {
  const next = text[start + term.length];
  if (term.length < 4 && next !== undefined && PLACE_SUFFIXES.has(next)) return false;
  return changes.every((at) => {
    const printed = text[at]!;
    const meant = term[at - start]!;
    const known = isLookAlike(printed, meant);
    if (FUNCTION_WORDS.has(printed)) return known && term.length >= 4;
    if (isRare(printed)) return known || term.length >= 3;
    return known ? term.length >= 3 || isCoreTerm(term) : term.length >= 5;
  });
};

/** True when the character at `at` belongs to a term as printed: the `率` of `及时率`. */
const isInsideTerm = (text: string, at: number): boolean => {
  const holds = (pairAt: number): boolean =>
    termsWithPair(text.slice(pairAt, pairAt + 2)).some(({ term, offset }) => text.startsWith(term, pairAt - offset));
  return (at > 0 && holds(at - 1)) || (at + 1 < text.length && holds(at));
};

/** Readings of `text` as terms that hold the pair at `pairAt`, with the character at `suspect` changed. */
const readingsWithPair = (text: string, pair: string, pairAt: number, suspect: number): Reading[] =>
  termsWithPair(pair).flatMap(({ term, offset }) => {
    const reading = readAs(text, pairAt - offset, term, suspect);
    return reading?.changes.includes(suspect) && isProven(text, reading) ? [reading] : [];
  });

/** Readings in which the suspect is a look-alike of what was meant and a neighbour is kept. */
const lookAlikeReadings = (text: string, at: number): Reading[] =>
  [...lookAlikesOf(text[at]!)].flatMap((meant) => [
    ...(at > 0 ? readingsWithPair(text, text[at - 1]! + meant, at - 1, at) : []),
    ...(at + 1 < text.length ? readingsWithPair(text, meant + text[at + 1]!, at, at) : []),
  ]);

/** Readings without a known look-alike: only the suspect differs, and the term goes on at both sides (`成本控例数`). */
const gapReadings = (text: string, at: number): Reading[] =>
  at > 1 && at + 1 < text.length
    ? readingsWithPair(text, text.slice(at - 2, at), at - 2, at).filter(
        ({ term, start, changes }) => changes.length === 1 && at + 1 < start + term.length,
      )
    : [];

/** The reading with the fewest changes, then the longest; null when two of them mean different characters. */
const bestReading = (readings: readonly Reading[], at: number): Reading | null => {
  const rank = ({ term, changes }: Reading): number => term.length - changes.length * 100;
  const best = readings.reduce<Reading | null>((top, next) => (top && rank(top) >= rank(next) ? top : next), null);
  const isRival = (other: Reading): boolean =>
    best !== null && rank(other) === rank(best) && other.term[at - other.start] !== best.term[at - best.start];
  return readings.some(isRival) ? null : best;
};

/** Edits of a folded text proven by the closed vocabulary: `指桥值` → `指标值`. */
const editsFromVocabulary = (text: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  let current = text;
  for (let at = 0; at < current.length; at++) {
    const printed = current[at]!;
    if (!isHan(printed) || isNumeral(printed) || fitsNeighbours(current, at) || isInsideTerm(current, at)) continue;
    const known = lookAlikeReadings(current, at);
    const reading = bestReading(known.length > 0 ? known : gapReadings(current, at), at);
    if (!reading) continue;
    for (const change of reading.changes) {
      const after = reading.term[change - reading.start]!;
      edits.push({ before: current[change]!, after, at: change, evidence: `vocabulary: ${reading.term}` });
      current = current.slice(0, change) + after + current.slice(change + 1);
    }
  }
  return edits;
};

/**
 * Repairs characters of a text with proof (有据修字): a look-alike that fits no word around it and turns its
 * surroundings into a term of the closed vocabulary (`覆盖卒` → `覆盖率`), or a clean copy among the `witnesses`,
 * other strings of the same document (`反映…情况` beside the name). Digits and numerals are never touched.
 */
export const repairTerm = (text: string, context: { readonly witnesses: readonly string[] }): TermRepair => {
  const { folded, origins } = foldWithOrigins(text);
  const fromTerms = editsFromVocabulary(folded).sort((a, b) => a.at - b.at);
  const first = unfoldEdits(text, origins, fromTerms);
  const mended = applyEdits(text, first);
  if (context.witnesses.length === 0) return { text: mended, edits: first };
  const again = foldWithOrigins(mended);
  const fromWitness = repairFromWitness(again.folded, context.witnesses);
  if (fromWitness.length === 0) return { text: mended, edits: first };
  const second = unfoldEdits(mended, again.origins, fromWitness);
  const edits = [...first, ...second].sort((a, b) => a.at - b.at);
  return { text: applyEdits(text, edits), edits };
};
