import { describe, expect, it } from 'vitest';
import type { Glyph, PageMarks, Rule } from '../../../extractors/geometry/marks.ts';
import { readPage } from '../../../extractors/geometry/read-page.ts';
import { tileRules } from '../../../extractors/geometry/tile-rules.ts';
import { gridRows } from '../../../extractors/geometry/trim-grid.ts';
import type { Box } from '../../../src/model/index.ts';

const write = (text: string, x: number, y: number): readonly Glyph[] =>
  [...text].map((character, i) => ({
    text: character,
    box: [x + i * 5, y, x + i * 5 + 5, y + 10] as Box,
    size: 10,
    turn: 0,
    font: 'F',
  }));

const marks = (
  glyphs: readonly Glyph[],
  areas: readonly Box[],
  horizontal: readonly Rule[] = [],
  vertical: readonly Rule[] = [],
): PageMarks => ({
  page: 1,
  width: 600,
  height: 800,
  glyphs,
  rules: { horizontal, vertical },
  areas,
});

const tablesOf = (page: PageMarks): readonly (readonly string[])[] =>
  readPage(page).items.flatMap((item) =>
    item.kind === 'table' ? [gridRows(item.grid).map((row) => row.map(({ text }) => text).join('|'))] : [],
  );

/** Cells of 100 × 20 pt with gaps between them, and their texts. */
const tiles = (
  rows: readonly string[],
  gap: number,
  top = 100,
): { areas: readonly Box[]; glyphs: readonly Glyph[] } => {
  const cells = rows.flatMap((row, r) => row.split('|').map((text, c) => ({ text, r, c })));
  return {
    areas: cells.map(
      ({ r, c }): Box => [60 + c * (100 + gap), top + r * (20 + gap), 160 + c * (100 + gap), top + 20 + r * (20 + gap)],
    ),
    glyphs: cells.flatMap(({ text, r, c }) => write(text, 64 + c * (100 + gap), top + 5 + r * (20 + gap))),
  };
};

describe('coloured cells', () => {
  it.each([0, 1.5, 3])('draw a table with gaps of %s pt', (gap) => {
    const { areas, glyphs } = tiles(['Town|Area', 'Alden|12', 'Carver|9'], gap);
    expect(tablesOf(marks(glyphs, areas))).toEqual([['Town|Area', 'Alden|12', 'Carver|9']]);
  });

  it('show blank cells and cells over two columns', () => {
    const { areas, glyphs } = tiles(['Town|', 'Alden|', '|9'], 1);
    const [first, second, ...rest] = areas;
    const merged: Box = [first![0], first![1], second![2], first![3]];
    const [table] = readPage(marks(glyphs, [merged, ...rest])).items;
    expect(table?.kind === 'table' ? table.grid.cells.map((cell) => cell.colSpan) : []).toEqual([2, 1, 1, 1, 1]);
  });

  it('are the header only where rows follow', () => {
    const { areas, glyphs } = tiles(['Town|Area', 'name|km'], 0);
    const below = ['Alden|12', 'Carver|9', 'Easton|7'].flatMap((row, r) =>
      row.split('|').flatMap((text, c) => write(text, 64 + c * 100, 145 + r * 15)),
    );
    const [table] = tablesOf(marks([...glyphs, ...below], areas));
    expect(table).toHaveLength(5);
  });

  it('are no table when they lie apart or in one row', () => {
    expect(
      tileRules([
        [0, 0, 50, 20],
        [60, 0, 110, 20],
        [0, 60, 50, 80],
        [60, 60, 110, 80],
      ]).lattices,
    ).toEqual([]);
    expect(
      tileRules([
        [0, 0, 50, 20],
        [50, 0, 100, 20],
        [100, 0, 150, 20],
        [150, 0, 200, 20],
      ]).lattices,
    ).toEqual([]);
  });

  it('are looked at in time when a page is a mosaic', () => {
    const mosaic = Array.from(
      { length: 1500 },
      (_, i): Box => [(i % 50) * 10, Math.floor(i / 50) * 10, (i % 50) * 10 + 10, Math.floor(i / 50) * 10 + 10],
    );
    const start = process.cpuUsage().user;
    tileRules(mosaic);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(6000);
  });
});

describe('pages without a table', () => {
  it('bars beside labels and values are a chart', () => {
    const rows = ['Alden|12.5', 'Carver|9.1', 'Easton|7.4', 'Granby|3.3'];
    const glyphs = rows.flatMap((row, r) =>
      row.split('|').flatMap((text, c) => write(text, 64 + c * 300, 105 + r * 20)),
    );
    const bars = rows.map((_, r): Box => [150, 104 + r * 20, 300 - r * 35, 116 + r * 20]);
    expect(tablesOf(marks(glyphs, []))).toHaveLength(1);
    expect(tablesOf(marks(glyphs, bars))).toEqual([]);
  });

  it('texts in frames side by side are read one after another', () => {
    const glyphs = [0, 1].flatMap((c) =>
      ['Plan of work', 'repair roads', 'and schools', 'this summer'].flatMap((text, r) =>
        write(text, 70 + c * 120, 110 + r * 12),
      ),
    );
    const frames = [0, 1].map((c): Box => [60 + c * 120, 100, 170 + c * 120, 165]);
    const horizontal = frames.flatMap(([start, top, end, bottom]) =>
      [top, bottom].map((position) => ({ position, start, end })),
    );
    const vertical = frames.flatMap(([left, start, right, end]) =>
      [left, right].map((position) => ({ position, start, end })),
    );
    expect(tablesOf(marks(glyphs, [], horizontal, vertical))).toEqual([]);
  });
});

describe('tables between three rules', () => {
  const rule = (position: number): Rule => ({ position, start: 60, end: 360 });
  const glyphs = ['Term|Owner', 'Road|Baker'].flatMap((row, r) =>
    row.split('|').flatMap((text, c) => write(text, 64 + c * 150, 104 + r * 20)),
  );

  it('may have two rows only', () => {
    expect(tablesOf(marks(glyphs, [], [rule(100), rule(118), rule(140)]))).toEqual([['Term|Owner', 'Road|Baker']]);
  });

  it('are none without the rules', () => {
    expect(tablesOf(marks(glyphs, []))).toEqual([]);
  });
});
