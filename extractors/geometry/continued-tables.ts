import {
  cellLocator,
  type Note,
  type RawCell,
  repair,
  type TableBlock,
  type TextBlock,
} from '../../src/model/index.ts';
import { continueText, findContinuation } from './join-cut-row.ts';
import { type PlacedCell, placeCells, rowsOf } from './placed-cells.ts';

/** Table of a page with the borders of its columns, in the direction it is read. */
export interface FramedTable {
  readonly block: TableBlock;
  readonly columns: readonly number[];
  /** Where it begins and ends, as shares of the page height. */
  readonly top: number;
  readonly bottom: number;
  /** Lines of text directly above it on its page. */
  readonly captions: readonly TextBlock[];
  /** Read from a picture: borders and characters are not exact. */
  readonly recognized: boolean;
  /** Found by alignment: borders lie between texts and move with them. */
  readonly aligned: boolean;
}

/** Borders may differ by this much from page to page, in points. */
const SAME_BORDER = 4;
const SAME_SCANNED_BORDER = 8;
/** Share of characters that two readings of one header have in common. */
const SAME_SCANNED_TEXT = 0.8;
const LOWEST_TOP = 0.42;
const HIGHEST_BOTTOM = 0.62;
const MOST_HEADER_ROWS = 6;

const rowKey = (row: readonly RawCell[]): string =>
  row.map((cell) => `${cell.text.replace(/\s+/g, '')}/${cell.colSpan ?? 1}`).join('|');

