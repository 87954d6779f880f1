import { cellLocator, type RawCell, type TableBlock, tableLocator } from '../../src/model/index.ts';
import type { OcrEngine } from './engines/ocr-engine.ts';
import { joinLines } from './join-lines.ts';
import type { PageLayout } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import type { RuledCell, RuledTable } from './raster/ruled-grid.ts';
import type { ReadLine } from './read-line.ts';
import { lowestConfidence, readRegion } from './read-region.ts';

/** One cell of a table as it was read, still in pixels of the levelled page. */
export interface ReadCell {
  readonly at: string;
  readonly ruled: RuledCell;
  readonly lines: readonly ReadLine[];
  /** Text of the cell, where it is not simply its lines joined. */
  readonly text?: string;
}

/** Table that was read but has no number on its page yet; its cells stand in the order of `ruled.cells`. */
export interface UnplacedTable {
  readonly ruled: RuledTable;
  /** No (upright) lines are drawn: the grid follows from where the text stands (无线表格). */
  readonly isAligned?: boolean;
  readonly cells: readonly Pick<ReadCell, 'lines' | 'text'>[];
}

/** Table with the readings of all its cells, empty ones included. */
export interface ReadTable {
  readonly at: string;
  readonly isAligned: boolean;
  readonly ruled: RuledTable;
  readonly cells: readonly ReadCell[];
}

/** The inside of a cell, away from its rules. */
export const cellInside = ({ left, top, right, bottom }: Region, em: number): Region => {
  const inset = Math.max(1, em * 0.08);
  return {
    left: Math.round(left + inset),
    top: Math.round(top + inset),
    right: Math.round(right - inset),
    bottom: Math.round(bottom - inset),
  };
};

/** Reads every cell of a ruled table. */
export const readTable = async (layout: PageLayout, ruled: RuledTable, engine: OcrEngine): Promise<UnplacedTable> => {
  const cells: { lines: readonly ReadLine[] }[] = [];
  for (const cell of ruled.cells) {
    cells.push({ lines: await readRegion(layout, cellInside(cell.region, layout.em), engine) });
  }
  return { ruled, isAligned: ruled.isInferred === true, cells };
};

/** Gives a table and its cells their places on the page; `ordinal` counts the tables of the page from 1. */
export const placeTable = (
  { ruled, cells, isAligned = false }: UnplacedTable,
  page: number,
  ordinal: number,
): ReadTable => {
  const at = tableLocator(ordinal, page);
  let [row, printed] = [-1, 0];
  const placed = ruled.cells.map((cell, i): ReadCell => {
    printed = cell.row === row ? printed + 1 : 1;
    row = cell.row;
    return { ...cells[i]!, at: cellLocator(at, row + 1, printed), ruled: cell };
  });
  return { at, ruled, isAligned, cells: placed };
};

/** Places a region of the levelled page on the page as the document counts it. */
export type PlaceBox = (region: Region) => readonly [number, number, number, number];

const rawCell = (cell: ReadCell, em: number, page: number, place: PlaceBox): RawCell => {
  const { region, rowSpan, colSpan } = cell.ruled;
  const confidence = lowestConfidence(cell.lines);
  return {
    text: cell.text ?? joinLines(cell.lines, region.right - region.left - em * 0.5, em),
    at: cell.at,
    colSpan,
    rowSpan,
    page,
    box: place(region),
    ...(confidence === undefined ? {} : { confidence }),
  };
};

/** The block of a table that was read: one row of cells per ruled row, spans known. */
export const tableBlock = (table: ReadTable, em: number, page: number, place: PlaceBox): TableBlock => ({
  kind: 'table',
  at: table.at,
  geometry: 'grid',
  page,
  box: place(table.ruled.region),
  rows: table.ruled.rows
    .slice(1)
    .map((_, row) =>
      table.cells.filter((cell) => cell.ruled.row === row).map((cell) => rawCell(cell, em, page, place)),
    ),
});
