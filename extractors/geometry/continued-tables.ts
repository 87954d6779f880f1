import { cellLocator, type Note, repair, type TableBlock, type TextBlock } from '../../src/model/index.ts';
import { type ColumnFrame, commonColumns, type InkedCell } from './common-columns.ts';
import { isContinuedCaption, runningKey } from './continuation-captions.ts';
import { continueText, findContinuation } from './join-cut-row.ts';
import { rowsOf } from './placed-cells.ts';
import { beginsAnew, hasOwnHeader, type Reading, repeatedRows, repeatsInner } from './repeated-header.ts';

/** Table of a page with the borders of its columns, in the direction it is read. */
export interface FramedTable extends ColumnFrame {
  readonly block: TableBlock;
  /** Where it begins and ends, as shares of the page height. */
  readonly top: number;
  readonly bottom: number;
  /** Lines of text directly above it on its page. */
  readonly captions: readonly TextBlock[];
  /** Lines in the upper margin of its page, as `runningKey`. */
  readonly running: readonly string[];
}

const LOWEST_TOP = 0.42;
const HIGHEST_BOTTOM = 0.62;

const sameCaptions = (above: FramedTable, below: FramedTable): boolean => {
  const last = above.captions.slice(above.captions.length - below.captions.length);
  return last.length === below.captions.length && last.every((line, i) => line.text === below.captions[i]!.text);
};

/** A table that may go on over the next page. Its cells are collected, so that a long table is put together once. */
export interface OpenTable {
  /** The part on its first page. */
  readonly head: FramedTable;
  /** The part on the page before. */
  last: FramedTable;
  columns: readonly number[];
  cells: InkedCell[];
  /** Indexes of the cells that reach down to the last row. */
  tail: readonly number[];
  height: number;
}

const tailOf = (cells: readonly InkedCell[], among: Iterable<number>, height: number): readonly number[] =>
  [...among].filter((index) => cells[index]!.row + cells[index]!.rowSpan === height);

/** Begins a table with its part on one page. */
export const openTable = (part: FramedTable): OpenTable => {
  const cells = [...part.cells];
  const height = Math.max(0, ...cells.map((cell) => cell.row + cell.rowSpan));
  return { head: part, last: part, columns: part.columns, cells, tail: tailOf(cells, cells.keys(), height), height };
};

/** The whole table as a block; cells are named by their rows in it. */
export const closeTable = ({ head, last, cells, height }: OpenTable): TableBlock => {
  const { at } = head.block;
  if (head === last) return head.block;
  return { ...head.block, rows: rowsOf(cells, height, (row, cell) => cellLocator(at, row, cell)) };
};

/** Adds cells below, with the cut row and the merged cells that go on over the break put together. */
const addCells = (open: OpenTable, below: readonly InkedCell[]): void => {
  const tail = new Map(open.tail.map((index) => [open.cells[index]!, index] as const));
  const { cutRow, pairs } = findContinuation([...tail.keys()], below);
  const shift = open.height - (cutRow ? 1 : 0);
  const touched = new Set(open.tail);
  for (const [above, next] of pairs) {
    const text = continueText(above.cell.text, next.cell.text);
    const rowSpan = above.rowSpan + next.rowSpan - (cutRow ? 1 : 0);
    open.cells[tail.get(above)!] = { ...above, rowSpan, cell: { ...above.cell, text } };
  }
  const dropped = new Set(pairs.map(([, next]) => next));
  for (const cell of below) {
    if (dropped.has(cell)) continue;
    touched.add(open.cells.length);
    open.cells.push({ ...cell, row: cell.row + shift });
  }
  for (const index of touched) open.height = Math.max(open.height, open.cells[index]!.row + open.cells[index]!.rowSpan);
  open.tail = tailOf(open.cells, touched, open.height);
};

/** A cell when the first `count` rows are left out: a merged cell that begins there keeps its rest. */
const withoutRows = (cell: InkedCell, count: number): readonly InkedCell[] => {
  const end = cell.row + cell.rowSpan - count;
  const row = Math.max(0, cell.row - count);
  return end > row ? [{ ...cell, row, rowSpan: end - row }] : [];
};

const joinNotes = (above: FramedTable, below: FramedTable, header: number, columns: number): readonly Note[] => {
  const { at } = above.block;
  const evidence = `the same ${columns} columns go on at the top of the next page`;
  const joined = repair('tables-rejoined', below.block.at, at, evidence, at);
  const rows = below.block.rows.slice(0, header).map((row) => row.map((cell) => cell.text).join(' | '));
  const repeated = [...below.captions.map((line) => line.text), ...rows];
  if (repeated.length === 0) return [joined];
  const reason = 'it stands word for word on the page before';
  return [joined, repair('header-repeat-removed', repeated.join('\n'), '', reason, at)];
};

/** How many leading rows of the part below are a header printed again. */
const repeatedHeader = ({ head, last }: OpenTable, below: FramedTable): number => {
  const reading: Reading = {
    recognized: head.recognized || below.recognized,
    aligned: head.aligned || below.aligned,
  };
  const leading = repeatedRows(head.block, below.block, reading);
  if (leading > 0) return leading;
  return [head, last].some((part) => repeatsInner(part.block, below.block)) ? 1 : 0;
};

/** Do the lines over the part below speak against its being the rest: a title of its own, a paragraph? */
const areForeign = ({ head, last }: OpenTable, below: FramedTable, header: number): boolean => {
  if (header > 0 && sameCaptions(head, below)) return false;
  const known = new Set(head.captions.map(({ text }) => text));
  return !below.captions.every(
    ({ text }) =>
      isContinuedCaption(text) ||
      last.running.includes(runningKey(text)) ||
      (known.has(text) && below.captions.some((line) => isContinuedCaption(line.text))),
  );
};

/** Does the part above end low enough on its page, and the part below begin high enough, for one table? */
const meetAtBreak = (last: FramedTable, below: FramedTable): boolean =>
  below.top <= LOWEST_TOP &&
  (last.bottom >= HIGHEST_BOTTOM || below.captions.some(({ text }) => isContinuedCaption(text)));

/**
 * Goes on with a table on the next page: returns what was left out and why, or null when the part below is a table of
 * its own.
 */
export const continueTable = (open: OpenTable, below: FramedTable): readonly Note[] | null => {
  const { head, last } = open;
  if (!meetAtBreak(last, below)) return null;
  const common = commonColumns({ ...last, columns: open.columns, cells: open.cells }, below);
  if (!common || common.columns.length < 3) return null;
  const header = repeatedHeader(open, below);
  if (beginsAnew(head.block, below.block, header)) return null;
  if (areForeign(open, below, header)) return null;
  if (header === 0 && hasOwnHeader(head.block, below.block)) return null;
  if (common.upper !== open.cells) {
    open.cells = [...common.upper];
    open.tail = tailOf(open.cells, open.cells.keys(), open.height);
  }
  open.columns = common.columns;
  addCells(
    open,
    common.lower.flatMap((cell) => withoutRows(cell, header)),
  );
  open.last = below;
  return joinNotes(head, below, header, common.columns.length - 1);
};
