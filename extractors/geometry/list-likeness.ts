import type { Box } from '../../src/model/index.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import type { ChunkedLine } from './line-chunks.ts';
import { isNumeric } from './numeric-text.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';
import { heightOf, widthOf } from './rectangle.ts';

const MARKER =
  /^(?:[•●■◆▪–—*·o-]|\(?[\da-zA-Zivx]{1,4}[.)）、]|[（(][\d一二三四五六七八九十]+[)）]|[①-⑳]|\d{1,2}(?:\.\d{1,2})*\.?|§+\s?\d*)$/;
const LEADERS = /(?:[.．·…]\s?){4,}/;

/** Items of a list: marks in the first column, sentences in the second. */
export const isList = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  if (columns.length !== 2) return false;
  const first = textsOf(lines, 0);
  return first.length > 0 && first.filter(({ chunk }) => MARKER.test(chunk.text.trim())).length > 0.6 * first.length;
};

/** Share of the lines with several texts that are a mark and one text. */
const MARKED = 0.8;

/** A mark and one text a line (条目), before blanks inside the texts are taken for columns. */
export const isMarkedList = (lines: readonly ChunkedLine[]): boolean => {
  const items = lines.filter(({ chunks }) => chunks.length > 1);
  const marked = items.filter(
    ({ chunks: [mark, text, ...others] }) =>
      others.length === 0 && MARKER.test(mark!.text.trim()) && !isNumeric(text!.text),
  );
  return items.length > 2 && marked.length >= MARKED * items.length;
};

/** Size of a printed bullet and its distance from the text, in ems, and share of the texts that have one. */
const BULLET = 0.8;
const BULLET_GAP = 2;
const BULLETED = 0.5;

/** Small areas before the texts of every column: items of lists beside each other (项目符号), a legend. */
export const isBulleted = (lines: readonly PlacedLine[], areas: readonly Box[]): boolean => {
  const bullets = areas.filter(
    (area) => heightOf(area) < BULLET * lines[0]!.line.size && widthOf(area) < 1.5 * heightOf(area),
  );
  const texts = lines.flatMap(({ chunks }) => (chunks.length > 1 ? chunks.map(({ chunk }) => chunk) : []));
  const own = texts.filter(({ box, size }) =>
    bullets.some(
      (area) =>
        area[1] > box[1] - 1 && area[3] < box[3] + 1 && area[2] <= box[0] && area[0] > box[0] - BULLET_GAP * size,
    ),
  );
  return own.length >= BULLETED * texts.length;
};

const NUMBERED = /^[[（(]?(\d{1,3})[\])）.．、]\s*\p{L}/u;
const NUMBER = /^[[（(]?(\d{1,3})[\])）.．、]$/u;
const LEAST_NUMBERED = 3;

/** Do the texts of a column that have a number have several, and rising ones? */
const isCounted = (lines: readonly PlacedLine[], column: number, number: RegExp): boolean => {
  const numbers = textsOf(lines, column).flatMap(({ chunk }) => {
    const own = number.exec(chunk.text.trim())?.[1];
    return own ? [Number(own)] : [];
  });
  return numbers.length >= LEAST_NUMBERED && numbers.every((own, i) => i === 0 || own > numbers[i - 1]!);
};

/** Numbered items one after another in every column, or in every second one with their texts beside them: references or questions set in columns (分栏). */
export const isNumberedList = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean =>
  columns.every((_, index) => isCounted(lines, index, NUMBERED)) ||
  (columns.length > 2 &&
    columns.length % 2 === 0 &&
    columns.every((_, index) => index % 2 === 1 || isCounted(lines, index, NUMBER)));

const POINTS = /^(?:\[\d{1,3}\]|[[（(]?\d{1,3} ?(?:分|points?|marks?)[\]）)]?)$/;

/** Numbered questions with the points (分值) that each is worth at the right. */
export const arePointed = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const points = textsOf(lines, columns.length - 1);
  return (
    columns.length <= 3 &&
    isCounted(lines, 0, columns.length === 3 ? NUMBER : NUMBERED) &&
    points.length >= LEAST_NUMBERED &&
    points.every(({ chunk }) => POINTS.test(chunk.text.trim()))
  );
};

/** Figures of a line without the number of the chapter before its title (`1.2`). */
const figuresOf = ({ chunks }: PlacedLine): number =>
  chunks.filter(({ chunk: { text } }, i) => isNumeric(text) && (i > 0 || !MARKER.test(text.trim()))).length;

/** Titles with leaders to one page number each; statements of accounts have leaders too, and several figures. */
export const isContents = (lines: readonly PlacedLine[]): boolean =>
  lines.filter((line) => figuresOf(line) > 1).length < 0.3 * lines.length &&
  lines.filter(({ chunks }) => chunks.some(({ chunk }) => LEADERS.test(chunk.text))).length > 0.4 * lines.length;

/** Share of the page numbers that a scan may have read as a letter (`A` for 4). */
const MOST_MISREAD = 1 / 8;

/** Titles with one page number each at the right edge, which never falls (目录). */
export const endsInPageNumbers = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const last = textsOf(lines, columns.length - 1).map(({ chunk }) => chunk.text.trim());
  if (last.length < 5 || last.length < 0.6 * lines.length) return false;
  const letters = last.filter((text) => /^\p{L}$/u.test(text));
  // on a scan the last dots of a leader may be read with the number
  const pages = last
    .filter((text) => !letters.includes(text))
    .map((text) => Number(/^[.·…]*[（(]?(\d{1,4})[)）]?$/.exec(text)?.[1] ?? Number.NaN));
  if (letters.length > MOST_MISREAD * last.length) return false;
  if (pages.some((page, i) => Number.isNaN(page) || (i > 0 && page < pages[i - 1]!))) return false;
  // a number of the chapter may stand first, figures in another column make it a table
  return columns.slice(1, -1).every((_, i) => textsOf(lines, i + 1).every(({ chunk }) => !isNumeric(chunk.text)));
};
