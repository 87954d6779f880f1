import type { FilledCell, FilledGrid } from './fill-cells.ts';
import type { Grid, GridCell } from './grid-cells.ts';

/** Rows and columns thinner than this hold no text: slivers between double lines and shading. */
const SLIVER = 4.5;

/** Does every cell that begins in the row (or column) stand empty? */
const emptyLines = (grid: FilledGrid, borders: readonly number[], along: 'row' | 'column'): ReadonlySet<number> => {
  const texts = new Set(grid.cells.filter((cell) => cell.text !== '').map((cell) => cell[along]));
  const dropped = new Set<number>();
  for (let i = 0; i + 1 < borders.length; i++) {
    if (borders[i + 1]! - borders[i]! < SLIVER && !texts.has(i)) dropped.add(i);
  }
  return dropped;
};

/** Columns (rows) outside the table proper: nothing printed in them, at the edge. */
const withoutLines = (grid: FilledGrid, rows: ReadonlySet<number>, columns: ReadonlySet<number>): FilledGrid => {
  if (rows.size + columns.size === 0) return grid;
  const rank = (dropped: ReadonlySet<number>, count: number): number[] => {
    const ranks = [0];
    for (let i = 0; i < count; i++) ranks.push(ranks[i]! + (dropped.has(i) ? 0 : 1));
    return ranks;
  };
  const rowRank = rank(rows, grid.rows.length - 1);
  const columnRank = rank(columns, grid.columns.length - 1);
  const cells = grid.cells
    .map((cell): FilledCell => {
      const [row, column] = [rowRank[cell.row]!, columnRank[cell.column]!];
      const rowSpan = rowRank[cell.row + cell.rowSpan]! - row;
      const colSpan = columnRank[cell.column + cell.colSpan]! - column;
      return { ...cell, row, column, rowSpan, colSpan };
    })
    .filter((cell) => cell.rowSpan > 0 && cell.colSpan > 0);
  return {
    rows: [...grid.rows.filter((_, i) => i === grid.rows.length - 1 || !rows.has(i))],
    columns: [...grid.columns.filter((_, i) => i === grid.columns.length - 1 || !columns.has(i))],
    cells,
  };
};

/** Grid without empty slivers. */
export const trimGrid = (grid: FilledGrid): FilledGrid =>
  withoutLines(grid, emptyLines(grid, grid.rows, 'row'), emptyLines(grid, grid.columns, 'column'));

/** Cells of each row in order of columns. */
export const gridRows = <Cell extends GridCell>(
  grid: Grid & { readonly cells: readonly Cell[] },
): readonly (readonly Cell[])[] => {
  const rows: Cell[][] = Array.from({ length: grid.rows.length - 1 }, () => []);
  for (const cell of grid.cells) rows[cell.row]?.push(cell);
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return rows;
};
