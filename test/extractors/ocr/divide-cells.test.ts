import { describe, expect, test } from 'vitest';
import { divideWornCells } from '../../../extractors/ocr/raster/divide-cells.ts';
import { eraseRules } from '../../../extractors/ocr/raster/erase-rules.ts';
import { findRuledTables } from '../../../extractors/ocr/raster/ruled-grid.ts';
import { findRules } from '../../../extractors/ocr/raster/ruling-lines.ts';
import { recognizePage } from '../../../extractors/ocr/recognize-page.ts';
import { type DrawnPage, drawnPage, drawWriting, inkOf, seededNoise } from './drawn-page.ts';
import { stubEngine } from './stub-engine.ts';

const EM = 24;

/** Cells of the one table of a page as `rowSpan×colSpan` by rows, `*` behind those that were divided. */
const divided = (page: DrawnPage): readonly string[] => {
  const rules = findRules(inkOf(page), EM, page, 0);
  const table = findRuledTables(rules, EM)[0]!;
  const { cells } = divideWornCells(table, rules, eraseRules(inkOf(page), rules), EM);
  return table.rows.slice(1).map((_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map((cell) => `${cell.rowSpan}x${cell.colSpan}${cell.isDivided ? '*' : ''}`)
      .join(' '),
  );
};

type DrawLine = (page: DrawnPage, x1: number, y1: number, x2: number, y2: number) => void;

const whole: DrawLine = (page, x1, y1, x2, y2) => {
  page.stroke(x1, y1, x2, y2);
};

const worn: DrawLine = (page, x1, y1, x2, y2) => {
  const next = seededNoise(x1 * 7 + y1);
  const length = Math.max(x2 - x1, y2 - y1);
  for (let at = 0; at < length; at += 12) {
    if (next() < -0.25) continue;
    const end = Math.min(at + 12, length);
    if (y1 === y2) page.fill(x1 + at, y1, x1 + end, y1 + 2);
    else page.fill(x1, y1 + at, x1 + 2, y1 + end);
  }
};

/** Three rows of 70 pixels and three columns; in the second row the line at 450 is missing. */
const tableWithHole = (line: DrawLine): DrawnPage => {
  const page = drawnPage(700, 330);
  page.pixels.fill(245);
  for (const y of [50, 120, 190, 260]) line(page, 50, y, 650, y);
  for (const x of [50, 250, 648]) line(page, x, 50, x, 260);
  line(page, 450, 50, 450, 120);
  line(page, 450, 190, 450, 260);
  return page;
};

describe('cells of a worn table', () => {
  test('what stands apart at a line that has left no trace is two cells, marked', () => {
    const page = tableWithHole(worn);
    drawWriting(page, 300, 143, EM, 4);
    drawWriting(page, 500, 143, EM, 4);
    expect(divided(page)).toEqual(['1x1 1x1 1x1', '1x1 1x1* 1x1*', '1x1 1x1 1x1']);
  });

  test('both cells ask for review', async () => {
    const page = tableWithHole(worn);
    for (const y of [73, 143, 213]) for (const x of [80, 300, 500]) drawWriting(page, x, y, EM, 4);
    const image = { ...page, channels: 1, page: 1, pageBox: [0, 0, page.width, page.height] } as const;
    const engine = stubEngine('河道清淤');
    const { notes } = await recognizePage(image, { engine, witness: async () => engine, policy: 'never' });
    expect(notes.map((note) => 'code' in note && [note.code, note.at])).toEqual([
      ['unruled-table', 'p1.t1.r2.c2'],
      ['unruled-table', 'p1.t1.r2.c3'],
    ]);
  });

  test('writing across the place of the line is one cell', () => {
    const page = drawWriting(tableWithHole(worn), 264, 143, EM, 13);
    expect(divided(page)).toEqual(['1x1 1x1 1x1', '1x1 1x2', '1x1 1x1 1x1']);
  });

  test('a blank of one character is a blank in a text', () => {
    const page = tableWithHole(worn);
    drawWriting(page, 343, 143, EM, 4);
    drawWriting(page, 458, 143, EM, 5);
    expect(divided(page)).toEqual(['1x1 1x1 1x1', '1x1 1x2', '1x1 1x1 1x1']);
  });

  test('where the lines are whole, a cell without one is merged', () => {
    const page = tableWithHole(whole);
    drawWriting(page, 300, 143, EM, 4);
    drawWriting(page, 500, 143, EM, 4);
    expect(divided(page)).toEqual(['1x1 1x1 1x1', '1x1 1x2', '1x1 1x1 1x1']);
  });

  /** Columns of 200 pixels and two rows; the line between the rows is missing in the last column. */
  const columnWithHole = (): DrawnPage => {
    const page = drawnPage(700, 330);
    page.pixels.fill(245);
    for (const y of [50, 190]) worn(page, 50, y, 650, y);
    worn(page, 50, 120, 450, 120);
    for (const x of [50, 250, 450, 648]) worn(page, x, 50, x, 190);
    return page;
  };

  test('texts in the middle of two rows are two cells', () => {
    const page = drawWriting(drawWriting(columnWithHole(), 480, 73, EM, 5), 480, 143, EM, 5);
    expect(divided(page)).toEqual(['1x1 1x1 1x1*', '1x1 1x1 1x1*']);
  });

  test('two lines of one text over two rows are one cell', () => {
    const page = drawWriting(drawWriting(columnWithHole(), 480, 90, EM, 5), 480, 128, EM, 5);
    expect(divided(page)).toEqual(['1x1 1x1 2x1', '1x1 1x1']);
  });
});
