import { expect, test } from 'vitest';
import type { Word } from '../../../extractors/geometry/build-words.ts';
import { fillCells } from '../../../extractors/geometry/fill-cells.ts';
import { ruledGrids } from '../../../extractors/geometry/ruled-grids.ts';
import { areScattered } from '../../../extractors/geometry/scattered-cells.ts';

const STEPS = [0, 1, 2, 3, 4];
const rules = STEPS.map((i) => ({ position: i * 100, start: 0, end: 400 }));
const [grid] = ruledGrids({ horizontal: rules, vertical: rules }).grids;

const word = (left: number, top: number, width: number, font: string): Word => ({
  text: 'Room',
  box: [left, top, left + width, top + 10],
  size: 10,
  turn: 0,
  font,
  glyphs: [],
  blankBefore: false,
});

/** A grid of four by four cells with a text in each, moved by `x` and `y`. */
const filled = (x: (i: number) => number, y: (i: number) => number, font = 'F1') =>
  fillCells(
    grid!,
    [0, 1, 2, 3].flatMap((row) =>
      [0, 1, 2, 3].map((column) => {
        const i = row * 4 + column;
        return word(column * 100 + 10 + x(i), row * 100 + 10 + y(i), 20 + ((i * 7) % 31), font);
      }),
    ),
  );
const odd = (i: number): number => (i * 13) % 37;
const level = (): number => 0;

test('texts anywhere in the cells of a plan are scattered, in line down the columns or across the rows they are not', () => {
  expect(areScattered(filled(odd, odd))).toBe(true);
  expect(areScattered(filled(level, odd))).toBe(false);
  expect(areScattered(filled(odd, level))).toBe(false);
});

test('boxes of ink on a scan say nothing', () => {
  expect(areScattered(filled(odd, odd, ''))).toBe(false);
});
