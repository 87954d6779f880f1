import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSqliteStore } from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator } from '../store/build-filing.ts';
import { runCli } from './run-cli.ts';

// Processes are started many times; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-export-'));
  const store = await openSqliteStore(join(folder, 'a.db'), { pipelineVersion: '1' });
  await store.put(buildFiling('a'));
  const indicators = [buildIndicator('i', { name: '名称，含"引号"\n与换行,逗号' })];
  await store.put(buildFiling('b', { forms: [buildForm({ projects: [], indicators })] }));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...arguments_: string[]) => runCli(folder, ['export', '--db', 'a.db', ...arguments_]);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('export', () => {
  test('csv writes one file per table into a folder', () => {
    expect(run('--format', 'csv', '--out', 'tables').status).toBe(0);
    expect(readdirSync(join(folder, 'tables'))).toEqual(
      expect.arrayContaining(['document.csv', 'indicator_flat.csv', 'funding_flat.csv', 'note.csv']),
    );
    const lines = read('tables/indicator_flat.csv');
    expect(lines).toMatch(/^\ufeffdocument_id,origin,department,/);
    expect(lines).toContain('"名称，含""引号""\n与换行,逗号"');
    expect(read('tables/document.csv')).not.toMatch(/ingested_at/);
  });

  test('csv into one file holds one table', () => {
    expect(run('--format', 'csv', '--out', 'one.csv', '--no-bom').status).toBe(0);
    expect(read('one.csv')).toMatch(/^document_id,/);
    const { status, stderr } = run('--format', 'csv', '--out', 'two.csv', '--table', 'note,form');
    expect([status, stderr]).toEqual([
      1,
      'jixiao: one CSV file holds one table; name one with --table, or give a folder as --out\n',
    ]);
  });

  test('jsonl names the table of every line, sorted by document', () => {
    const lines = run('--format', 'jsonl', '--out', '-').stdout.trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as { table: string; id?: string });
    expect(new Set(rows.map((row) => row.table))).toContain('indicator_flat');
    const ids = rows.filter((row) => row.table === 'document').map((row) => row.id!);
    expect(ids).toEqual([...ids].sort());
  });

  test('json is an object of arrays, also of empty ones', () => {
    const tables = JSON.parse(run('--format', 'json', '--out', '-').stdout) as Record<string, unknown[]>;
    expect(tables.indicator_flat).toHaveLength(2);
    expect(tables.evaluation).toEqual([]);
  });

  test('is the same bytes every time and leaves no half file', () => {
    run('--format', 'json', '--out', 'x.json');
    const first = read('x.json');
    run('--format', 'json', '--out', 'x.json');
    expect(read('x.json')).toBe(first);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('names what is wrong', () => {
    expect(run('--format', 'csv', '--out', 'x', '--table', 'nothing').stderr).toMatch(
      /no table nothing; known are document,/,
    );
    writeFileSync(join(folder, 'file'), '');
    expect(run('--format', 'csv', '--out', 'file').stderr).toMatch(
      /^jixiao: file\/document\.csv: it cannot be written/,
    );
    expect(runCli(folder, ['export', '--db', 'none.db', '--format', 'csv', '--out', 'x']).status).toBe(5);
  });
});
