import type { Box } from '../../../src/model/index.ts';
import type { Grid } from '../../geometry/grid-cells.ts';
import { ruledGrids } from '../../geometry/ruled-grids.ts';
import type { Region } from './gray-image.ts';
import type { Rule, Rules } from './rule-strokes.ts';

/** Cell of a ruled table: its slots and its place on the levelled page in pixels. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly region: Region;
  /** A side of the cell has no line on the picture: it follows from where the text stands. */
  readonly isDivided?: boolean;
}

/** Ruled table with all its cells in reading order; every slot has exactly one cell. */
export interface RuledTable {
  readonly region: Region;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly RuledCell[];
  /** Its upright rules are missing: they follow from where the level ones end and from where the text stands. */
  readonly isInferred?: boolean;
}

/** Size of a character in the points the shared grid steps count in: their tolerances fit 9 to 12 pt text. */
export const POINTS_PER_EM = 10;

/** A grid in points as a table in pixels of the levelled page, its cells in reading order. */
export const tableInPixels = ({ columns, rows, cells }: Grid, em: number): RuledTable => {
  const scale = em / POINTS_PER_EM;
  const regionOf = ([left, top, right, bottom]: Box): Region => ({
    left: left * scale,
    top: top * scale,
    right: right * scale,
    bottom: bottom * scale,
  });
  return {
    region: regionOf([columns[0]!, rows[0]!, columns.at(-1)!, rows.at(-1)!]),
    columns: columns.map((x) => x * scale),
    rows: rows.map((y) => y * scale),
    cells: cells.map(({ row, column, rowSpan, colSpan, box }) => ({
      row,
      column,
      rowSpan,
      colSpan,
      region: regionOf(box),
    })),
  };
};

const inside = (inner: Region, outer: Region): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/** Rules of a page in points. */
export const rulesInPoints = ({ horizontal, vertical }: Rules, em: number) => {
  const scale = POINTS_PER_EM / em;
  const inPoints = ({ position, start, end }: Rule) => ({
    position: position * scale,
    start: start * scale,
    end: end * scale,
  });
  return { horizontal: horizontal.map(inPoints), vertical: vertical.map(inPoints) };
};

/**
 * Ruled tables of a page from top to bottom, by the same steps as for born-digital pages. A frame drawn inside a cell is
 * not a table of its own, nor is a box of less than four characters.
 */
export const findRuledTables = (rules: Rules, em: number): readonly RuledTable[] => {
  const { grids } = ruledGrids(rulesInPoints(rules, em));
  const tables = grids
    .map((grid) => tableInPixels(grid, em))
    .filter(({ region }) => region.right - region.left >= em * 4 && region.bottom - region.top >= em * 2);
  return tables.filter((table) => !tables.some((other) => other !== table && inside(table.region, other.region)));
};
