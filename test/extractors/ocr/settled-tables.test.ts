import { expect, test } from 'vitest';
import { drawnPage, drawWriting } from './drawn-page.ts';
import { blocksOn } from './stub-engine.ts';

const EM = 24;

test('a body without lines between its rows is cut into them (半开表格)', async () => {
  const page = drawnPage(800, 500);
  for (const y of [50, 100, 400]) page.stroke(50, y, 650, y);
  for (const x of [50, 250, 450, 650]) page.stroke(x, 50, x, 400);
  for (const x of [90, 290, 490]) {
    drawWriting(page, x, 62, EM, 4);
    for (let row = 0; row < 6; row++) drawWriting(page, x, 112 + 46 * row, EM, 4);
  }
  const [table] = await blocksOn(page, '1204');
  expect(table?.kind === 'table' && table.rows.map((row) => row.map(({ text }) => text))).toEqual(
    Array.from({ length: 7 }, () => ['1204', '1204', '1204']),
  );
});
