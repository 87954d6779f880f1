import { describe, expect, test } from 'vitest';
import { eraseRules } from '../../../extractors/ocr/raster/erase-rules.ts';
import { addMissingUprights } from '../../../extractors/ocr/raster/missing-uprights.ts';
import { findRuledTables } from '../../../extractors/ocr/raster/ruled-grid.ts';
import { findRules } from '../../../extractors/ocr/raster/ruling-lines.ts';
import { recognizePage } from '../../../extractors/ocr/recognize-page.ts';
import { type DrawnPage, drawnPage, drawWriting, inkOf } from './drawn-page.ts';
import { stubEngine } from './stub-engine.ts';

const EM = 24;

/** Tables of a page as `rowSpan×colSpan` of the cells by rows, with inferred upright rules. */
const spans = (page: DrawnPage): readonly (readonly string[])[] => {
  const drawn = findRules(inkOf(page), EM, page, 0);
  const { rules } = addMissingUprights(drawn, eraseRules(inkOf(page), drawn), EM);
  return findRuledTables(rules, EM).map((table) =>
    table.rows.slice(1).map((_, row) =>
      table.cells
        .filter((cell) => cell.row === row)
        .map((cell) => `${cell.rowSpan}x${cell.colSpan}`)
        .join(' '),
    ),
  );
};

/**
 * A form of which only the level lines are left: a label with a value over the whole width, two pairs of label and value,
 * and a label beside two rows of three columns, whose first is merged.
 */
const form = (): DrawnPage => {
  const page = drawnPage(900, 420);
  for (const y of [50, 110, 170, 290]) page.stroke(50, y, 850, y);
  page.stroke(400, 230, 850, 230);
  page.stroke(200, 350, 850, 350);
  page.stroke(50, 400, 850, 400);
  const write = (left: number, right: number, top: number, count: number) =>
    drawWriting(page, Math.round((left + right - count * EM) / 2), top, EM, count);
  for (const y of [68, 128, 218, 335]) write(50, 200, y, 4);
  write(200, 850, 68, 6);
  write(200, 400, 128, 5);
  write(400, 600, 128, 4);
  write(600, 850, 128, 5);
  write(200, 400, 218, 4);
  for (const y of [188, 248, 308, 363]) {
    write(400, 600, y, 6);
    write(600, 850, y, 3);
  }
  write(200, 400, 308, 4);
  write(200, 400, 363, 4);
  return page;
};

const FORM = ['1x1 1x3', '1x1 1x1 1x1 1x1', '2x1 2x1 1x1 1x1', '1x1 1x1', '2x1 1x1 1x1 1x1', '1x1 1x1 1x1'];

describe('upright lines that are missing', () => {
  test('follow from where level lines end and from where the texts of the rows stand apart', () => {
    expect(spans(form())).toEqual([FORM]);
  });

  test('the whole table asks for review', async () => {
    const page = form();
    const image = { ...page, channels: 1, page: 1, pageBox: [0, 0, page.width, page.height] } as const;
    const engine = stubEngine('河道清淤');
    const { value, notes } = await recognizePage(image, { engine, witness: async () => engine, policy: 'never' });
    expect(value.map((block) => block.kind === 'table' && block.rows.map((row) => row.length))).toEqual([
      [2, 4, 4, 2, 4, 3],
    ]);
    expect(notes.map((note) => 'code' in note && [note.code, note.at])).toEqual([['unruled-table', 'p1.t1']]);
  });

  test('its sides may be drawn', () => {
    const page = form();
    for (const x of [50, 850]) page.stroke(x, 50, x, 400);
    expect(spans(page)).toEqual([FORM]);
  });

  test('a table with one that runs through it is left alone', () => {
    const page = form().stroke(200, 50, 200, 400);
    expect(spans(page)[0]![0]).toBe('1x1 1x1');
    expect(spans(page)[0]![1]).toBe('1x1 1x1');
  });

  test('a table of three lines (三线表) has rows between them', () => {
    const page = drawnPage(900, 400);
    for (const y of [50, 100, 350]) page.stroke(50, y, 850, y);
    for (let y = 62; y < 340; y += 48) for (const x of [70, 300, 600]) drawWriting(page, x, y, EM, 5);
    expect(spans(page)).toEqual([]);
  });

  test('titles and paragraphs between lines are no rows of a form', () => {
    const page = drawnPage(900, 420);
    for (const y of [50, 150, 250, 400]) page.stroke(50, y, 850, y);
    page.stroke(300, 200, 850, 200);
    page.stroke(300, 300, 850, 300);
    for (const y of [70, 170, 220, 270, 330]) drawWriting(page, 70, y, EM, 30);
    expect(spans(page)).toEqual([]);
  });
});
