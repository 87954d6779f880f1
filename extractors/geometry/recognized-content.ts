import type { Block, Box, TableBlock } from '../../src/model/index.ts';
import type { PageContent, PageLine, PageTable } from './page-content.ts';
import { type PlacedCell, placeCells } from './placed-cells.ts';
import { heightOf, median } from './rectangle.ts';

const NOWHERE: Box = [0, 0, 0, 0];

/** Borders in one direction from the boxes of the cells that begin and end at them. */
const borders = (
  cells: readonly PlacedCell[],
  first: (cell: PlacedCell) => number,
  span: (cell: PlacedCell) => number,
  side: 0 | 1,
): readonly number[] => {
  const count = Math.max(0, ...cells.map((cell) => first(cell) + span(cell)));
  return Array.from({ length: count + 1 }, (_, at) => {
    const begin = cells.filter((cell) => first(cell) === at).map(({ cell }) => (cell.box ?? NOWHERE)[side]);
    const end = cells
      .filter((cell) => first(cell) + span(cell) === at)
      .map(({ cell }) => (cell.box ?? NOWHERE)[side + 2]!);
    return median(at < count ? begin : end, median(end));
  });
};

const tableItem = (block: TableBlock): PageTable => {
  const cells = placeCells(block.rows);
  const columns = borders(
    cells,
    (cell) => cell.column,
    (cell) => cell.colSpan,
    0,
  );
  const rows = borders(
    cells,
    (cell) => cell.row,
    (cell) => cell.rowSpan,
    1,
  );
  const grid = {
    columns,
    rows,
    cells: cells.map(({ cell, ...slots }) => ({ ...slots, box: cell.box ?? NOWHERE, text: cell.text })),
  };
  return { kind: 'table', grid, box: block.box ?? NOWHERE, origin: 'recognized', block };
};

const lineItem = (block: Exclude<Block, TableBlock>): PageLine => {
  const box = block.box ?? NOWHERE;
  return { kind: 'line', line: { text: block.text, box, size: heightOf(box) }, box, block };
};

/** Blocks of a recognised page as its content, so that page numbers and cut tables are treated as on printed pages. */
export const recognizedContent = (
  blocks: readonly Block[],
  page: number,
  width: number,
  height: number,
): PageContent => ({
  page,
  width,
  height,
  items: blocks.map((block) => (block.kind === 'table' ? tableItem(block) : lineItem(block))),
  toPage: (box) => box,
});
