import type { Box } from '../../src/model/index.ts';
import { drawnShare, type GridLine, type GridLines } from './grid-lines.ts';
import { CROSS_TOLERANCE } from './rule-networks.ts';

/** Cell of a grid: its first slot, how many slots it covers, and its place. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly box: Box;
}

/** A table as a mathematical object: every slot belongs to exactly one cell; cells are in reading order. */
export interface Grid {
  /** Positions of the column borders, one more than columns. */
  readonly columns: readonly number[];
  /** Positions of the row borders, one more than rows. */
  readonly rows: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Share of a border that must be drawn to separate two slots. */
const LEAST_DRAWN = 0.7;

/** Is there a border between a slot and the next one? */
export interface Borders {
  readonly right: (row: number, column: number) => boolean;
  readonly below: (row: number, column: number) => boolean;
}

/** Grid whose cells grow from each free slot to the right and then down while no border is crossed; always rectangles. */
export const growCells = (columns: readonly number[], rows: readonly number[], borders: Borders): Grid => {
  const [rowCount, columnCount] = [rows.length - 1, columns.length - 1];
  const taken = new Uint8Array(Math.max(0, rowCount * columnCount));
  const cells: GridCell[] = [];
  const fits = (row: number, from: number, to: number): boolean => {
    for (let k = from; k <= to; k++) {
      if (borders.below(row - 1, k) || taken[row * columnCount + k] === 1) return false;
      if (k < to && borders.right(row, k)) return false;
    }
    return true;
  };
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      if (taken[row * columnCount + column] === 1) continue;
      let [right, bottom] = [column, row];
      const free = (k: number): boolean => k < columnCount && taken[row * columnCount + k] !== 1;
      while (free(right + 1) && !borders.right(row, right)) right++;
      while (bottom + 1 < rowCount && fits(bottom + 1, column, right)) bottom++;
      for (let r = row; r <= bottom; r++) taken.fill(1, r * columnCount + column, r * columnCount + right + 1);
      const box: Box = [columns[column]!, rows[row]!, columns[right + 1]!, rows[bottom + 1]!];
      cells.push({ row, column, rowSpan: bottom - row + 1, colSpan: right - column + 1, box });
    }
  }
  return { columns, rows, cells };
};

/** Grid of cells with spans that grid lines enclose. */
export const gridCells = (lines: GridLines): Grid => {
  const columns = lines.columns.map((line) => line.position);
  const rows = lines.rows.map((line) => line.position);
  const memo = (line: readonly GridLine[], across: readonly number[]): ((index: number, slot: number) => boolean) => {
    const known = new Int8Array(line.length * across.length);
    return (index, slot) => {
      const at = index * across.length + slot;
      if (known[at] === 0) {
        const share = drawnShare(line[index]!, across[slot]!, across[slot + 1]!, CROSS_TOLERANCE);
        known[at] = share >= LEAST_DRAWN ? 1 : -1;
      }
      return known[at] === 1;
    };
  };
  const [vertical, horizontal] = [memo(lines.columns, rows), memo(lines.rows, columns)];
  return growCells(columns, rows, {
    right: (row, column) => vertical(column + 1, row),
    below: (row, column) => horizontal(row + 1, column),
  });
};

/** Grid without the borders that separate nothing: no cell begins at them. */
export const compactGrid = (grid: Grid): Grid => {
  const keep = (starts: ReadonlySet<number>, count: number): { rank: number[]; kept: number[] } => {
    const rank: number[] = [];
    const kept: number[] = [];
    for (let i = 0; i < count; i++) {
      rank.push(kept.length);
      if (starts.has(i)) kept.push(i);
    }
    rank.push(kept.length);
    return { rank, kept };
  };
  const columns = keep(new Set(grid.cells.map((cell) => cell.column)), grid.columns.length - 1);
  const rows = keep(new Set(grid.cells.map((cell) => cell.row)), grid.rows.length - 1);
  return {
    columns: [...columns.kept.map((i) => grid.columns[i]!), grid.columns.at(-1) ?? 0],
    rows: [...rows.kept.map((i) => grid.rows[i]!), grid.rows.at(-1) ?? 0],
    cells: grid.cells.map((cell) => ({
      ...cell,
      row: rows.rank[cell.row]!,
      column: columns.rank[cell.column]!,
      rowSpan: rows.rank[cell.row + cell.rowSpan]! - rows.rank[cell.row]!,
      colSpan: columns.rank[cell.column + cell.colSpan]! - columns.rank[cell.column]!,
    })),
  };
};
