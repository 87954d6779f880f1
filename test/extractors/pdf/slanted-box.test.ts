import { expect, test } from 'vitest';
import { slantedBox } from '../../../extractors/pdf/slanted-box.ts';

const CURVE: readonly [number, number] = [Number.NaN, Number.NaN];

test('a slanted line and a large arc are drawn shapes', () => {
  expect(
    slantedBox([
      [0, 0],
      [50, 0],
      [90, 40],
    ]),
  ).toEqual([50, 0, 90, 40]);
  expect(slantedBox([[0, 0], CURVE, [40, 40]])).toEqual([0, 0, 40, 40]);
});

test('lines along the page and the rounded corners of a frame are none', () => {
  expect(slantedBox([[0, 8], CURVE, [8, 0], [200, 0], CURVE, [208, 8], [208, 90]])).toBeNull();
  expect(slantedBox([])).toBeNull();
});
