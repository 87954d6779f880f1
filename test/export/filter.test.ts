import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '../../src/export/filter/parse-filter.ts';
import type { ExportRequest } from '../../src/export/index.ts';
import { ExportError, exportRecords } from '../../src/export/index.ts';
import { CODEBOOK } from '../../src/model/codebook/index.ts';
import { openReader, type Reader } from '../../src/store/index.ts';
import { buildDatabase } from './build-database.ts';

let folder: string;
let reader: Reader;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-filter-'));
  await buildDatabase(join(folder, 'a.db'));
  reader = await openReader(join(folder, 'a.db'));
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

const table = CODEBOOK.indicator_flat!;
const count = async (filter: string): Promise<number> => {
  const { sql, values } = parseFilter(filter, table);
  return (await reader.all<{ n: number }>(`select count(*) as n from indicator_flat where ${sql}`, values))[0]!.n;
};

describe('--where', () => {
  test.each([
    ['fiscal_year = 2024', 17],
    ['年度 = 2024', 17],
    ['"fiscal_year" != 2024', 2],
    ['fiscal_year in (2024, 2025)', 19],
    ['fiscal_year not in (2024)', 2],
    ["indicator = '=1+2'", 1],
    ["indicator = 'O''Brien''''s'", 1],
    ["indicator like '%逗号%' or indicator like '@%'", 2],
    ["division_code is null and category = 'output'", 17],
    ['division_code is not null', 2],
    ["not (fiscal_year = 2024 or tier = 'A')", 2],
    ['fiscal_year = 2024 and (ordinal <= 2 or ordinal between 16 and 17)', 4],
    ['待核 = 1', 1],
    ['金额（分） < 0', 1],
  ])('%s', async (filter, rows) => {
    expect(await count(filter)).toBe(rows);
  });

  test('compares decimals as numbers, not as texts: 12.25 is more than 9', async () => {
    expect(await count('weight > 9')).toBe(18);
    expect(await count('value = 0.1')).toBe(4);
    expect(await count('value < -1')).toBe(3);
  });

  test.each([
    ['', /character 1 of ``: expected a column, found the end/],
    ['year = 2024', /no column year; known are document_id, origin,/],
    ["value >= '90'", /value holds numbers; expected one, as in value >= 90/],
    ['division_code = 420700', /division_code holds text; expected it in single quotes/],
    ["category = 'outputs'", /category is never 'outputs'; known are output, outcome,/],
    ["unit = 'x' or", /expected a column, found the end/],
    ["unit = 'x", /the text that starts here has no closing '/],
    ['fiscal_year = 2024; drop table note', /character 19 .*; belongs to no filter/],
    ['fiscal_year = 2024 union select 1', /expected and, or, or the end, found union/],
    ['fiscal_year = (select 1)', /fiscal_year holds numbers/],
    ['load_extension(1) = 1', /no column load_extension/],
    ['unit not = 1', /expected in, like or between after not/],
    ['value like 9', /like compares a text column/],
    [`${'('.repeat(200)}unit is null${')'.repeat(200)}`, /nested deeper than 100/],
  ])('%s says what is wrong', (filter, message) => {
    expect(() => parseFilter(filter, table)).toThrow(ExportError);
    expect(() => parseFilter(filter, table)).toThrow(message);
  });

  test('whatever is written, the SQL holds names of columns, words of its own and question marks only', () => {
    const ours =
      /^(?:"(?:\w+)"|cast\("\w+" as real\)|\?|[(),]|[<>=!]+|\b(?:and|or|not|in|like|between|is|null)\b|\s)+$/;
    const names = Object.keys(table.columns);
    const quoted = fc.string({ maxLength: 6 }).map((text) => `'${text.replaceAll("'", "''")}'`);
    const hostile = fc.constantFrom(
      '"',
      '--',
      '/*',
      'attach',
      'pragma',
      "';drop table note;'",
      '?',
      '[unit]',
      ';',
      '(',
    );
    const literal = fc.oneof(quoted, fc.constantFrom('1', '-2.5', "('a', 'b')", '1 and 2'), hostile, fc.string());
    const operator = fc.constantFrom('=', '<=', 'like', 'not in', 'is null or unit =', 'between', '!=', '');
    const piece = fc
      .tuple(fc.constantFrom(...names), operator, literal, fc.constantFrom('', 'and', 'or', 'and not'))
      .map((parts) => parts.join(' '));
    let understood = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 2 }), (pieces) => {
        try {
          const { sql, values } = parseFilter(pieces.join(' '), table);
          understood += 1;
          expect(sql).toMatch(ours);
          expect(sql.match(/\?/g)?.length ?? 0).toBe(values.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ExportError);
        }
      }),
      { seed: 7, numRuns: 3_000 },
    );
    for (const name of names) expect(parseFilter(`${name} is null`, table).sql).toMatch(ours);
    expect(understood).toBeGreaterThan(40);
  });
});

