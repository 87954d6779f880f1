import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Filing } from '../../src/model/index.ts';
import { fingerprintBytes } from '../../src/worker/fingerprint.ts';
import type { JobLimits, JobResult, OnPage } from '../../src/worker/job.ts';
import { createWorkerPool, type WorkerPool } from '../../src/worker/worker-pool.ts';
import { buildHostileWorker } from './build-hostile-worker.ts';

// Processes are started many times; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000 });

const MEGABYTE = 1024 * 1024;
let pool: WorkerPool;
let hostile: Awaited<ReturnType<typeof buildHostileWorker>>;

beforeAll(async () => {
  hostile = await buildHostileWorker();
});
afterAll(() => rmSync(hostile.folder, { recursive: true }));

afterEach(() => pool.close());

const start = (jobs: number, limits: Partial<JobLimits> = {}, entry = hostile.entry): void => {
  pool = createWorkerPool({
    jobs,
    limits: { timeMs: 20_000, memoryBytes: 400 * MEGABYTE, ...limits },
    entry,
  });
};

const run = (text: string, light = false, onPage?: OnPage): Promise<JobResult> => {
  const bytes = new TextEncoder().encode(text);
  const { id } = fingerprintBytes(bytes);
  return pool.run(
    { kind: 'job', task: 'filing', id, origin: 'x.txt', source: { kind: 'bytes', bytes } },
    light,
    onPage,
  );
};

/** What a result says, short. */
const verdict = (result: JobResult): string => {
  if (result.kind === 'result') return `read ${(JSON.parse(result.json) as Filing).title}`;
  return result.kind === 'unreadable' ? `${result.failure}: ${result.reason}` : result.kind;
};

const verdicts = async (texts: readonly string[], light = false): Promise<string[]> =>
  (await Promise.all(texts.map((text) => run(text, light)))).map(verdict);

describe('a worker pool', () => {
  test('answers every job with its own result', async () => {
    start(2);
    const texts = Array.from({ length: 60 }, (_, index) => `work ${index} 绩效`);
    expect(await verdicts(texts, true)).toEqual(texts.map((text) => `read ${text}`));
  });

  test('gives up a document that hangs, and goes on', async () => {
    start(1, { timeMs: 700 });
    const [first, hung, last] = await verdicts(['work 1', 'hang', 'work 2']);
    expect(first).toBe('read work 1');
    expect(hung).toMatch(/^time: expected a document, or the next page of a long one, within 0\.7 s/);
    expect(last).toBe('read work 2');
  });

  test('a document whose pages keep coming has the time limit for each of them, and says how far it is', async () => {
    start(1, { timeMs: 1200 });
    const pages: string[] = [];
    expect(verdict(await run('pages 10', false, (done, total) => pages.push(`${done}/${total}`)))).toBe(
      'read pages 10',
    );
    expect(pages.at(-1)).toBe('10/10');
    expect(pages.length).toBeGreaterThan(4);
  });

  test('pages do not go on for ever', async () => {
    start(1, { timeMs: 100 });
    expect(verdict(await run('pages 1000'))).toMatch(/^time: /);
  });

  test.each([
    ['crash', /^crash: the reader was ended by SIGABRT/],
    ['leave', /^crash: the reader stopped with exit code 3/],
    ['throw', /^defect: RangeError: a reader went wrong/],
    ['hoard', /^memory: expected to need less than 200 MB/],
    ['heap', /^memory: expected to need less than 200 MB/],
  ])('survives a document that makes its worker %s', async (text, expected) => {
    start(1, { memoryBytes: 200 * MEGABYTE });
    const [before, bad, after] = await verdicts(['work 1', text, 'work 2'], true);
    expect(before).toBe('read work 1');
    expect(bad).toMatch(expected);
    expect(after).toBe('read work 2');
  });

  test('asks again where the worker was killed by somebody else, once, and outlives signals to the group', async () => {
    start(1);
    const [once, always, signalled, after] = await verdicts(['killed-once', 'killed', 'signalled', 'work 2']);
    expect(once).toBe('read killed-once');
    expect(always).toMatch(/^crash: the reader was ended by SIGKILL/);
    expect(signalled).toBe('read signalled');
    expect(after).toBe('read work 2');
  });

  test('loses no job when workers fall one after another', async () => {
    start(2);
    const texts = Array.from({ length: 24 }, (_, index) => (index % 4 === 3 ? `crash ${index}` : `work ${index}`));
    const found = await verdicts(texts, true);
    for (const [index, text] of texts.entries())
      expect(found[index]).toMatch(text.startsWith('work') ? new RegExp(`^read ${text}$`) : /^crash: /);
  });

  test('says so when workers cannot be started', async () => {
    start(2, {}, new URL('./no-such-worker.js', import.meta.url));
    await expect(run('work')).rejects.toThrow(/reader processes cannot be started: .*npm ci/);
  });

  test('resolves what is left as stopped when it is closed', async () => {
    start(1);
    const left = Promise.all([run('hang'), run('work')]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    pool.close();
    expect((await left).map(verdict)).toEqual(['stopped', 'stopped']);
    expect(verdict(await run('work'))).toBe('stopped');
  });

  test('tells when a file has changed since it was announced', async () => {
    start(1);
    const path = new URL(import.meta.url).pathname;
    const source = { kind: 'file', path } as const;
    const result = await pool.run({ kind: 'job', task: 'filing', id: '0'.repeat(64), origin: path, source }, false);
    expect(result).toEqual({ kind: 'gone', reason: 'the file was changed while it was being read; run again' });
  });
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a condition holds; the test fails by its time limit when it never does. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(50);
};

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);

describe.skipIf(!existsSync('/proc/self/task'))('a worker', () => {
  test('in an endless loop ends when its parent is killed', async () => {
    const script = fileURLToPath(new URL('./hanging-parent.ts', import.meta.url));
    const parent = spawn(process.execPath, ['--import', 'tsx/esm', script, hostile.entry.href], { stdio: 'ignore' });
    const hanging = (): number | undefined => childrenOf(parent.pid!).find((pid) => processorTicks(pid) > 100);
    await until(() => hanging() !== undefined);
    const worker = hanging()!;
    parent.kill('SIGKILL');
    await until(() => !existsSync(`/proc/${worker}`));
  });
});

/** Processor time of a process in ticks; a worker that loads its code needs some, an endless loop more and more. */
const processorTicks = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
};
