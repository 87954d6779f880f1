import type { AlignedColumn } from './aligned-columns.ts';
import { arePointed, endsInPageNumbers, isContents, isList, isNumberedList } from './list-likeness.ts';
import { isNumeric } from './numeric-text.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';
import { isFlowing, isProse } from './running-text.ts';
import { isScattered, isWordless } from './scattered-texts.ts';
import { areBlocks } from './text-blocks.ts';
import { isCode, isIndex, isOptions } from './text-kinds.ts';
import { areWordColumns } from './word-columns.ts';

/** Is the first line set in another font than the lines under it? */
const isHeaded = ([head, ...body]: readonly PlacedLine[]): boolean => {
  const fonts = new Set(body.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk.words[0]!.font)));
  return (head?.chunks.length ?? 0) > 1 && head!.chunks.every(({ chunk }) => !fonts.has(chunk.words[0]!.font));
};

/** Hardly a figure: two columns of words may be anything set side by side. */
const isTextOnly = (lines: readonly PlacedLine[]): boolean =>
  lines.filter(({ chunks }) => chunks.some(({ chunk }) => /\d/.test(chunk.text))).length < 0.3 * lines.length;

/** Share of the lines that have a text in every column. */
const FULL = 0.8;

/** Names or answers in rows, one a place: cells of a table wrap or stand empty. */
const isFull = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean =>
  lines.filter(({ chunks }) => chunks.length === columns.length).length >= FULL * lines.length;

/** Few rows of words only under the first: names with addresses, a letterhead, the authors of a paper, years of events. */
const isAddressBlock = (lines: readonly PlacedLine[]): boolean =>
  lines.length < (isHeaded(lines) ? 4 : 5) &&
  lines.slice(1).filter(({ chunks }) => chunks.some(({ chunk }) => isNumeric(chunk.text))).length < 0.3 * lines.length;

/** Share of the texts beside others that name and say something at once. */
const LABELLED = 0.4;

/** Two columns of which one says `Due date: 31 May`: the head of a letter or an invoice (联系人：张三). */
const isLabelled = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean =>
  columns.length === 2 &&
  columns.some((_, index) => {
    const texts = textsOf(lines, index).map(({ chunk }) => chunk.text.trim());
    return texts.length > 1 && texts.filter((text) => /\p{L}[:：]\s*\S/u.test(text)).length >= LABELLED * texts.length;
  });

/** Does the form of the texts say that lines without a frame are no table? */
const isOther = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean =>
  isProse(lines, columns) ||
  isFlowing(lines) ||
  isScattered(lines) ||
  isWordless(lines) ||
  isCode(lines) ||
  isIndex(lines) ||
  isOptions(lines) ||
  isLabelled(lines, columns) ||
  areWordColumns(lines, columns, isHeaded(lines)) ||
  isNumberedList(lines, columns) ||
  arePointed(lines, columns) ||
  endsInPageNumbers(lines, columns) ||
  (!isHeaded(lines) && isTextOnly(lines) && (columns.length === 2 || isFull(lines, columns))) ||
  isAddressBlock(lines);

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
  if (isList(lines, columns) || isContents(lines) || areBlocks(lines, columns)) return false;
  if (!framed && isOther(lines, columns)) return false;
  if (density(rows, columns) < (framed ? 0.25 : 0.38)) return false;
  // two columns of words only need more evidence than figures do
  const numeric = lines.filter(({ chunks }) => chunks.some(({ chunk }) => isNumeric(chunk.text))).length;
  return framed || columns.length > 2 || numeric > 0.3 * lines.length || rows.length >= 4;
};
