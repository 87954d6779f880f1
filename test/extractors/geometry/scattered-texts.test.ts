import { expect, test } from 'vitest';
import { alignedTables } from '../../../extractors/geometry/aligned-tables.ts';
import { buildLines } from '../../../extractors/geometry/build-lines.ts';
import type { Word } from '../../../extractors/geometry/build-words.ts';

const word = (text: string, left: number, bottom: number, font: string): Word => ({
  text,
  box: [left, bottom - 10, left + 10 * text.length, bottom],
  size: 10,
  turn: 0,
  font,
  glyphs: [],
  blankBefore: false,
});

/** Rows of three texts whose boxes end at three heights. */
const rows = (font: string): readonly Word[] =>
  Array.from({ length: 6 }, (_, i) => [
    word('预算项目', 50, 100 + 16 * i, font),
    word('桥梁', 150, 100 + 16 * i + (i % 3) + 0.5, font),
    word('27.4', 250, 100 + 16 * i + 1, font),
  ]).flat();

const count = (font: string): number =>
  alignedTables(buildLines(rows(font)), { horizontal: [], vertical: [], bands: [] }).length;

test('boxes of ink at different heights are scattered where the font is known, rows of a table on a scan', () => {
  expect(count('F1')).toBe(0);
  expect(count('')).toBe(1);
});
