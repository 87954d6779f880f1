import { isHan, isWordPair, shapeEntries } from './confusables.ts';
import { termAt } from './term-readings.ts';
import type { TextEdit } from './text-edit.ts';

interface Shape {
  readonly printed: string;
  readonly meant: string;
}

/** Shapes by first character. A single ASCII mark or a digit proves nothing: `0`, `-`, `i5t`; a letter may (`H期`). */
const shapesByStart = new Map<string, Shape[]>();
for (const [meant, printings] of shapeEntries()) {
  for (const printed of printings) {
    if (/[0-9]/.test(printed) || /^[!-@[-`{-~]$/.test(printed)) continue;
    const list = shapesByStart.get(printed[0]!);
    if (list) list.push({ printed, meant });
    else shapesByStart.set(printed[0]!, [{ printed, meant }]);
  }
}

const LATIN = /[A-Za-z]/;

/** True when the printed shape stands in a word of its own: the `日月` of `日月湖`, the `If` of `If-Modified`. */
const isWord = (text: string, at: number, { printed }: Shape): boolean => {
  const before = text[at - 1] ?? '';
  const after = text[at + printed.length] ?? '';
  if (LATIN.test(printed)) return LATIN.test(before + after);
  const last = printed.at(-1)!;
  return (
    isWordPair(before, printed[0]!) || isWordPair(last, after) || (printed.length > 1 && isWordPair(printed[0]!, last))
  );
};

/** Edits that put a character together that fell apart (拆字): `3F]底` → `3月底`, `交攵益` → `效益`, proven by a term. */
export const editsFromShapes = (text: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  for (let at = 0; at < text.length; at++) {
    const shape = shapesByStart
      .get(text[at]!)
      ?.find((candidate) => text.startsWith(candidate.printed, at) && !isWord(text, at, candidate));
    if (!shape) continue;
    const before = text.slice(Math.max(0, at - 20), at);
    const after = text.slice(at + shape.printed.length, at + shape.printed.length + 20);
    if (!isHan(before.at(-1)) && !isHan(after[0])) continue;
    const term = termAt(before + shape.meant + after, before.length, shape.printed.length === 1 ? 3 : 2);
    if (term === null) continue;
    edits.push({ before: shape.printed, after: shape.meant, at, evidence: `vocabulary: ${term}` });
    at += shape.printed.length - 1;
  }
  return edits;
};
