import { describe, expect, test } from 'vitest';
import { eraseRules } from '../../../extractors/ocr/raster/erase-rules.ts';
import type { GrayImage } from '../../../extractors/ocr/raster/gray-image.ts';
import { rotateGray } from '../../../extractors/ocr/raster/rotate.ts';
import { findRuledTables } from '../../../extractors/ocr/raster/ruled-grid.ts';
import { findRules } from '../../../extractors/ocr/raster/ruling-lines.ts';
import { type DrawnPage, drawnPage, drawWriting, inkOf, seededNoise } from './drawn-page.ts';

const EM = 24;

/** Grid picture as `rowSpan×colSpan` of each cell by rows. */
const spans = (page: GrayImage): readonly string[][] =>
  findRuledTables(findRules(inkOf(page), EM, page, 0), EM).map((table) =>
    table.rows.slice(1).map((_, row) =>
      table.cells
        .filter((cell) => cell.row === row)
        .map((cell) => `${cell.rowSpan}x${cell.colSpan}`)
        .join(' '),
    ),
  );

/** Three columns, three rows; the first column spans rows 2 and 3, the first row is one cell. */
const mergedTable = (): DrawnPage =>
  drawnPage(700, 400)
    .stroke(50, 50, 650, 50)
    .stroke(50, 110, 650, 110)
    .stroke(250, 170, 650, 170)
    .stroke(50, 230, 650, 230)
    .stroke(50, 50, 50, 230)
    .stroke(250, 110, 250, 230)
    .stroke(450, 110, 450, 230)
    .stroke(650, 50, 650, 230);

const MERGED = [['1x3', '2x1 1x1 1x1', '1x1 1x1']];

