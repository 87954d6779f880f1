import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSqliteStore } from '../../src/store/index.ts';
import { buildFiling, buildForm } from '../store/build-filing.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-departments-'));
  const store = await openSqliteStore(join(folder, 'a.db'), { pipelineVersion: '1' });
  const names = ['泸县市场监督管理局', '泸县市场监督管理局', '泸县市监局', '泸县教育局'];
  for (const [index, department] of names.entries())
    await store.put(buildFiling(`d${index}`, { forms: [buildForm({ department, divisionCode: '510521' })] }));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const departments = (...arguments_: string[]) =>
  runCli(folder, ['departments', ...arguments_, '--db', 'a.db', '--file', 'names.jsonl']);
const lines = (): Record<string, unknown>[] =>
  readFileSync(join(folder, 'names.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const canonical = (): unknown[] => {
  const db = new Database(join(folder, 'a.db'), { readonly: true });
  const names = db
    .prepare('select distinct canonical_department from funding_flat order by canonical_department')
    .pluck()
    .all();
  db.close();
  return names;
};

test('a proposal changes nothing until a person confirms it, and a decision survives the next proposal', () => {
  expect(departments('propose').stderr).toBe('1 names to decide about, 0 decided\n');
  expect(lines()).toEqual([
    {
      division: '510521',
      name: '泸县市监局',
      canonical: '泸县市场监督管理局',
      parent: null,
      reason: 'office',
      forms: 1,
      confirmed: null,
      by: null,
    },
  ]);
  expect(departments('apply').stderr).toBe('0 names stand for another one\n');
  expect(canonical()).toContain('泸县市监局');

  writeFileSync(join(folder, 'names.jsonl'), `${JSON.stringify({ ...lines()[0], confirmed: true, by: '王' })}\n`);
  expect(departments('apply').stderr).toBe('1 names stand for another one\n');
  expect(canonical()).toEqual(['泸县市场监督管理局', '泸县教育局']);
  expect(departments('propose').stderr).toBe('0 names to decide about, 1 decided\n');
  expect(lines()[0]).toMatchObject({ confirmed: true, by: '王' });
});

test('a refused proposal is not made again, and applying takes back what is no longer confirmed', () => {
  writeFileSync(join(folder, 'names.jsonl'), `${JSON.stringify({ ...lines()[0], confirmed: false, by: '王' })}\n`);
  expect(departments('propose').stderr).toBe('0 names to decide about, 1 decided\n');
  departments('apply');
  expect(canonical()).toContain('泸县市监局');
});

test('a line that cannot be used is a wrong usage that names it', () => {
  writeFileSync(join(folder, 'names.jsonl'), '{"division":"510521"}\n');
  const { status, stderr } = departments('apply');
  expect(status).toBe(1);
  expect(stderr).toContain('names.jsonl:1: name');
});
