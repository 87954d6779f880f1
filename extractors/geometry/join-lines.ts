import type { Box } from '../../src/model/index.ts';
import type { TextLine } from './page-content.ts';
import { isWide } from './wide-text.ts';

/** Start of an item of a list: `1.` `（一）` `①` `目标1：` `一、`. */
const LIST_ITEM =
  /^(?:\d{1,2}\s?(?:[．、）]|[.)](?!\d)|\.(?=(?:19|20)\d\d年))|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、|目标\d{1,2}[:：]|[•●■◆]|[-–—]\s)/;

/** Does a text begin like an item of a list? */
export const isListItem = (text: string): boolean => LIST_ITEM.test(text);

/** Room that is left in a line before the right edge of its cell, in points. */
const roomAfter = (line: TextLine, cell: Box): number => cell[2] - line.box[2];

const seam = (before: string, after: string, room: number, size: number): string => {
  const [a, b] = [before.at(-1) ?? '', after[0] ?? ''];
  if (isWide(a) || isWide(b)) return '';
  // a hyphen at the end of a line stays: whether it belongs to the word is not known
  if (a === '-' && /\p{L}-$/u.test(before.slice(-2)) && /\p{Ll}/u.test(b)) return '';
  // a range is broken behind its dash: 9:00– | 10:00
  if (/\d[–—]$/.test(before) && /\d/.test(b)) return '';
  // a number or code without blanks that fills its line was cut by the edge of the cell: 5101152300000 | 4418
  const cut = /[\d.,]$/.test(before) && /^[\d.,%]/.test(after) && !before.includes(' ') && room < size * 0.9;
  return cut ? '' : ' ';
};

/**
 * Joins the lines of a cell or paragraph: Chinese without a blank, Latin with one; an item of a list begins a new line
 * (`\n`) when the line before is clearly short.
 */
export const joinLines = (lines: readonly TextLine[], cell: Box): string => {
  let text = '';
  lines.forEach((line, index) => {
    const last = lines[index - 1];
    if (!last) {
      text = line.text;
      return;
    }
    const room = roomAfter(last, cell);
    if (isListItem(line.text) && room > line.size * 1.6) text += `\n${line.text}`;
    else text += seam(text, line.text, room, line.size) + line.text;
  });
  return text;
};