describe('which rows are exported', () => {
  const write = async (more: Partial<ExportRequest>) => {
    const out = join(folder, 'out.json');
    const remarks = await exportRecords({
      db: join(folder, 'a.db'),
      format: 'json',
      out,
      header: 'en',
      bom: true,
      raw: false,
      ...more,
    });
    const tables = JSON.parse(readFileSync(out, 'utf8')) as Record<string, Record<string, unknown>[]>;
    return { tables, remarks };
  };

  test('--tier takes records of these tiers, and schedules of projects of these tiers', async () => {
    const { tables } = await write({ tiers: ['A', 'B'] });
    expect(new Set(tables.funding_flat!.map(({ tier }) => tier))).toEqual(new Set(['A']));
    expect(tables.project!.map(({ name }) => name)).toEqual(['项目 project/1']);
    expect(tables.expenditure_schedule).toHaveLength(1);
    expect(tables.evaluation).toHaveLength(1);
    expect(tables.document).toHaveLength(3);
  });

  test('--accepted-only leaves out what an open doubt could change, with all that stands under it', async () => {
    const { tables } = await write({ acceptedOnly: true });
    expect(tables.project!.map(({ name }) => name)).not.toContain('项目 project/2');
    for (const table of ['indicator_flat', 'funding_flat', 'project'])
      expect(tables[table]!.every((row) => row.needs_review === 0)).toBe(true);
    expect(tables.expenditure_schedule).toHaveLength(2);
  });

  test('--accepted-only leaves out what a person rejected, also from tables', async () => {
    const db = join(folder, 'rejected.db');
    await buildDatabase(db);
    const database = new Database(db);
    database.prepare("update project set decision = 'reject' where name = '项目 project/1'").run();
    database.close();
    const names = async (acceptedOnly: boolean) => {
      const { tables } = await write({ db, acceptedOnly });
      return [tables.project!.map(({ name }) => name), tables.funding_flat!.map(({ project_name: name }) => name)];
    };
    expect((await names(false))[0]).toContain('项目 project/1');
    expect((await names(true)).flat()).not.toContain('项目 project/1');
  });

  test('--where over the usual tables leaves out those that lack the column and says so', async () => {
    const { tables, remarks } = await write({ where: 'fiscal_year = 2024' });
    expect(Object.keys(tables)).toEqual(
      expect.arrayContaining(['document', 'form', 'indicator_flat', 'funding_flat', 'activity_flat']),
    );
    expect(tables.indicator_flat).toHaveLength(17);
    expect(remarks).toEqual([
      expect.stringMatching(/^left out, because .*: project, expenditure_schedule, evaluation/),
    ]);
  });

  test('--where with a named table that lacks the column is an error', async () => {
    await expect(write({ where: 'fiscal_year = 2024', tables: ['note'] })).rejects.toThrow(/no column fiscal_year/);
    await expect(write({ where: 'nothing = 1' })).rejects.toThrow(/no column nothing/);
  });

  test('formats say what they cannot do', async () => {
    await expect(write({ format: 'parquet', header: 'zh' })).rejects.toThrow(/parquet keeps the names of columns/);
    await expect(write({ format: 'xlsx', out: join(folder, 'a') })).rejects.toThrow(
      /expected a file that ends in .xlsx/,
    );
    await expect(write({ format: 'parquet', out: '-' })).rejects.toThrow(/parquet is no text/);
  });
});
