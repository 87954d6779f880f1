import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../../../src/model/index.ts';
import { extractPage } from './page-fixture.ts';

const cell = fc.record({ colspan: fc.constantFrom(1, 1, 1, 2, 3, 1000), rowspan: fc.constantFrom(1, 1, 1, 2, 0, 99) });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });

const render = (rows: readonly (readonly { colspan: number; rowspan: number }[])[]): string =>
  rows
    .map((row, r) =>
      row.map(({ colspan, rowspan }, c) => `<td colspan="${colspan}" rowspan="${rowspan}">第${r}行${c}`).join(''),
    )
    .map((cells) => `<tr>${cells}</tr>`)
    .join('');

/** Width of the table, every cell in the first free slot of its row. */
const layOut = (block: TableBlock): { readonly width: number; readonly rowsBeyond: number } => {
  const taken = new Set<string>();
  let [width, rowsBeyond] = [0, 0];
  block.rows.forEach((row, r) => {
    let column = 0;
    for (const { colSpan = 1, rowSpan = 1 } of row) {
      while (taken.has(`${r},${column}`)) column += 1;
      for (let y = r; y < r + rowSpan; y += 1)
        for (let x = column; x < column + colSpan; x += 1) taken.add(`${y},${x}`);
      column += colSpan;
      width = Math.max(width, column);
      rowsBeyond = Math.max(rowsBeyond, r + rowSpan - block.rows.length);
    }
  });
  return { width, rowsBeyond };
};

describe('grids of random tables', () => {
  it('keep every cell, reach no further than the table and have no column in which nothing begins', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const { value } = await extractPage(`<table>${render(rows)}</table>`);
        const texts = rows.flatMap((row, r) => row.map((_cell, c) => `第${r}行${c}`));
        const block = value.blocks.find((candidate) => candidate.kind === 'table');
        if (block?.kind !== 'table') throw new Error('no table');
        expect(block.rows.flat().map(({ text }) => text)).toEqual(texts);
        const { width, rowsBeyond } = layOut(block);
        expect(rowsBeyond).toBeLessThanOrEqual(0);
        expect(width).toBeLessThanOrEqual(texts.length);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
