import { isDoubledInPrint, isHan, isNumeral, isWordPair } from './confusables.ts';
import { standsAlone, termAt } from './term-readings.ts';
import { type TermPlace, termsWithPair } from './terms.ts';
import type { TextEdit } from './text-edit.ts';

/** Characters around a doubled one that are looked at for a term. */
const REACH = 20;

/** True where two words meet that end and begin with the same character: `资金|金额`, `完成|成本`. */
const isSeam = (text: string, at: number): boolean => {
  const character = text[at]!;
  const endsWord = at > 1 && (isWordPair(text[at - 2]!, character) || termAt(text.slice(0, at), at - 1) !== null);
  const rest = text.slice(at, at + REACH);
  const beginsWord = at + 1 < text.length && (isWordPair(character, text[at + 1]!) || termAt(rest, 0) !== null);
  return endsWord && beginsWord;
};

/** True when the character before the pair belongs to nothing: in `补幼幼儿园` the first `幼` was another character. */
const leavesOrphan = (text: string, at: number): boolean => {
  const before = text[at - 2];
  if (!isHan(before) || standsAlone(before)) return false;
  return !isWordPair(text[at - 3] ?? '', before!) && !isWordPair(before!, text[at]!) && termAt(text, at - 2) === null;
};

/** A term that holds the character at `at` and goes on at both sides of it: nothing can have met there. */
const spanningTerm = (text: string, at: number): string | null => {
  if (at === 0 || at + 1 >= text.length) return null;
  const places = termsWithPair(text.slice(at - 1, at + 1));
  const isSpanning = ({ term, offset }: TermPlace): boolean =>
    offset + 2 < term.length && at - 1 >= offset && text.startsWith(term, at - 1 - offset);
  return places.find(isSpanning)?.term ?? null;
};

/** True where a word ends and a term begins: `中医|医院` stays although `中医院` is a term too. */
const isTermSeam = (text: string, at: number): boolean => {
  const begins = termsWithPair(text.slice(at, at + 2)).some(
    ({ term, offset }) => offset === 0 && text.startsWith(term, at),
  );
  return begins && at > 1 && isWordPair(text[at - 2]!, text[at]!);
};

/** Edits that drop a character printed twice (叠字): `数数量指标` → `数量指标`, proven by the term that is left. */
export const editsFromDoubled = (text: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  for (let at = 1; at < text.length; at++) {
    const character = text[at]!;
    if (character !== text[at - 1] || text[at - 2] === character || text[at + 1] === character) continue;
    if (!isHan(character) || isNumeral(character) || isDoubledInPrint(character) || isTermSeam(text, at)) continue;
    if (leavesOrphan(text, at)) continue;
    const before = text.slice(Math.max(0, at - REACH), at);
    const mended = before + text.slice(at + 1, at + REACH);
    const ending = isSeam(text, at)
      ? null
      : termAt(mended, before.length - 1, isWordPair(character, character) ? 3 : 2);
    const term = spanningTerm(mended, before.length - 1) ?? ending;
    if (term === null) continue;
    edits.push({ before: character, after: '', at, evidence: `${character} is printed twice; vocabulary: ${term}` });
  }
  return edits;
};
