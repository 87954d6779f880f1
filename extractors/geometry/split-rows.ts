import type { Box } from '../../src/model/index.ts';
import type { Line } from './build-lines.ts';
import type { FilledCell, FilledGrid } from './fill-cells.ts';
import { isListItem, joinLines } from './join-lines.ts';
import { isNumeric } from './numeric-text.ts';
import { type ComparedRows, compareRows } from './partition-rows.ts';
import type { PlacedLine } from './placed-lines.ts';
import { around } from './rectangle.ts';
import { gatherEvidence } from './row-evidence.ts';
import { gridRows } from './trim-grid.ts';

/** Text rows that a ruled row must hold before it is cut. */
const LEAST_LINES = 3;
/** More lines in one row are not looked into. */
const MOST_LINES = 150;
/** Share of the table's height from which a row is a body without lines (竖线表格), and the lines it needs. */
const OPEN_BODY = 0.55;
const LEAST_OPEN_LINES = 4;

interface Entry {
  readonly cell: FilledCell;
  readonly line: Line;
}

const middle = ({ box }: Line): number => (box[1] + box[3]) / 2;

/** Lines of all cells of a ruled row that stand at one height. */
const textRows = (cells: readonly FilledCell[]): readonly (readonly Entry[])[] => {
  const entries = cells.flatMap((cell) => cell.lines.map((line): Entry => ({ cell, line })));
  entries.sort((a, b) => middle(a.line) - middle(b.line) || a.cell.column - b.cell.column);
  const rows: Entry[][] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    const near = last && middle(entry.line) - middle(last[0]!.line) < 0.35 * entry.line.size;
    if (last && near && !last.some(({ cell }) => cell === entry.cell)) last.push(entry);
    else rows.push([entry]);
  }
  return rows;
};

const isFigures = (cell: FilledCell): boolean =>
  cell.lines.length >= 2 && cell.lines.every((line) => isNumeric(line.text));

/**
 * May one ruled row hold many rows of text? Several columns have an entry at most heights, no cell holds a list, and
 * either one column is nothing but figures or the row is most of the table, whose ruling then parts no rows at all.
 */
const mayHoldRows = (cells: readonly FilledCell[], rows: readonly (readonly Entry[])[], share: number): boolean => {
  if (rows.length < LEAST_LINES) return false;
  const texts = cells.filter((cell) => cell.text !== '');
  const full = cells.filter((cell) => cell.lines.length >= 0.6 * rows.length);
  const open = share > OPEN_BODY && rows.length >= LEAST_OPEN_LINES;
  if (texts.length < 2 || (!open && (full.length < 2 || full.length < 0.5 * texts.length))) return false;
  if (texts.some((cell) => cell.lines.filter((line) => isListItem(line.text)).length > 1)) return false;
  return open || full.some(isFigures);
};

/** Rows found by their cost must be clearly cheaper than one row, and most of them must look like rows. */
const LEAST_GAIN = 3;

const isBetter = (lines: readonly PlacedLine[], { rows, cost, whole }: ComparedRows): boolean => {
  const several = rows.filter(([from, to]) => {
    const columns = new Set(lines.slice(from, to + 1).flatMap(({ chunks }) => chunks.map(({ first }) => first)));
    return columns.size > 1;
  });
  return rows.length > 1 && cost < whole - LEAST_GAIN && several.length >= 0.6 * rows.length;
};

const placed = (entries: readonly Entry[]): PlacedLine => {
  const chunks = entries.map(({ cell, line }) => ({
    chunk: { words: line.words, text: line.text, box: line.box, size: line.size },
    first: cell.column,
    last: cell.column + cell.colSpan - 1,
  }));
  const box = around(entries.map(({ line }) => line.box));
  return { line: { chunks: chunks.map(({ chunk }) => chunk), box, size: entries[0]!.line.size }, chunks };
};

const columnsOf = ({ columns }: FilledGrid): readonly { left: number; right: number }[] =>
  columns.slice(1).map((right, i) => ({ left: columns[i]! + 2, right: right - 2 }));

/** Room for text in each column: its width less a usual padding. */
const roomsOf = ({ columns }: FilledGrid): readonly number[] =>
  columns.slice(1).map((right, i) => Math.max(1, right - columns[i]! - 5));

const cutCell = (cell: FilledCell, borders: readonly number[], shift: number): readonly FilledCell[] => {
  if (borders.length === 2) return [{ ...cell, row: shift }];
  return borders.slice(1).map((bottom, i): FilledCell => {
    const box: Box = [cell.box[0], borders[i]!, cell.box[2], bottom];
    const lines = cell.lines.filter((line) => middle(line) >= borders[i]! && middle(line) < bottom);
    return { ...cell, row: shift + i, rowSpan: 1, box, lines, text: joinLines(lines, box) };
  });
};

/** Borders inside a ruled row, between its rows of text; only its own when it holds one row. */
const rowBorders = (grid: FilledGrid, row: number, cells: readonly FilledCell[]): readonly number[] => {
  const [top, bottom] = [grid.rows[row]!, grid.rows[row + 1]!];
  const own = cells.filter((cell) => cell.rowSpan === 1);
  const rows = textRows(own);
  const height = grid.rows.at(-1)! - grid.rows[0]!;
  if (rows.length > MOST_LINES || !mayHoldRows(own, rows, (bottom - top) / height)) return [top, bottom];
  const lines = rows.map(placed);
  const compared = compareRows(gatherEvidence(lines, columnsOf(grid), [], roomsOf(grid)));
  if (!isBetter(lines, compared)) return [top, bottom];
  const boxes = compared.rows.map(([from, to]) => around(lines.slice(from, to + 1).map(({ line }) => line.box)));
  return [top, ...boxes.slice(1).map((box, i) => (boxes[i]![3] + box[1]) / 2), bottom];
};

/** Grid whose rows are cut where the ruling leaves out the lines between rows (半开表格). */
export const splitRows = (grid: FilledGrid): FilledGrid => {
  const rows = gridRows(grid);
  const borders = rows.map((cells, row) => rowBorders(grid, row, cells));
  if (borders.every((list) => list.length === 2)) return grid;
  const starts = [0];
  for (const list of borders) starts.push(starts.at(-1)! + list.length - 1);
  const cells = rows.flatMap((list, row) =>
    list.flatMap((cell) => {
      if (cell.rowSpan === 1) return cutCell(cell, borders[row]!, starts[row]!);
      return [{ ...cell, row: starts[row]!, rowSpan: starts[row + cell.rowSpan]! - starts[row]! }];
    }),
  );
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { columns: grid.columns, rows: [...borders.flatMap((list) => list.slice(0, -1)), grid.rows.at(-1)!], cells };
};
