import type { Box } from '../../src/model/index.ts';
import { buildLines, type Line } from './build-lines.ts';
import { buildWords, type Word } from './build-words.ts';
import { dropDoubles } from './drop-doubles.ts';
import { type FilledGrid, fillCells } from './fill-cells.ts';
import type { PageMarks } from './marks.ts';
import type { PageContent, PageLine, PageTable } from './page-content.ts';
import { holdsMiddle } from './rectangle.ts';
import { rejectGrids } from './reject-grids.ts';
import { gridBox, ruledGrids } from './ruled-grids.ts';
import { trimGrid } from './trim-grid.ts';
import { mainTurn, turnBack, turnBox, turnMarks } from './turn-marks.ts';

const wordsIn = (words: readonly Word[], box: Box): readonly Word[] =>
  words.filter((word) => holdsMiddle(box, word.box, 0.5));

const ruledTables = (marks: PageMarks, words: readonly Word[]): readonly FilledGrid[] => {
  const { grids } = ruledGrids(marks.rules);
  return rejectGrids(grids.map((grid) => fillCells(grid, wordsIn(words, gridBox(grid))))).map(trimGrid);
};

const tableItem = (grid: FilledGrid, origin: PageTable['origin']): PageTable => ({
  kind: 'table',
  grid: { ...grid, cells: grid.cells.map(({ lines: _, ...cell }) => cell) },
  box: gridBox(grid),
  origin,
});

const lineItem = ({ text, box, size }: Line): PageLine => ({ kind: 'line', line: { text, box, size }, box });

/** Reads the marks of a page into tables and lines of text in reading order; a sideways page is turned first. */
export const readPage = (marks: PageMarks): PageContent => {
  const turn = mainTurn(marks);
  const upright = turnMarks(marks, turn);
  const words = buildWords(dropDoubles(upright.glyphs), upright.width, upright.height);
  const tables = ruledTables(upright, words).map((grid) => tableItem(grid, 'ruled'));
  const free = words.filter((word) => !tables.some((table) => holdsMiddle(table.box, word.box, 0.5)));
  const lines = buildLines(free).map(lineItem);
  return {
    page: marks.page,
    width: upright.width,
    height: upright.height,
    items: [...tables, ...lines].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]),
    toPage: (box) => turnBox(box, turnBack(turn), upright.width, upright.height),
  };
};
