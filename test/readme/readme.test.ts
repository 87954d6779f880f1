import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { readSamples } from '../samples/read-samples.ts';
import { readmePart, readmeTables, unpadded } from './readme-tables.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const QUERIES = [...README.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query]) => query!.trim());

describe('README', () => {
  let folder: string;
  let summary: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-readme-'));
    summary = runCli(ROOT, ['ingest', 'samples', '--db', join(folder, 'jixiao.db')]).stderr;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('has the tables that the code says (else run `npx tsx test/readme/write-readme.ts && npm run format`)', async () => {
    for (const [name, part] of Object.entries(await readmeTables()))
      expect(unpadded(readmePart(README, name) ?? ''), name).toBe(unpadded(part));
  });

  test('shows the files of the samples as the command lists them', () => {
    const names = (text: string): string[] =>
      text.split('\n').flatMap((line) => /^(samples\/\S+) {2,}/.exec(line)?.[1] ?? []);
    const shown = names(readmePart(README, 'output') ?? '');
    expect(shown).toEqual(names(summary));
    expect(shown).toHaveLength(readSamples().length);
  });

  test.each(QUERIES)('%s', (query) => {
    const database = new Database(join(folder, 'jixiao.db'), { readonly: true });
    expect(database.prepare(query).all().length).toBeGreaterThan(0);
    database.close();
  });

  test('names files and folders that exist', () => {
    const paths = [...README.matchAll(/`((?:src|extractors|normalizers|data|samples|bench|test)\/[^`\s*<>]*)`/g)];
    expect(paths.map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
