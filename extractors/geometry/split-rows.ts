import type { Box } from '../../src/model/index.ts';
import { alignedRows, isNumeric, type PlacedLine } from './aligned-rows.ts';
import type { Line } from './build-lines.ts';
import type { FilledCell, FilledGrid } from './fill-cells.ts';
import { isListItem, joinLines } from './join-lines.ts';
import { around } from './rectangle.ts';
import { gridRows } from './trim-grid.ts';

/** Text rows that a ruled row must hold before it is cut. */
const LEAST_LINES = 3;

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

/** Lines broken though the next word would have fitted: entries under one another, not a wrapped text. */
const isBroken = (cell: FilledCell): boolean => {
  const breaks = cell.lines.slice(1).map((line, i) => {
    const room = cell.box[2] - cell.box[0] - (cell.lines[i]!.box[2] - cell.lines[i]!.box[0]) - line.size;
    const word = line.words[0]!;
    return room > word.box[2] - word.box[0];
  });
  return breaks.length > 1 && breaks.filter(Boolean).length > 0.6 * breaks.length;
};

const isFigures = (cell: FilledCell): boolean =>
  cell.lines.length >= 2 && cell.lines.every((line) => isNumeric(line.text));

/**
 * Does one ruled row hold many rows of text? Only when several columns have an entry at most heights, one of them
 * figures and nothing but breaks that no wrapping would make; wrapped Chinese cells must stay whole (camelot's hybrid
 * re-splits good lattices).
 */
const holdsRows = (cells: readonly FilledCell[], rows: readonly (readonly Entry[])[]): boolean => {
  if (rows.length < LEAST_LINES) return false;
  const full = cells.filter((cell) => cell.lines.length >= 0.6 * rows.length);
  const texts = cells.filter((cell) => cell.text !== '');
  if (full.length < 2 || full.length < 0.5 * texts.length) return false;
  if (full.some((cell) => cell.lines.filter((line) => isListItem(line.text)).length > 1)) return false;
  const figures = full.filter(isFigures);
  return figures.length > 0 && full.filter((cell) => isFigures(cell) || isBroken(cell)).length > 0.5 * full.length;
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
  if (!holdsRows(own, rows)) return [top, bottom];
  const groups = alignedRows(rows.map(placed), columnsOf(grid), []);
  const boxes = groups.map((group) => around(group.map(({ line }) => line.box)));
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
