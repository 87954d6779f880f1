import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMerges } from '../../../extractors/xlsx/merged-ranges.ts';

const corner = fc.record({ r: fc.nat(12), c: fc.nat(12) });
const merge = fc.tuple(corner, corner).map(([a, b]) => ({
  s: { r: Math.min(a.r, b.r), c: Math.min(a.c, b.c) },
  e: { r: Math.max(a.r, b.r), c: Math.max(a.c, b.c) },
}));
const visible = fc.uniqueArray(fc.nat(12), { minLength: 1 }).map((lines) => lines.sort((a, b) => a - b));

describe('merged ranges on visible rows and columns', () => {
  it('leave every slot with an owner and never reach beyond the window', () => {
    fc.assert(
      fc.property(fc.array(merge, { maxLength: 6 }), visible, visible, (merges, rows, columns) => {
        const placed = placeMerges(merges, rows, columns);
        const owned = new Set<number>();
        let covered = 0;
        for (let r = 0; r < rows.length; r += 1)
          for (let c = 0; c < columns.length; c += 1) {
            const span = placed.at(r, c);
            if (span === 'covered') {
              covered += 1;
              continue;
            }
            expect(r + span.rowSpan).toBeLessThanOrEqual(rows.length);
            expect(c + span.colSpan).toBeLessThanOrEqual(columns.length);
            for (let y = r; y < r + span.rowSpan; y += 1)
              for (let x = c; x < c + span.colSpan; x += 1) {
                // no slot has two owners
                expect(owned.has(y * 100 + x)).toBe(false);
                owned.add(y * 100 + x);
              }
          }
        expect(owned.size).toBe(rows.length * columns.length);
        expect(covered).toBeLessThan(rows.length * columns.length);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
