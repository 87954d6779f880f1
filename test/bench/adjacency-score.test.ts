import { expect, test } from 'vitest';
import { type GridText, relations, scoreTables } from '../../bench/table-shapes/adjacency-score.ts';
import { parsePicture } from '../builders/table-picture.ts';

const grid = (picture: string): GridText => ({ cells: parsePicture(picture) });

test('relations skip blank cells and count a merged cell once for each neighbour', () => {
  expect([...relations(grid('a | b\nc | '))].map(([key]) => key).sort()).toEqual(['a|b|false', 'a|c|true']);
  expect([...relations(grid('a | <\nb | c'))].map(([key]) => key).sort()).toEqual([
    'a|b|true',
    'a|c|true',
    'b|c|false',
  ]);
  expect([...relations(grid('a | | b'))].map(([key]) => key)).toEqual(['a|b|false']);
});

test('a table that was torn in two is half right, and its rest is spurious', () => {
  const whole = grid('a | b\nc | d\ne | f\ng | h');
  const { tables, spurious } = scoreTables([whole], [grid('a | b\nc | d'), grid('e | f\ng | h')]);
  expect(tables).toEqual([{ right: 4, wanted: 10, found: 4, exact: false }]);
  expect(spurious).toBe(4);
  expect(scoreTables([whole], [whole]).tables[0]).toMatchObject({ right: 10, exact: true });
});
