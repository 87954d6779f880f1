import type { Box } from '../../src/model/index.ts';
import { alignedTables, type Guides } from './aligned-tables.ts';
import type { Line } from './build-lines.ts';
import { buildWords, type Word } from './build-words.ts';
import { dropDoubles } from './drop-doubles.ts';
import { type FilledGrid, fillCells } from './fill-cells.ts';
import type { PageMarks, Rule, Turn } from './marks.ts';
import type { PageContent, PageLine, PageTable } from './page-content.ts';
import { picturesOf } from './pictures.ts';
import { around, heightOf, holdsMiddle, overlap, widthOf } from './rectangle.ts';
import { gridBox, type RuledGrids, ruledGrids } from './ruled-grids.ts';
import { settleGrids } from './settle-grids.ts';
import { textRegions } from './text-regions.ts';
import { tileRules } from './tile-rules.ts';
import { mainTurn, turnBack, turnBox, turnMarks } from './turn-marks.ts';

const wordsIn = (words: readonly Word[], box: Box): readonly Word[] =>
  words.filter((word) => holdsMiddle(box, word.box, 0.5));

const boxesMeet = (a: Box, b: Box): boolean =>
  overlap(a[0], a[2], b[0], b[2]) > 2 && overlap(a[1], a[3], b[1], b[3]) > 2;

const tableItem = (grid: FilledGrid, origin: PageTable['origin']): PageTable => ({
  kind: 'table',
  grid: {
    ...grid,
    cells: grid.cells.map(({ lines, ...cell }) => {
      if (origin !== 'aligned' || lines.length === 0) return cell;
      const box = around(lines.map((line) => line.box));
      return { ...cell, ink: [box[0], box[2]] as const };
    }),
  },
  box: gridBox(grid),
  origin,
});

const lineItem = ({ text, box, size }: Line): PageLine => ({ kind: 'line', line: { text, box, size }, box });

const byPlace = (a: { box: Box }, b: { box: Box }): number => a.box[1] - b.box[1] || a.box[0] - b.box[0];

/** Tables by alignment and the lines that are left, region by region, with ruled tables where they stand. */
const orderItems = (
  regions: readonly (readonly Line[])[],
  ruled: readonly PageTable[],
  guides: Guides,
): readonly (PageTable | PageLine)[] => {
  let waiting = [...ruled].sort(byPlace);
  const items: (PageTable | PageLine)[] = [];
  for (const lines of regions) {
    const aligned = alignedTables(lines, guides);
    const taken = new Set(aligned.flatMap((table) => [...table.lines]));
    const own = [
      ...aligned.map(({ grid }) => tableItem(grid, 'aligned')),
      ...lines.filter((line) => !taken.has(line)).map(lineItem),
    ];
    const bottom = Math.max(...own.map((item) => item.box[3]));
    const inside = regions.length === 1 ? waiting : waiting.filter((table) => table.box[1] < bottom);
    waiting = waiting.filter((table) => !inside.includes(table));
    items.push(...[...own, ...inside].sort(byPlace));
  }
  return [...items, ...waiting];
};

/** More filled areas draw a picture that is no bar chart. */
const MOST_BARS = 200;

/** Filled areas without a word, which may be the bars of a chart. */
const blanksOf = (areas: readonly Box[], words: readonly Word[]): readonly Box[] =>
  areas.length > MOST_BARS ? [] : areas.filter((area) => !words.some((word) => holdsMiddle(area, word.box)));

/** Lines that help to find tables by alignment: those of no grid that is kept. */
const looseRules = (
  marks: PageMarks,
  vertical: readonly Rule[],
  tables: readonly PageTable[],
  words: readonly Word[],
): Guides => {
  const { rules, areas, width, height } = marks;
  const free = ({ position, start, end }: Rule): boolean =>
    !tables.some(({ box }) => holdsMiddle(box, [start, position, end, position], 2));
  // the ground of a whole page is no band
  const shaded = areas.filter((area) => widthOf(area) * heightOf(area) < 0.6 * width * height);
  const bands = shaded.flatMap(([start, top, end, bottom]) =>
    [top, bottom].map((position) => ({ position, start, end })),
  );
  const blanks = blanksOf(areas, words);
  return {
    horizontal: rules.horizontal.filter(free),
    vertical,
    bands: bands.filter(free),
    bars: blanks.filter((area) => heightOf(area) < 40),
    pictures: picturesOf(marks, blanks),
    uprights: rules.vertical,
  };
};

/** Grids that lines draw, and those that coloured cells draw where no line does. */
const gridsOf = (
  { rules, areas }: PageMarks,
  words: readonly Word[],
): RuledGrids & { readonly dividers: readonly Rule[] } => {
  const drawn = ruledGrids(rules);
  const { lattices, dividers } = tileRules(areas, words);
  const free = lattices.filter(({ box }) => !drawn.grids.some((grid) => boxesMeet(gridBox(grid), box)));
  const coloured = free.flatMap((lattice) => ruledGrids(lattice.rules).grids);
  return { ...drawn, grids: [...drawn.grids, ...coloured].sort((a, b) => a.rows[0]! - b.rows[0]!), dividers };
};

/** Maps boxes back to the page as shown; a closure of its own, so that it does not keep the glyphs of the page alive. */
const placeBack =
  (turn: Turn, width: number, height: number): PageContent['toPage'] =>
  (box) =>
    turnBox(box, turnBack(turn), width, height);

/** Reads the marks of a page into tables and lines of text in reading order; a sideways page is turned first. */
export const readPage = (marks: PageMarks): PageContent => {
  const turn = mainTurn(marks);
  const upright = turnMarks(marks, turn);
  const words = buildWords(dropDoubles(upright.glyphs), upright.width, upright.height);
  const { grids, loose, frames, dividers } = gridsOf(upright, words);
  const filled = grids.map((grid) => fillCells(grid, wordsIn(words, gridBox(grid))));
  const ruled = settleGrids(filled, upright.rules).flatMap((grid) => (grid ? [tableItem(grid, 'ruled')] : []));
  const free = words.filter((word) => !ruled.some((table) => holdsMiddle(table.box, word.box, 0.5)));
  return {
    page: marks.page,
    width: upright.width,
    height: upright.height,
    items: orderItems(textRegions(free, upright.rules.horizontal, frames), ruled, {
      ...looseRules(upright, [...loose.vertical, ...dividers], ruled, free),
      frames,
    }),
    toPage: placeBack(turn, upright.width, upright.height),
  };
};
