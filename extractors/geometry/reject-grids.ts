import type { Box } from '../../src/model/index.ts';
import type { FilledGrid } from './fill-cells.ts';
import { gridBox } from './ruled-grids.ts';
import { areScattered } from './scattered-cells.ts';

const contains = (outer: Box, inner: Box): boolean =>
  inner[0] >= outer[0] - 2 && inner[1] >= outer[1] - 2 && inner[2] <= outer[2] + 2 && inner[3] <= outer[3] + 2;

const filled = (grid: FilledGrid): number => grid.cells.filter((cell) => cell.text !== '').length;

/** A frame, a letterhead, a plan or the axes of a chart: too little text for a table (camelot rejects grids ≥ 90% blank). */
const isDecoration = (grid: FilledGrid): boolean => {
  const count = filled(grid);
  const slots = (grid.columns.length - 1) * (grid.rows.length - 1);
  if (count < 2 || slots < 2) return true;
  // a framed text with its title
  if (grid.columns.length === 2 && grid.rows.length < 5) return true;
  // boxes under one another, joined by lines: every text is as wide as the whole
  const width = grid.columns.length - 1;
  if (width > 1 && grid.cells.every((cell) => cell.text === '' || cell.colSpan === width)) return true;
  if (areScattered(grid)) return true;
  return grid.cells.length >= 12 && count / grid.cells.length < 0.1;
};

/**
 * Grids that are tables. Of a grid drawn inside a cell of another one the outer is kept, unless that is a mere frame of
 * two or three cells around it.
 */
export const rejectGrids = (grids: readonly FilledGrid[]): readonly FilledGrid[] => {
  const tables = grids.filter((grid) => !isDecoration(grid));
  const frames = new Set(
    tables.filter(
      (outer) =>
        outer.cells.length <= 3 &&
        tables.some((inner) => inner !== outer && inner.cells.length > 3 && contains(gridBox(outer), gridBox(inner))),
    ),
  );
  const kept = tables.filter((grid) => !frames.has(grid));
  return kept.filter(
    (inner) =>
      !kept.some(
        (outer) =>
          outer !== inner && contains(gridBox(outer), gridBox(inner)) && outer.cells.length >= inner.cells.length,
      ),
  );
};
