import { isDoubledInPrint, isHan, isNumeral, isWordPair } from './confusables.ts';
import { termAt } from './term-readings.ts';
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

/** Edits that drop a character printed twice (叠字): `数数量指标` → `数量指标`, proven by a term of three and more. */
export const editsFromDoubled = (text: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  for (let at = 1; at < text.length; at++) {
    const character = text[at]!;
    if (character !== text[at - 1] || text[at - 2] === character || text[at + 1] === character) continue;
    if (!isHan(character) || isNumeral(character) || isDoubledInPrint(character) || isSeam(text, at)) continue;
    const before = text.slice(Math.max(0, at - REACH), at);
    const term = termAt(
      before + text.slice(at + 1, at + REACH),
      before.length - 1,
      isWordPair(character, character) ? 4 : 3,
    );
    if (term === null) continue;
    edits.push({ before: character, after: '', at, evidence: `${character} is printed twice; vocabulary: ${term}` });
  }
  return edits;
};