describe('ruled tables in a picture', () => {
  test('merged cells', () => {
    expect(spans(mergedTable())).toEqual(MERGED);
  });

  test('writing in the cells makes no rules', () => {
    const page = mergedTable();
    for (const [x, y] of [
      [70, 70],
      [270, 125],
      [470, 190],
    ] as const) {
      drawWriting(page, x, y, EM, 6);
    }
    expect(spans(page)).toEqual(MERGED);
  });

  test('gaps in a hairline are bridged', () => {
    const page = mergedTable();
    for (let x = 60; x < 640; x += 37) page.fill(x, 100, x + 3, 116, 255);
    expect(spans(page)).toEqual(MERGED);
  });

  test('a slightly skewed table stays one grid', () => {
    expect(spans(rotateGray(mergedTable(), 0.15))).toEqual(MERGED);
  });

  test('strokes of writing that nearly fill a low row are no lines', () => {
    const page = drawnPage(700, 400);
    for (let row = 0; row <= 4; row++) page.stroke(50, 50 + 36 * row, 650, 50 + 36 * row);
    for (const x of [50, 350, 650]) page.stroke(x, 50, x, 194);
    const strokes = [
      [80, 62],
      [88, 54],
      [96, 62],
    ] as const;
    for (let row = 0; row < 4; row++)
      for (const [x, top] of strokes) page.fill(x, top + 36 * row, x + 3, 82 + 36 * row);
    expect(spans(page)).toEqual([Array(4).fill('1x1 1x1')]);
  });

  test('a stroke in the middle of a low row is writing, in a net with open ends too', () => {
    const page = drawnPage(700, 300);
    for (let row = 0; row <= 5; row++) page.stroke(50, 50 + 38 * row, 650, 50 + 38 * row);
    page.stroke(250, 50, 250, 240).stroke(450, 50, 450, 240);
    for (let row = 0; row < 5; row++) page.fill(120 + 90 * row, 58 + 38 * row, 123 + 90 * row, 80 + 38 * row);
    expect(spans(page)).toEqual([Array(5).fill('1x1 1x1 1x1')]);
  });

  test('a table open at its sides keeps its outer columns', () => {
    const page = drawnPage(700, 300);
    for (const y of [50, 110, 170, 230]) page.stroke(50, y, 650, y);
    page.stroke(250, 50, 250, 230).stroke(450, 50, 450, 230);
    expect(spans(page)).toEqual([['1x1 1x1 1x1', '1x1 1x1 1x1', '1x1 1x1 1x1']]);
  });

  test.each([
    [8, 6],
    [3, 3],
    [2, 4],
    [12, 4],
  ])('dashes of %i pixels with gaps of %i are rules where they cross', (dash, gap) => {
    const page = drawnPage(700, 300);
    const dashed = (x1: number, y1: number, x2: number, y2: number): void => {
      const length = Math.max(x2 - x1, y2 - y1);
      for (let at = 0; at < length; at += dash + gap) {
        const [to, level] = [Math.min(at + dash, length), x2 > x1];
        if (level) page.fill(x1 + at, y1, x1 + to, y1 + 2);
        else page.fill(x1, y1 + at, x1 + 2, y1 + to);
      }
    };
    for (const y of [50, 116, 182]) dashed(50, y, 650, y);
    for (const x of [50, 250, 450, 648]) dashed(x, 50, x, 184);
    drawWriting(page, 270, 70, EM, 6);
    expect(spans(page)).toEqual([['1x1 1x1 1x1', '1x1 1x1 1x1']]);
  });

  test('rules so pale that the threshold does not see them', () => {
    const page = drawnPage(700, 400);
    page.pixels.fill(245);
    const pale = (x1: number, y1: number, x2: number, y2: number) => page.fill(x1, y1, x2, y2, 224);
    for (const y of [50, 120, 190, 260]) pale(50, y, 652, y + 2);
    for (const x of [50, 250, 450, 650]) pale(x, 50, x + 2, x === 450 ? 190 : 262);
    drawWriting(page, 264, 210, EM, 13);
    drawWriting(page, 70, 75, EM, 6);
    expect(spans(page)).toEqual([['1x1 1x1 1x1', '1x1 1x1 1x1', '1x1 1x2']]);
  });

  test('rules worn to pieces are rules; writing in a merged cell between two of them is none', () => {
    const page = drawnPage(700, 400);
    page.pixels.fill(245);
    const worn = (x1: number, y1: number, x2: number, y2: number) => {
      const length = Math.max(x2 - x1, y2 - y1);
      const next = seededNoise(x1 * 7 + y1);
      for (let at = 0; at < length; at += 12) {
        if (next() < -0.25) continue;
        const end = Math.min(at + 12, length);
        if (y1 === y2) page.fill(x1 + at, y1, x1 + end, y1 + 2);
        else page.fill(x1, y1 + at, x1 + 2, y1 + end);
      }
    };
    for (const y of [50, 120, 190, 260]) worn(50, y, 650, y);
    for (const x of [50, 250, 648]) worn(x, 50, x, 260);
    worn(450, 50, 450, 120);
    worn(450, 190, 450, 260);
    drawWriting(page, 264, 143, EM, 13);
    expect(spans(page)).toEqual([['1x1 1x1 1x1', '1x1 1x2', '1x1 1x1 1x1']]);
  });

  test('a line of pieces that stand far apart is a rule where nothing is written between them', () => {
    const page = drawnPage(700, 330);
    for (const x of [50, 250, 450, 650]) page.stroke(x, 50, x, 250);
    for (const y of [50, 250]) page.stroke(50, y, 420, y).stroke(520, y, 620, y);
    for (const y of [117, 183]) {
      for (let x = 50; x < 650; x += 72) page.fill(x, y, x + 38, y + 2);
      for (let x = 60; x < 640; x += 150) drawWriting(page, x, y - 46, EM, 3);
    }
    // the strokes of 一 in a cell are none
    for (let x = 500; x < 572; x += EM) page.fill(x, 215, x + 18, 217);
    drawWriting(page, 70, 205, EM, 5);
    drawWriting(page, 270, 205, EM, 5);
    expect(spans(page)).toEqual([['1x1 1x1 1x1', '1x1 1x1 1x1', '1x1 1x1 1x1']]);
  });

  test('no rule runs on through a merged cell along the stroke of a character', () => {
    const page = drawnPage(700, 300);
    for (const y of [50, 110, 170, 230]) page.stroke(50, y, 650, y);
    for (const x of [50, 250, 650]) page.stroke(x, 50, x, 230);
    page.stroke(450, 110, 450, 230);
    for (const x of [420, 441, 450, 459, 480]) page.stroke(x, 70, x, 92);
    expect(spans(page)).toEqual([['1x1 1x2', '1x1 1x1 1x1', '1x1 1x1 1x1']]);
  });

  test('a fold from edge to edge of the page is no rule, and no writing', () => {
    const page = mergedTable().stroke(0, 202, 699, 202);
    expect(spans(page)).toEqual(MERGED);
    expect(findRules(inkOf(page), EM, page, 0).folds.horizontal).toHaveLength(1);
  });

  test('an upright streak of the scanner is no rule', () => {
    expect(spans(mergedTable().stroke(350, 0, 350, 399))).toEqual(MERGED);
  });

  test('rules of a table that fills the page are rules', () => {
    const page = drawnPage(700, 300);
    for (const y of [20, 110, 200, 280]) page.stroke(0, y, 699, y);
    for (const x of [4, 350, 694]) page.stroke(x, 20, x, 280);
    expect(spans(page)).toEqual([['1x1 1x1', '1x1 1x1', '1x1 1x1']]);
  });

  test('dotted leaders and halftone shading are no rules', () => {
    const page = drawWriting(drawnPage(700, 300), 60, 60, EM, 5);
    for (let x = 190; x < 600; x += 10) page.fill(x, 78, x + 3, 81);
    for (let y = 140; y < 200; y += 4) for (let x = 60; x < 640; x += 4) page.fill(x, y, x + 2, y + 2);
    expect(spans(page)).toEqual([]);
  });

  test('a page without rules, and an underlined heading, have no table', () => {
    const page = drawnPage(700, 300);
    drawWriting(page, 60, 60, EM, 20);
    page.stroke(60, 95, 540, 95);
    expect(spans(page)).toEqual([]);
  });

  test('erasing rules leaves the writing', () => {
    const page = drawWriting(mergedTable(), 270, 125, EM, 5);
    const ink = inkOf(page);
    const left = eraseRules(ink, findRules(ink, EM, page, 0)).ink.reduce((sum, value) => sum + value, 0);
    const written = inkOf(drawWriting(drawnPage(700, 400), 270, 125, EM, 5)).ink.reduce((sum, value) => sum + value, 0);
    // what may stay are the crossings of rules, a few pixels each
    expect(Math.abs(left - written)).toBeLessThan(12 * 6);
  });
});
