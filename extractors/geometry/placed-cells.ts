import type { RawCell } from '../../src/model/index.ts';

/** Cell of a table block with the slots it covers. */
export interface PlacedCell {
  readonly cell: RawCell;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Gives every cell of a grid its slots, row by row; covered slots have no cell of their own. */
export const placeCells = (rows: readonly (readonly RawCell[])[]): readonly PlacedCell[] => {
  const freeFrom: number[] = [];
  const placed: PlacedCell[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      const [rowSpan, colSpan] = [cell.rowSpan ?? 1, cell.colSpan ?? 1];
      for (let k = column; k < column + colSpan; k++) freeFrom[k] = row + rowSpan;
      placed.push({ cell, row, column, rowSpan, colSpan });
      column += colSpan;
    }
  });
  return placed;
};

/** Rows of cells with spans and locators by place; `at` names a cell by its row and number in it, from 1. */
export const rowsOf = (
  placed: readonly PlacedCell[],
  rowCount: number,
  at: (row: number, cell: number) => string,
): readonly (readonly RawCell[])[] => {
  const rows: PlacedCell[][] = Array.from({ length: rowCount }, () => []);
  for (const cell of placed) rows[cell.row]?.push(cell);
  return rows.map((cells, r) =>
    cells
      .sort((a, b) => a.column - b.column)
      .map(({ cell, rowSpan, colSpan }, c) => ({ ...cell, at: at(r + 1, c + 1), rowSpan, colSpan })),
  );
};
