import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from '../cli/run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Row = Readonly<Record<string, string | number | null>>;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const QUERIES = new Map(
  [...README.matchAll(/\n([^\n]+):\n\n```sql\n([\s\S]*?)```/g)].map(([, title, query]) => [title!, query!]),
);

/** Samples that the queries need; recognition and the rest would only cost time. */
const SAMPLES = [
  'department-cell-stream',
  'glued-text',
  'self-evaluation-page',
  'scanned-dump',
  'wide-list-two-departments',
  'displaced-tab-rows',
];

let folder: string;
let database: Database.Database;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-queries-'));
  runCli(ROOT, ['ingest', ...SAMPLES.map((name) => `samples/${name}`), '--db', join(folder, 'a.db')]);
  database = new Database(join(folder, 'a.db'), { readonly: true });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const rowsOf = (start: string): readonly Row[] => {
  const [query] = [...QUERIES].flatMap(([title, sql]) => (title.startsWith(start) ? [sql] : []));
  if (query === undefined) throw new Error(`README has no query that begins ${start}`);
  return database.prepare<[], Row>(query).all();
};

const isSorted = (values: readonly number[], falling = false): boolean =>
  values.every((value, index) => index === 0 || (falling ? value <= values[index - 1]! : value >= values[index - 1]!));

/** What a reader of the samples expects of each query of the README. */
const EXPECTED: Readonly<Record<string, (rows: readonly Row[]) => void>> = {
  'What counties ask': (rows) => {
    expect(rows).toContainEqual({ division_code: '532525', departments: 1, targets: 1, lowest: 90, average: 90 });
    expect(
      isSorted(
        rows.map(({ average }) => Number(average)),
        true,
      ),
    ).toBe(true);
  },
  'Whose satisfaction': (rows) => {
    expect(rows).toContainEqual(
      expect.objectContaining({ indicator: '在院老人满意度', comparator: 'gte', value: '90' }),
    );
    expect(rows.every(({ value }) => Number(value) < 95)).toBe(true);
  },
  'The same indicator': (rows) => {
    expect(rows).toContainEqual({
      department: '京山市图书馆',
      indicator: '举办阅读推广活动',
      years: '2023: 42场; 2024: 46场; 2025: 50场',
    });
  },
  'Budget against': (rows) => {
    expect(rows[0]).toMatchObject({ item_label: '其他资金', budget_yuan: 400_000, spent_yuan: 270_000, percent: 67.5 });
  },
  'Whether the weights': (rows) => {
    expect(rows).toContainEqual({ project_name: '农村敬老院设施改造', indicators: 7, weights: 90 });
  },
  'What was found': (rows) => {
    expect(rows.map(({ code }) => code)).toContain('comparator-polarity');
    expect(
      isSorted(
        rows.map(({ times }) => Number(times)),
        true,
      ),
    ).toBe(true);
  },
  'Where on the page': (rows) => {
    expect(rows.length).toBeGreaterThan(5);
    for (const { locator, origin, raw_text } of rows) {
      expect(locator).toMatch(/^(p\d+\.)?[bt]\d+/);
      expect(origin).toMatch(/^samples\//);
      if (raw_text !== null) expect(raw_text).not.toBe('');
    }
  },
  'Self-evaluations': (rows) => {
    expect(rows).toEqual([
      expect.objectContaining({ indicator: '改造完成时间', target: '2024年10月底前', score: '7', weight: '10' }),
    ]);
  },
  'The largest': (rows) => {
    expect(rows[0]).toMatchObject({ project_name: '农村公路养护补助', wan_yuan: 326.8 });
    expect(
      isSorted(
        rows.map(({ wan_yuan: amount }) => Number(amount)),
        true,
      ),
    ).toBe(true);
  },
  'What was repaired': (rows) => {
    expect(new Set(rows.map(({ kind }) => kind))).toContain('repair');
    expect(rows.every(({ kind, needs_review: doubt }) => kind === 'repair' || doubt === 1)).toBe(true);
  },
  'What counties promise': (rows) => {
    expect(rows).toContainEqual(
      expect.objectContaining({
        division_code: '532525',
        office: '民政局',
        common_category: 'satisfaction',
        lowest: 90,
      }),
    );
    expect(isSorted(rows.map(({ lowest }) => Number(lowest)))).toBe(true);
  },
  'Names that contain': (rows) => {
    expect(rows.map(({ indicator }) => indicator)).toContain('在院老人满意度');
    expect(rows.every(({ indicator }) => String(indicator).includes('满意度'))).toBe(true);
  },
};

describe('queries of the README', () => {
  test('are the ones that are tested here', () => {
    expect(QUERIES.size).toBe(Object.keys(EXPECTED).length);
  });

  test.each(Object.entries(EXPECTED))('%s …', (start, expected) => {
    expected(rowsOf(start));
  });
});
