import { expect, test } from 'vitest';
import { type DrawnPage, drawnPage, drawWriting } from './drawn-page.ts';
import { blocksOn } from './stub-engine.ts';

const EM = 24;
const TEXT = '预算绩效';

const kindsOn = async (page: DrawnPage): Promise<readonly string[]> =>
  (await blocksOn(page, TEXT)).map(({ kind }) => kind);

const box = (page: DrawnPage, left: number, top: number, right: number, bottom: number): DrawnPage =>
  page
    .stroke(left, top, right, top)
    .stroke(left, bottom, right, bottom)
    .stroke(left, top, left, bottom)
    .stroke(right, top, right, bottom);

test('the steps of a chart, boxes with arrows between them, are text in their order', async () => {
  const page = drawnPage(800, 700);
  for (let i = 0; i < 4; i++) {
    box(page, 200, 60 + 140 * i, 500, 130 + 140 * i);
    drawWriting(page, 300, 82 + 140 * i, EM, 4);
    if (i < 3) page.stroke(350, 130 + 140 * i, 350, 200 + 140 * i);
  }
  expect(await kindsOn(page)).not.toContain('table');
});

test('a frame with rows of several texts is a table', async () => {
  const page = drawnPage(800, 400);
  for (let i = 0; i < 4; i++) {
    box(page, 100, 60 + 70 * i, 400, 130 + 70 * i);
    box(page, 400, 60 + 70 * i, 700, 130 + 70 * i);
    drawWriting(page, 200, 82 + 70 * i, EM, 4);
    drawWriting(page, 500, 82 + 70 * i, EM, 4);
  }
  expect(await kindsOn(page)).toEqual(['table']);
});
