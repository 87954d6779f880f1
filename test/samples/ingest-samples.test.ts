import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { readSamples, SAMPLES } from './read-samples.ts';

// Processes are started; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-samples-'));
  cpSync(SAMPLES, join(folder, 'samples'), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const exported = (database: string): string => {
  const { stdout, status } = runCli(folder, ['export', '--db', database, '--format', 'jsonl', '--out', '-']);
  expect(status).toBe(0);
  return stdout;
};

const ingest = (database: string, paths: readonly string[], jobs: number) =>
  runCli(folder, ['ingest', ...paths, '--db', database, '--jobs', String(jobs), '--json']);

interface Summary {
  readonly totals: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
}

describe('jixiao ingest samples', () => {
  const samples = readSamples();
  let first: string;

  beforeAll(() => {
    const { status, stderr } = runCli(folder, ['ingest', 'samples', '--db', 'one.db']);
    expect(stderr).toMatch(new RegExp(`total: ${samples.length} documents`));
    expect(stderr).toMatch(/skipped \d+ files that are no documents \(\d+ json\)/);
    expect(status).toBe(0);
    first = exported('one.db');
  });

  test('writes nothing the second time', () => {
    const before = readFileSync(join(folder, 'one.db'));
    const { stdout, status } = ingest('one.db', ['samples'], 2);
    expect(status).toBe(0);
    const { totals, statuses, skipped } = JSON.parse(stdout) as Summary;
    expect(totals).toMatchObject({ documents: samples.length, stored: 0, replaced: 0, unchanged: samples.length });
    expect(statuses).toEqual({ loaded: samples.length - 1, 'not-applicable': 1 });
    expect(skipped).toEqual({ json: 2 * samples.length });
    expect(readFileSync(join(folder, 'one.db')).equals(before)).toBe(true);
  });

  test('gives the same records in any order and with any number of workers', () => {
    const paths = samples.map(({ source }) => source.origin);
    const shuffled = [...paths.filter((_, index) => index % 2 === 1), ...paths.filter((_, index) => index % 2 === 0)];
    for (const path of shuffled.reverse().slice(0, 3)) expect(ingest('order.db', [path], 1).status).toBe(0);
    expect(ingest('order.db', shuffled, 1).status).toBe(0);
    expect(exported('order.db')).toBe(first);
    expect(ingest('four.db', ['samples'], 4).status).toBe(0);
    expect(exported('four.db')).toBe(first);
  });

  test('leaves no contact name or number anywhere', () => {
    const stored = readdirSync(folder)
      .filter((name) => name.includes('.db'))
      .map((name) => readFileSync(join(folder, name)));
    for (const personal of ['杜明远', '7330218', '蓝小荷', '87660118']) {
      expect(first).not.toContain(personal);
      for (const bytes of stored) expect(bytes.includes(Buffer.from(personal)), personal).toBe(false);
    }
  });
});
