import { fitsNeighbours, isHan, isLookAlike, isNumeral, isRare, isWordPair, lookAlikesOf } from './confusables.ts';
import { beginsLabel, endsLabel, firstsOf, isCoreTerm, secondsOf, termsWithPair } from './terms.ts';

/** A stretch of text read as a term of the closed vocabulary. */
export interface TermReading {
  readonly term: string;
  readonly start: number;
  /** Offsets in the text where the term differs from what is printed. */
  readonly changes: readonly number[];
}

/** Words of one character: they fit anywhere, so their neighbours prove nothing (`于` for `干`). */
const FUNCTION_WORDS = new Set(
  '的了和与及或在对为于由以从向到按至把被将不未已可所各每该其等并而且但是有无年月日元人个次项',
);

/** A place name may hold any character: `杜会村` stays, `和亊区` is no 小区. */
const PLACE_SUFFIXES = new Set('县市区镇乡村屯庄寨街路巷桥站');

/** Reads the window of `text` that starts at `start` as `term`; null when more than look-alikes differ. */
const readAs = (text: string, start: number, term: string, suspect: number): TermReading | null => {
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

/** Characters that often stand alone between words: `就业困难人员|数`, `新|系统`. */
const SINGLES = new Set('率数度额量性员者费金户类款期第初末底中内外前后上下新老大小全本再共至并省市县区乡镇村所局站');

/** True for what needs no word beside it: no Chinese character, a numeral, a word of one character. */
export const standsAlone = (character: string | undefined): boolean =>
  !isHan(character) || isNumeral(character!) || FUNCTION_WORDS.has(character!) || SINGLES.has(character!);

/** A term as printed that the character at `at` belongs to: `及时率` for the `率` of `支付及时率`; null for none. */
export const termAt = (text: string, at: number, minLength = 2): string | null => {
  const holding = (pairAt: number): string | undefined =>
    termsWithPair(text.slice(pairAt, pairAt + 2)).find(
      ({ term, offset }) => term.length >= minLength && text.startsWith(term, pairAt - offset),
    )?.term;
  return (at > 0 ? holding(at - 1) : undefined) ?? (at + 1 < text.length ? holding(at) : undefined) ?? null;
};

const isInsideTerm = (text: string, at: number): boolean => termAt(text, at) !== null;

/** True when a short term would leave a character without a word beside it: `就业率|庭` for `就业|家庭`. */
const leavesOrphan = (text: string, { term, start }: TermReading): boolean => {
  const end = start + term.length;
  const before = text[start - 1];
  const after = text[end];
  const isLeftSound =
    standsAlone(before) ||
    endsLabel(before!) ||
    (start > 1 && isWordPair(text[start - 2]!, before!)) ||
    isInsideTerm(text, start - 1);
  const isRightSound =
    standsAlone(after) ||
    beginsLabel(after!) ||
    (end + 1 < text.length && isWordPair(after!, text[end + 1]!)) ||
    isInsideTerm(text, end);
  return !(isLeftSound && isRightSound);
};

/** Proof that a reading needs: the commoner the printed character, the longer the term has to be. */
const isProven = (text: string, reading: TermReading): boolean => {
  const { term, start, changes } = reading;
  const next = text[start + term.length];
  const endsLikePlace = PLACE_SUFFIXES.has(term.at(-1)!) || (next !== undefined && PLACE_SUFFIXES.has(next));
  if (term.length < 4 && endsLikePlace) return false;
  if (term.length < 4 && leavesOrphan(text, reading)) return false;
  return changes.every((at) => {
    const printed = text[at]!;
    const meant = term[at - start]!;
    const known = isLookAlike(printed, meant);
    if (FUNCTION_WORDS.has(printed)) return known && term.length >= 4;
    if (isRare(printed)) return known || term.length >= 5;
    return known ? term.length >= 3 || isCoreTerm(term) : term.length >= 6;
  });
};

/** Readings of `text` as terms that hold the pair at `pairAt`, with the character at `suspect` changed. */
const readingsWithPair = (text: string, pair: string, pairAt: number, suspect: number): TermReading[] =>
  termsWithPair(pair).flatMap(({ term, offset }) => {
    const reading = readAs(text, pairAt - offset, term, suspect);
    return reading?.changes.includes(suspect) && isProven(text, reading) ? [reading] : [];
  });

/** Readings in which the suspect is a look-alike of what was meant and a neighbour is kept. */
const lookAlikeReadings = (text: string, at: number): TermReading[] => {
  const [before = '', printed = '', after = ''] = [text[at - 1], text[at], text[at + 1]];
  // A character has hundreds of look-alikes; few of them stand in a term beside either neighbour.
  const [behind, ahead] = [secondsOf(before), firstsOf(after)];
  if (behind.size === 0 && ahead.size === 0) return [];
  const readings: TermReading[] = [];
  for (const meant of lookAlikesOf(printed)) {
    if (behind.has(meant)) readings.push(...readingsWithPair(text, before + meant, at - 1, at));
    if (ahead.has(meant)) readings.push(...readingsWithPair(text, meant + after, at, at));
  }
  return readings;
};

/** True when the neighbours of a character are whole without it, so that it alone can be the misread one. */
const isAloneInDoubt = (text: string, at: number): boolean => {
  const isLeftSound = standsAlone(text[at - 1]) || isWordPair(text[at - 2] ?? '', text[at - 1] ?? '');
  const isRightSound = standsAlone(text[at + 1]) || isWordPair(text[at + 1] ?? '', text[at + 2] ?? '');
  return isLeftSound && isRightSound;
};

/**
 * Readings without a known look-alike: only the suspect differs, and a long term goes on at both sides of it
 * (`专项泛费支出` → `专项经费支出`).
 */
const gapReadings = (text: string, at: number): TermReading[] =>
  at > 1 && at + 1 < text.length && isAloneInDoubt(text, at)
    ? readingsWithPair(text, text.slice(at - 2, at), at - 2, at).filter(
        ({ term, start, changes }) => changes.length === 1 && at + 1 < start + term.length,
      )
    : [];

/** The reading with the fewest changes, then the longest; null when two of them mean different characters. */
const bestReading = (readings: readonly TermReading[], at: number): TermReading | null => {
  const rank = ({ term, changes }: TermReading): number => term.length - changes.length * 100;
  const best = readings.reduce<TermReading | null>((top, next) => (top && rank(top) >= rank(next) ? top : next), null);
  // A reading one character shorter still competes: `服务贤金` may be 服务费|金 or 服务|资金.
  const isRival = (other: TermReading): boolean =>
    best !== null && rank(other) >= rank(best) - 1 && other.term[at - other.start] !== best.term[at - best.start];
  return readings.some(isRival) ? null : best;
};

/**
 * The term that the character at `at` was part of before it was misread, when that is proven: `指桥值` at 1 →
 * `指标值`. Null for a character that makes a word or a term with its neighbours as printed.
 */
export const findTermReading = (text: string, at: number): TermReading | null => {
  if (fitsNeighbours(text, at) || isInsideTerm(text, at)) return null;
  const known = lookAlikeReadings(text, at);
  return bestReading(known.length > 0 ? known : gapReadings(text, at), at);
};
