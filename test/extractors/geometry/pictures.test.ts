import { expect, test } from 'vitest';
import { areBoxed, areLabels, arePlotted, picturesOf } from '../../../extractors/geometry/pictures.ts';
import type { Box } from '../../../src/model/index.ts';

const text = (x: number, y: number): Box => [x, y, x + 20, y + 10];
const page = { page: 1, width: 600, height: 800, glyphs: [], rules: { horizontal: [], vertical: [] }, areas: [] };
/** Three columns of four texts between 100 and 320 across, 100 and 190 down. */
const table = [0, 1, 2, 3].flatMap((row) => [100, 200, 300].map((x) => text(x, 100 + row * 27)));

test('texts under a drawn line are its labels, a line across the head of a table is not', () => {
  expect(areLabels(table, [[110, 100, 310, 190]])).toBe(true);
  expect(areLabels(table, [[100, 100, 160, 115]])).toBe(false);
  expect(areLabels(table, [[100, 300, 320, 500]])).toBe(false);
});

test('bars of different heights on one line are a picture, grounds of cells and of the page are not', () => {
  const bars: readonly Box[] = [60, 100, 140].map((x, i) => [x, 300 - 40 * i, x + 20, 400]);
  expect(picturesOf(page, bars)).toEqual([[60, 220, 160, 400]]);
  expect(
    picturesOf(
      page,
      bars.map(([left, , right, bottom]) => [left, 300, right, bottom]),
    ),
  ).toEqual([]);
  expect(picturesOf({ ...page, sketches: [[0, 0, 590, 700]] }, [])).toEqual([]);
});

test('texts left of an upright line and under a level one are those of a plot', () => {
  const axes = {
    vertical: [{ position: 100, start: 50, end: 200 }],
    horizontal: [{ position: 200, start: 100, end: 400 }],
  };
  const labels = [60, 110, 160].map((y) => text(70, y)).concat([120, 220, 320].map((x) => text(x, 205)));
  expect(arePlotted(labels, axes)).toBe(true);
  // a line beside the names of a table that crosses the line under its head
  const crossed = { vertical: axes.vertical, horizontal: [{ position: 70, start: 60, end: 400 }] };
  expect(arePlotted(labels, crossed)).toBe(false);
});

test('texts in boxes of their own are no table, texts in one frame may be', () => {
  const around = ([left, top, right, bottom]: Box): Box => [left - 5, top - 5, right + 5, bottom + 5];
  expect(areBoxed(table, table.map(around))).toBe(true);
  expect(areBoxed(table, [[90, 90, 330, 200]])).toBe(false);
  expect(areBoxed(table, table.slice(0, 4).map(around))).toBe(false);
});
