import type { ReadLine } from './read-line.ts';

/** Start of a numbered item: `1.`, `2、`, `（3）`, `一、`, `①`. */
const ITEM =
  /^(?:\d{1,2}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳]|目标\d)/u;
/** Letters and digits of scripts that put blanks between words. */
const WORD = /[\p{Script=Latin}\p{Nd}]/u;
const LATIN = /\p{Script=Latin}/u;

const glue = (before: string, after: string): string => {
  const [last, first] = [before.at(-1) ?? '', after[0] ?? ''];
  // `21 km` / `of road`: a blank between words, but none inside a number cut by the line end
  return WORD.test(last) && WORD.test(first) && (LATIN.test(last) || LATIN.test(first)) ? ' ' : '';
};

/**
 * Text of lines that stand below one another: a line that is full to the edge runs on in the next one, Chinese without a
 * blank; a line that ends early, or a numbered item, starts a new line (`\n`). `width` is the room for writing in pixels.
 */
export const joinLines = (lines: readonly ReadLine[], width: number, em: number): string => {
  let text = '';
  let room = 0;
  for (const { region, reading } of lines) {
    const next = reading.text.trim();
    if (next === '') continue;
    if (text === '') text = next;
    else text += room > em * 1.6 || ITEM.test(next) ? `\n${next}` : glue(text, next) + next;
    room = width - (region.right - region.left);
  }
  return text;
};
