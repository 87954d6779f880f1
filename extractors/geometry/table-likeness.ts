import type { AlignedColumn } from './aligned-columns.ts';
import type { PlacedLine } from './placed-lines.ts';
import { isCode, isIndex, isNumeric, isOptions } from './text-kinds.ts';
import { isWide } from './wide-text.ts';

const MARKER =
  /^(?:[•●■◆▪–—*·o-]|\(?[\da-zA-Zivx]{1,4}[.)）、]|[（(][\d一二三四五六七八九十]+[)）]|[①-⑳]|\d{1,2}(?:\.\d{1,2})*\.?|§+\s?\d*)$/;
const LEADERS = /(?:[.．·…]\s?){4,}/;

/** Length of a text in reading units: a Chinese character counts like two letters. */
const lengthOf = (text: string): number => [...text].reduce((sum, c) => sum + (isWide(c) ? 2 : 1), 0);

/** Texts of a column by line. */
const textsOf = (lines: readonly PlacedLine[], column: number): readonly PlacedLine['chunks'][number][] =>
  lines.flatMap((line) => line.chunks.filter(({ first, last }) => first === column && last === column));

/** Columns of running text side by side (分栏): long lines that fill their column. */
const isProse = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const prose = columns.filter((column, index) => {
    const texts = textsOf(lines, index);
    const full = texts.filter(({ chunk }) => chunk.box[2] - chunk.box[0] > 0.82 * (column.right - column.left));
    const long = texts.filter(({ chunk }) => lengthOf(chunk.text) >= 22 && !isNumeric(chunk.text));
    return texts.length > 2 && full.length > 0.55 * texts.length && long.length > 0.6 * texts.length;
  });
  return columns.length <= 3 && prose.length >= Math.min(2, columns.length);
};

/** Items of a list: marks in the first column, sentences in the second. */
const isList = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  if (columns.length !== 2) return false;
  const first = textsOf(lines, 0);
  return first.length > 0 && first.filter(({ chunk }) => MARKER.test(chunk.text.trim())).length > 0.6 * first.length;
};

/** Titles with leaders to one page number each; statements of accounts have leaders too, and several figures. */
const isContents = (lines: readonly PlacedLine[]): boolean =>
  lines.filter(({ chunks }) => chunks.filter(({ chunk }) => isNumeric(chunk.text)).length > 1).length <
    0.3 * lines.length &&
  lines.filter(({ chunks }) => chunks.some(({ chunk }) => LEADERS.test(chunk.text))).length > 0.4 * lines.length;

/** Titles with one page number each at the right edge, which never falls (目录). */
const endsInPageNumbers = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const last = textsOf(lines, columns.length - 1).map(({ chunk }) => chunk.text.trim());
  // on a scan the last dots of a leader may be read with the number
  const pages = last.map((text) => Number(/^[.·…]*(\d{1,4})$/.exec(text)?.[1] ?? Number.NaN));
  if (last.length < 5 || last.length < 0.6 * lines.length) return false;
  if (pages.some((page, i) => Number.isNaN(page) || (i > 0 && page < pages[i - 1]!))) return false;
  // a number of the chapter may stand first, figures in another column make it a table
  return columns.slice(1, -1).every((_, i) => textsOf(lines, i + 1).every(({ chunk }) => !isNumeric(chunk.text)));
};

/** Is the first line set in another font than the lines under it? */
const isHeaded = ([head, ...body]: readonly PlacedLine[]): boolean => {
  const fonts = new Set(body.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk.words[0]!.font)));
  return (head?.chunks.length ?? 0) > 1 && head!.chunks.every(({ chunk }) => !fonts.has(chunk.words[0]!.font));
};

/** Hardly a figure: two columns of words may be anything set side by side. */
const isTextOnly = (lines: readonly PlacedLine[]): boolean =>
  lines.filter(({ chunks }) => chunks.some(({ chunk }) => /\d/.test(chunk.text))).length < 0.3 * lines.length;

/** Few rows of words only, without a header: names with addresses, a letterhead, the authors of a paper. */
const isAddressBlock = (lines: readonly PlacedLine[]): boolean =>
  lines.length < 5 &&
  lines.filter(({ chunks }) => chunks.some(({ chunk }) => isNumeric(chunk.text))).length < 0.3 * lines.length;

/** Share of the slots that hold text. */
const density = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): number =>
  lines.reduce((sum, { chunks }) => sum + new Set(chunks.map(({ first }) => first)).size, 0) /
  (lines.length * columns.length);

/**
 * Are lines with aligned chunks a table? No: prose in columns, lists, tables of contents, scattered labels of a chart,
 * or too few rows; `framed` by rules fewer rows will do.
 */
export const isTableLike = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
  framed: boolean,
): boolean => {
  const rows = lines.filter(({ chunks }) => chunks.length > 1);
  // the rest of a cell of many lines stands alone in a column that is not the first
  const inner = lines.filter(
    ({ chunks: [chunk, ...others] }) => others.length === 0 && chunk && chunk.first > 0 && chunk.first === chunk.last,
  );
  if (columns.length < 2 || rows.length < (framed ? 2 : 3)) return false;
  if (!framed && rows.length < 0.5 * (lines.length - inner.length)) return false;
  if ((!framed && isProse(lines, columns)) || isList(lines, columns)) return false;
  if (
    isContents(lines) ||
    (!framed && (isCode(lines) || isIndex(lines) || isOptions(lines))) ||
    (!framed && endsInPageNumbers(lines, columns))
  )
    return false;
  if (!framed && columns.length === 2 && !isHeaded(lines) && isTextOnly(lines)) return false;
  if (!framed && !isHeaded(lines) && isAddressBlock(lines)) return false;
  if (density(rows, columns) < (framed ? 0.25 : 0.38)) return false;
  // two columns of words only need more evidence than figures do
  const numeric = lines.filter(({ chunks }) => chunks.some(({ chunk }) => isNumeric(chunk.text))).length;
  return framed || columns.length > 2 || numeric > 0.3 * lines.length || rows.length >= 4;
};