/** Share of characters of two texts that are the same in order-free counting. */
const likeness = (a: string, b: string): number => {
  const rest = [...b];
  const shared = [...a].filter((character) => {
    const at = rest.indexOf(character);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / Math.max(1, a.length + b.length);
};

const sameRow = (a: readonly RawCell[], b: readonly RawCell[], recognized: boolean): boolean => {
  const [one, two] = [rowKey(a), rowKey(b)];
  return (
    one === two ||
    (recognized && a.length === b.length && likeness(one, two) >= SAME_SCANNED_TEXT && !/\d{2}/.test(one))
  );
};

const hasText = (row: readonly RawCell[]): boolean => row.some((cell) => cell.text !== '');

/** Leading rows that both tables share: the header printed again on the next page. */
const repeatedRows = (above: TableBlock, below: TableBlock, recognized: boolean): number => {
  let count = 0;
  while (
    count < Math.min(MOST_HEADER_ROWS, below.rows.length - 1) &&
    above.rows[count] &&
    hasText(below.rows[count]!) &&
    sameRow(above.rows[count]!, below.rows[count]!, recognized)
  ) {
    count += 1;
  }
  return count;
};

const labels = (row: readonly RawCell[] | undefined): readonly string[] =>
  (row ?? []).flatMap(({ text, rowSpan }) => (text === '' || (rowSpan ?? 1) > 1 ? [] : [text.replace(/\s+/g, '')]));

/**
 * Does the table below begin with a header that stands further down in the one above (一级指标 | 二级指标 | …, printed
 * again after the break)? At least three labels without a digit must be the same.
 */
const repeatsInner = (above: TableBlock, below: TableBlock): boolean => {
  const wanted = labels(below.rows[0]);
  if (wanted.length < 3 || below.rows.length < 2 || wanted.some((text) => /\d/.test(text))) return false;
  return above.rows.some((row) => labels(row).join('|') === wanted.join('|'));
};

/** Texts of the first column by row; rows covered by a merged cell have none. */
const firstColumn = (table: TableBlock): ReadonlyMap<number, string> =>
  new Map(
    placeCells(table.rows)
      .filter(({ column }) => column === 0)
      .map(({ row, cell }) => [row, cell.text]),
  );

/** Does the table below begin with the same labels as the one above? Then it is the next form, not its rest. */
const beginsAnew = (above: TableBlock, below: TableBlock, from: number): boolean => {
  const [upper, lower] = [firstColumn(above), firstColumn(below)];
  let same = 0;
  for (let row = from; row < from + 5; row++) {
    const label = upper.get(row) ?? '';
    if (label !== '' && label === lower.get(row) && !/^\d/.test(label)) same += 1;
  }
  return same >= 2;
};

const shifted = (columns: readonly number[]): readonly number[] => columns.map((x) => x - columns[0]!);

const nearest = (borders: readonly number[], position: number): number => {
  let best = 0;
  borders.forEach((border, index) => {
    if (Math.abs(border - position) < Math.abs(borders[best]! - position)) best = index;
  });
  return best;
};

/** Share of the narrower of two columns that must lie under the other, where no lines say where they end. */
const SAME_COLUMN = 0.5;

/** Do the columns of two tables without lines stand under one another, one by one? */
const columnsMatch = (one: readonly number[], two: readonly number[]): boolean =>
  one.length === two.length &&
  one.slice(1).every((end, i) => {
    const [start, from, to] = [one[i]!, two[i]!, two[i + 1]!];
    return Math.min(end, to) - Math.max(start, from) >= SAME_COLUMN * Math.min(end - start, to - from);
  });

/** Borders of both tables together when one has all those of the other; null when they are different tables. */
const commonColumns = (a: FramedTable, b: FramedTable): readonly number[] | null => {
  const [one, two] = [shifted(a.columns), shifted(b.columns)];
  if (a.aligned && b.aligned) {
    return columnsMatch(a.columns, b.columns) || columnsMatch(one, two) ? two : null;
  }
  const [few, many] = one.length <= two.length ? [one, two] : [two, one];
  const same = a.recognized || b.recognized ? SAME_SCANNED_BORDER : SAME_BORDER;
  if (Math.abs(one.at(-1)! - two.at(-1)!) > same) return null;
  if (few.length < 3 && few.length !== many.length) return null;
  const inside = few.every((x) => Math.abs(many[nearest(many, x)]! - x) <= same);
  return inside ? many : null;
};

/** Cells with their columns counted in other borders. */
const recount = (
  cells: readonly PlacedCell[],
  from: readonly number[],
  to: readonly number[],
): readonly PlacedCell[] => {
  const own = shifted(from);
  const rank = own.map((x) => nearest(to, x));
  return cells.map((placed) => {
    const column = rank[placed.column] ?? 0;
    const end = rank[placed.column + placed.colSpan] ?? to.length - 1;
    return { ...placed, column, colSpan: Math.max(1, end - column) };
  });
};

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
  cells: PlacedCell[];
  /** Indexes of the cells that reach down to the last row. */
  tail: readonly number[];
  height: number;
}

const tailOf = (cells: readonly PlacedCell[], among: Iterable<number>, height: number): readonly number[] =>
  [...among].filter((index) => cells[index]!.row + cells[index]!.rowSpan === height);

/** Begins a table with its part on one page. */
export const openTable = (part: FramedTable): OpenTable => {
  const cells = [...placeCells(part.block.rows)];
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
const addCells = (open: OpenTable, below: readonly PlacedCell[]): void => {
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
const withoutRows = (cell: PlacedCell, count: number): readonly PlacedCell[] => {
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
  const leading = repeatedRows(head.block, below.block, head.recognized || below.recognized);
  if (leading > 0) return leading;
  return [head, last].some((part) => repeatsInner(part.block, below.block)) ? 1 : 0;
};

/**
 * Goes on with a table on the next page: returns what was left out and why, or null when the part below is a table of
 * its own.
 */
export const continueTable = (open: OpenTable, below: FramedTable): readonly Note[] | null => {
  const { head, last } = open;
  if (last.bottom < HIGHEST_BOTTOM || below.top > LOWEST_TOP) return null;
  const columns = commonColumns({ ...last, columns: open.columns }, below);
  if (!columns || columns.length < 3) return null;
  const header = repeatedHeader(open, below);
  if (beginsAnew(head.block, below.block, header)) return null;
  if (below.captions.length > 0 && (header === 0 || !sameCaptions(head, below))) return null;
  if (columns.length !== open.columns.length) open.cells = [...recount(open.cells, open.columns, columns)];
  const lower = recount(placeCells(below.block.rows), below.columns, columns);
  open.columns = columns;
  addCells(
    open,
    lower.flatMap((cell) => withoutRows(cell, header)),
  );
  open.last = below;
  return joinNotes(head, below, header, columns.length - 1);
};
