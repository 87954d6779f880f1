import { alignedTables } from './aligned-tables.ts';
import type { FilledGrid } from './fill-cells.ts';
import type { Rules } from './marks.ts';
import { rejectGrids } from './reject-grids.ts';
import { splitRows } from './split-rows.ts';
import { trimGrid } from './trim-grid.ts';

/** A grid of one column whose texts stand in columns: a frame with row lines, which alignment reads better. */
const hasInnerColumns = (grid: FilledGrid, rules: Rules): boolean => {
  if (grid.columns.length > 2) return false;
  const lines = grid.cells.flatMap((cell) => cell.lines);
  const tables = alignedTables(lines, { horizontal: rules.horizontal, vertical: [], bands: [] });
  return tables.some((table) => table.grid.columns.length > 2 && table.lines.size > 0.6 * lines.length);
};

/**
 * Ruled grids with their texts as the tables they are: without slivers, with rows that no line parts. Null in the place of
 * a grid that is none, or that alignment reads better.
 */
export const settleGrids = (grids: readonly FilledGrid[], rules: Rules): readonly (FilledGrid | null)[] => {
  const kept = new Set(rejectGrids(grids).filter((grid) => !hasInnerColumns(grid, rules)));
  return grids.map((grid) => (kept.has(grid) ? splitRows(trimGrid(grid)) : null));
};
