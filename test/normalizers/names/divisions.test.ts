import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import source from '../../../data/reference/divisions.source.json' with { type: 'json' };
import { DIVISIONS, divisionOfCode, isWithin, parentCode } from '../../../normalizers/names/division-table.ts';

const file = readFileSync(new URL('../../../data/reference/divisions.json', import.meta.url));

describe('divisions.json', () => {
  test('is the file that its source note describes', () => {
    expect(createHash('sha256').update(file).digest('hex')).toBe(source.sha256);
    expect(file.length).toBeLessThan(200_000);
  });

  test('holds 31 provinces, their prefectures and some 2,850 counties', () => {
    const current = DIVISIONS.filter((division) => division.to === null);
    const count = (level: string) => current.filter((division) => division.level === level).length;
    expect([count('province'), count('prefecture')]).toEqual([31, 333]);
    expect(count('county')).toBeGreaterThan(2800);
  });

  test('every county lies in a prefecture or province of the table', () => {
    for (const { code } of DIVISIONS) {
      const parent = parentCode(code);
      expect(
        parent === null ? code.endsWith('0000') : divisionOfCode(parent) !== undefined && isWithin(code, parent),
      ).toBe(true);
    }
  });
});
