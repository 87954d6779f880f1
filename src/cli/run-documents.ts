import { DEFAULT_LIMITS, type Outcome } from '../model/index.ts';
import { refuseSize } from '../pipeline.ts';
import {
  createWorkerPool,
  DEFAULT_JOB_LIMITS,
  FileError,
  fingerprintBytes,
  fingerprintFile,
  type Input,
  type Task,
  type WorkerPool,
} from '../worker/index.ts';
import { findInputs } from './find-inputs.ts';

/** A value for one file, or one line why there is none. */
export type FileResult<T> =
  | { readonly origin: string; readonly value: T }
  | { readonly origin: string; readonly error: string };

async function* runInput<T>(pool: WorkerPool, task: Task, { origin, source }: Input): AsyncGenerator<FileResult<T>> {
  const { id, size } = source.kind === 'file' ? await fingerprintFile(source.path) : fingerprintBytes(source.bytes);
  const refused = refuseSize(size, DEFAULT_LIMITS);
  if (refused) {
    yield { origin, error: refused.message };
    return;
  }
  const result = await pool.run({ kind: 'job', task, id, origin, source }, false);
  if (result.kind === 'result') yield { origin, value: JSON.parse(result.json) as T };
  else if (result.kind === 'members') {
    for (const { message } of result.notes) yield { origin, error: message };
    for (const member of result.members)
      yield* runInput<T>(pool, task, { origin: member.origin, source: { kind: 'bytes', bytes: member.bytes } });
  } else yield { origin, error: result.kind === 'stopped' ? 'stopped' : result.reason };
}

/** Runs a task on every file that the paths stand for, one after another in their order, in an isolated process. */
export async function* runDocuments<T>(paths: readonly string[], task: Task): AsyncGenerator<FileResult<T>> {
  const { inputs, failures } = await findInputs(paths);
  yield* failures;
  const pool = createWorkerPool({ jobs: 1, limits: DEFAULT_JOB_LIMITS });
  try {
    for (const input of inputs)
      try {
        yield* runInput<T>(pool, task, input);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        yield { origin: input.origin, error: error.message };
      }
  } finally {
    pool.close();
  }
}

/** The first error that an extraction reported, when it left no block to show. */
export const extractionError = ({ value, notes }: Outcome<{ readonly blocks: readonly unknown[] }>): string | null => {
  if (value.blocks.length > 0) return null;
  return notes.find((note) => note.severity === 'error')?.message ?? null;
};
