import { placeCells } from '../../../extractors/geometry/placed-cells.ts';
import type { Document, TableBlock } from '../../../src/model/index.ts';
import type { PictureCell } from '../../builders/table-picture.ts';

const keyOf = (cell: PictureCell): string =>
  [cell.row, cell.column, cell.rowSpan, cell.colSpan, cell.text.replace(/\s+/g, ' ')].join('/');

/** Tables of a document. */
export const tablesOf = (document: Document): readonly TableBlock[] =>
  document.blocks.filter((block) => block.kind === 'table');

/** Cells of a table with their slots. */
export const cellsOf = (table: TableBlock): readonly PictureCell[] =>
  placeCells(table.rows).map(({ row, column, rowSpan, colSpan, cell }) => ({
    row,
    column,
    rowSpan,
    colSpan,
    text: cell.text,
  }));

/** Counts of cells: right in place, span and text; wanted; and found. */
export const compareCells = (
  wanted: readonly PictureCell[],
  found: readonly PictureCell[],
): { readonly right: number; readonly wanted: number; readonly found: number } => {
  const keys = new Set(wanted.map(keyOf));
  return { right: found.filter((cell) => keys.has(keyOf(cell))).length, wanted: wanted.length, found: found.length };
};
