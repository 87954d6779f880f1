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

const tableItem = (block: TableBlock, upright: (box: Box) => Box): PageTable => {
  const cells = placeCells(block.rows).map((placed) => {
    const box = upright(placed.cell.box ?? NOWHERE);
    return { ...placed, cell: { ...placed.cell, box } };
  });
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
  return { kind: 'table', grid, box: upright(block.box ?? NOWHERE), origin: 'recognized', block };
};

const lineItem = (block: Exclude<Block, TableBlock>, upright: (box: Box) => Box): PageLine => {
  const box = upright(block.box ?? NOWHERE);
  return { kind: 'line', line: { text: block.text, box, size: heightOf(box) }, box, block };
};

/** The way in which the columns of the tables of a page run on it as received: a scan may lie on its side. */
type Direction = 'right' | 'down' | 'left' | 'up';

const columnDirection = (blocks: readonly Block[]): Direction => {
  let [x, y] = [0, 0];
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const row of block.rows) {
      const [first, last] = [row[0]?.box ?? NOWHERE, row.at(-1)?.box ?? NOWHERE];
      x += last[0] + last[2] - first[0] - first[2];
      y += last[1] + last[3] - first[1] - first[3];
    }
  }
  if (Math.abs(x) >= Math.abs(y)) return x < 0 ? 'left' : 'right';
  return y < 0 ? 'up' : 'down';
};

/** Maps a box of a page as received to the page as it is read. */
const uprightBox = (direction: Direction, width: number, height: number, scale: number): ((box: Box) => Box) => {
  const scaled = ([left, top, right, bottom]: Box): Box => [left * scale, top * scale, right * scale, bottom * scale];
  if (direction === 'down') return ([left, top, right, bottom]) => scaled([top, width - right, bottom, width - left]);
  if (direction === 'up') return ([left, top, right, bottom]) => scaled([height - bottom, left, height - top, right]);
  if (direction === 'right') return scaled;
  return ([left, top, right, bottom]) => scaled([width - right, height - bottom, width - left, height - top]);
};

/**
 * Blocks of a recognised page as its content, so that page numbers and cut tables are treated as on printed pages. Width
 * and height are those of the page as the boxes count it, `points` the points a unit of theirs makes; the content is
 * upright and in points, the blocks stay as they are.
 */
export const recognizedContent = (
  blocks: readonly Block[],
  page: number,
  width: number,
  height: number,
  points = 1,
): PageContent => {
  const direction = columnDirection(blocks);
  const upright = uprightBox(direction, width, height, points);
  const sideways = direction === 'down' || direction === 'up';
  return {
    page,
    width: (sideways ? height : width) * points,
    height: (sideways ? width : height) * points,
    items: blocks.map((block) => (block.kind === 'table' ? tableItem(block, upright) : lineItem(block, upright))),
    toPage: (box) => box,
  };
};
