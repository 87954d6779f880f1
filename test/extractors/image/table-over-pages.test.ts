import { expect, test } from 'vitest';
import { assembleDocument } from '../../../extractors/geometry/assemble-document.ts';
import { recognizedContent } from '../../../extractors/geometry/recognized-content.ts';
import type { Box, TableBlock } from '../../../src/model/index.ts';

const [WIDTH, HEIGHT] = [1240, 1754];
const COLUMNS = [100, 400, 800, 1140];

/** Table of a page as recognition gives it, one text per cell, `|` between cells. */
const table = (page: number, top: number, lines: readonly string[], place: (box: Box) => Box): TableBlock => ({
  kind: 'table',
  at: `p${page}.t1`,
  geometry: 'grid',
  page,
  box: place([COLUMNS[0]!, top, COLUMNS.at(-1)!, top + 100 * lines.length]),
  rows: lines.map((line, row) =>
    line.split('|').map((text, column) => ({
      text,
      at: `p${page}.t1.r${row + 1}.c${column + 1}`,
      colSpan: 1,
      rowSpan: 1,
      page,
      box: place([COLUMNS[column]!, top + 100 * row, COLUMNS[column + 1]!, top + 100 * (row + 1)]),
    })),
  ),
});

const ABOVE = ['指标|指标值|得分', '后续管护责任落实情|健全|9'];
const BELOW = ['况||', '群众满意度|≥95%|8'];

/** Where a box of the upright page lies on the page as received. */
const TURNS: Record<string, readonly [(box: Box) => Box, number, number]> = {
  upright: [(box) => box, WIDTH, HEIGHT],
  'a quarter clockwise': [([l, t, r, b]) => [HEIGHT - b, l, HEIGHT - t, r], HEIGHT, WIDTH],
  'upside down': [([l, t, r, b]) => [WIDTH - r, HEIGHT - b, WIDTH - l, HEIGHT - t], WIDTH, HEIGHT],
  'a quarter back': [([l, t, r, b]) => [t, WIDTH - r, b, WIDTH - l], HEIGHT, WIDTH],
};

test.each(Object.keys(TURNS))('a row cut by the end of a scanned page is put together: %s', (turn) => {
  const [place, width, height] = TURNS[turn]!;
  const pages = [table(1, 1400, ABOVE, place), table(2, 120, BELOW, place)].map((block, i) =>
    recognizedContent([block], i + 1, width, height, 595 / WIDTH),
  );
  const { value, notes } = assembleDocument(pages);
  expect(value.map((block) => block.kind === 'table' && block.rows.map((row) => row.map(({ text }) => text)))).toEqual([
    [
      ['指标', '指标值', '得分'],
      ['后续管护责任落实情况', '健全', '9'],
      ['群众满意度', '≥95%', '8'],
    ],
  ]);
  expect(notes.map(({ code }) => code)).toEqual(['tables-rejoined']);
  // boxes stay on the page as received
  expect(value[0]?.box).toEqual(place([100, 1400, 1140, 1600]));
});
