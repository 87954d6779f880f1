import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type Store } from '../../src/store/index.ts';
import { type InputOutcome, ingestInputs } from '../../src/worker/ingest-inputs.ts';
import { createWorkerPool } from '../../src/worker/worker-pool.ts';
import { fuzzInput } from './fuzz-input.ts';

/** What became of many mutated inputs. */
export interface FuzzReport {
  readonly inputs: number;
  /** Inputs by format and documents by status. */
  readonly formats: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  /** Documents that were not read, by the type of the reason. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly recognised: number;
  /** Inputs that show a defect of ours, each one line with its seed. */
  readonly defects: readonly string[];
}

const LIMITS = { timeMs: 30_000, memoryBytes: 700 * 1024 * 1024 };

/** Failures that are not the fault of the input alone, by the words of their reason. */
const TYPES: readonly (readonly [type: string, words: RegExp])[] = [
  ['defect', /a defect in jixiao/],
  ['time', /expected a document, or the next page of a long one, within/],
  ['memory', /expected to need less than/],
  ['crash', /the reader was ended by|the reader stopped with exit code/],
];

const add = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Type of the reason of an unreadable document: how its worker failed, else the code of its first error finding. */
const reasonType = async (store: Store, { documentId, error }: InputOutcome): Promise<string | null> => {
  const type = TYPES.find(([, words]) => words.test(error ?? ''))?.[0];
  if (type !== undefined || documentId === null) return type ?? null;
  const notes = await store.rows('note', documentId);
  const code = notes.find((note) => note.severity === 'error')?.code;
  return typeof code === 'string' ? code : null;
};

const seedOf = ({ origin }: InputOutcome): number => Number(/^seed-(\d+)\./.exec(origin)?.[1]);

/** Inputs of the seeds one after another; nothing is made before it is asked for. */
function* inputsOf(from: number, count: number, formats: Record<string, number>) {
  for (let seed = from; seed < from + count; seed += 1) {
    const { origin, bytes, format } = fuzzInput(seed);
    add(formats, format);
    yield { origin, source: { kind: 'bytes' as const, bytes } };
  }
}

const judge = async (store: Store, outcomes: readonly InputOutcome[], from: number, count: number) => {
  const statuses: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  const defects: string[] = [];
  const answered = new Set<number>();
  for (const outcome of outcomes) {
    answered.add(seedOf(outcome));
    add(statuses, outcome.status);
    if (outcome.status !== 'unreadable' && outcome.status !== 'failed') continue;
    const type = await reasonType(store, outcome);
    add(reasons, type ?? 'untyped');
    if (type === null || TYPES.some(([name]) => name === type))
      defects.push(`${outcome.origin}: ${outcome.error ?? 'no reason'}`);
  }
  for (let seed = from; seed < from + count; seed += 1)
    if (!answered.has(seed)) defects.push(`seed ${seed}: no outcome was reported`);
  return { statuses, reasons, defects };
};

/**
 * Ingests the mutated inputs of `count` seeds from `from` on, through the pool of isolated readers into a database, as
 * the command line does. Throws only when the parent itself fails, which is what must never happen.
 */
export const runFuzz = async (from: number, count: number, jobs: number): Promise<FuzzReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-fuzz-'));
  const store = await openSqliteStore(join(folder, 'fuzz.db'), { pipelineVersion: 'fuzz' });
  const pool = createWorkerPool({ jobs, limits: LIMITS });
  const outcomes: InputOutcome[] = [];
  const formats: Record<string, number> = {};
  try {
    await ingestInputs(
      { store, pool, ahead: jobs * 2, pipelineVersion: 'fuzz', onOutcome: (outcome) => void outcomes.push(outcome) },
      inputsOf(from, count, formats),
    );
    const judged = await judge(store, outcomes, from, count);
    let recognised = 0;
    for (const id of await store.documentIds())
      for (const row of await store.rows('document', id)) recognised += Number(row.ocr_used);
    return { inputs: count, formats, recognised, ...judged };
  } finally {
    pool.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
};
