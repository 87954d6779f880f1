import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openSqliteStore, type Store } from '../../src/store/index.ts';
import { errorReason } from '../../src/worker/error-reason.ts';
import { type Input, type InputOutcome, ingestInputs } from '../../src/worker/ingest-inputs.ts';
import { createWorkerPool, type WorkerPool } from '../../src/worker/worker-pool.ts';
import { buildHostileWorker } from './build-hostile-worker.ts';

// Processes are started many times; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let store: Store;
let pool: WorkerPool;
let hostile: Awaited<ReturnType<typeof buildHostileWorker>>;

beforeAll(async () => {
  hostile = await buildHostileWorker();
});
afterAll(() => rmSync(hostile.folder, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-inputs-'));
  store = await openSqliteStore(join(folder, 'a.db'), { pipelineVersion: '1' });
  pool = createWorkerPool({
    jobs: 2,
    limits: { timeMs: 2000, memoryBytes: 400 * 1024 * 1024 },
    entry: hostile.entry,
  });
});
afterEach(async () => {
  pool.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string): Input => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { origin: name, source: { kind: 'file', path } };
};

const ingest = async (inputs: readonly Input[], pipelineVersion = '1'): Promise<Record<string, InputOutcome>> => {
  const outcomes: Record<string, InputOutcome> = {};
  const onOutcome = (outcome: InputOutcome): void => {
    outcomes[outcome.origin] = outcome;
  };
  await ingestInputs({ store, pool, ahead: 6, pipelineVersion, onOutcome }, inputs);
  return outcomes;
};

describe('ingesting', () => {
  test('a hostile document costs one unreadable document with its reason, and no other', async () => {
    const texts = ['work 1', 'hang', 'work 2', 'crash', 'throw', 'work 3', ''];
    const outcomes = await ingest(texts.map((text, index) => file(`${index}.txt`, text)));
    expect(Object.values(outcomes).map(({ origin, status }) => `${origin} ${status}`)).toEqual(
      expect.arrayContaining([
        '0.txt loaded',
        '1.txt unreadable',
        '2.txt loaded',
        '3.txt unreadable',
        '4.txt unreadable',
        '5.txt loaded',
        '6.txt unreadable',
      ]),
    );
    expect(outcomes['1.txt']?.error).toMatch(/expected a document, or the next page of a long one, within 2 s/);
    expect(outcomes['3.txt']?.error).toMatch(/ended by SIGABRT/);
    expect(outcomes['4.txt']?.error).toMatch(/a defect in jixiao: RangeError: a reader went wrong/);
    expect(outcomes['6.txt']?.error).toMatch(/found an empty file/);
    const notes = await store.rows('note', outcomes['1.txt']!.documentId!);
    expect(notes).toMatchObject([{ kind: 'finding', code: 'unreadable', severity: 'error' }]);
  });

  test('the same bytes at several places are one document, read once', async () => {
    const inputs = ['c.txt', 'a.txt', 'b.txt'].map((name) => file(name, 'work'));
    const outcomes = await ingest(inputs);
    const [id] = await store.documentIds();
    expect(new Set(Object.values(outcomes).map(({ documentId }) => documentId))).toEqual(new Set([id]));
    expect((await store.find(id!))?.origin).toBe('a.txt');
    expect(await store.rows('document_origin', id!)).toHaveLength(3);
    expect(Object.values(await ingest(inputs)).map(({ result }) => result)).toEqual(Array(3).fill('unchanged'));
  });

  test('a document that was given up is read again, another unreadable one is not', async () => {
    const inputs = [file('a.txt', 'pages 12'), file('b.txt', '')];
    pool.close();
    pool = createWorkerPool({
      jobs: 1,
      limits: { timeMs: 60, memoryBytes: 400 * 1024 * 1024 },
      entry: hostile.entry,
    });
    const first = await ingest(inputs);
    expect(first['a.txt']).toMatchObject({ status: 'unreadable', error: expect.stringMatching(/^given up: /) });
    pool.close();
    pool = createWorkerPool({ jobs: 1, entry: hostile.entry });
    const again = await ingest(inputs);
    expect(again['a.txt']).toMatchObject({ status: 'loaded', result: 'replaced' });
    expect(again['b.txt']).toMatchObject({ status: 'unreadable', result: 'unchanged' });
  });

  test('a file that is gone fails alone', async () => {
    const missing: Input = { origin: 'gone.txt', source: { kind: 'file', path: join(folder, 'gone.txt') } };
    const outcomes = await ingest([missing, file('a.txt', 'work')]);
    expect(outcomes['gone.txt']).toMatchObject({ status: 'failed', documentId: null });
    expect(outcomes['gone.txt']?.error).toBe('expected a file, found nothing; check the path');
    expect(outcomes['a.txt']?.status).toBe('loaded');
  });

  test('a reason repeats nothing of the document', () => {
    expect(errorReason(new SyntaxError('Unexpected 张三 at 13800138000\nmore'))).toBe('SyntaxError: Unexpected … at …');
  });

  test('bytes need no file', async () => {
    const bytes = new TextEncoder().encode('work on bytes');
    const outcomes = await ingest([{ origin: 'stdin', source: { kind: 'bytes', bytes } }]);
    expect(outcomes.stdin).toMatchObject({ status: 'loaded', result: 'stored' });
  });
});
