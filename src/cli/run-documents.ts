import { DEFAULT_LIMITS, type Outcome } from '../model/index.ts';
import {
  createWorkerPool,
  DEFAULT_JOB_LIMITS,
  FileError,
  fingerprintBytes,
  fingerprintFile,
  type Input,
  type WorkerPool,
} from '../worker/index.ts';
import { findInputs } from './find-inputs.ts';

/** A value for one file, or one line why there is none. */
export type FileResult<T> =
  | { readonly origin: string; readonly value: T }
  | { readonly origin: string; readonly error: string };

const runInput = async <T>(pool: WorkerPool, task: 'filing' | 'document', input: Input): Promise<FileResult<T>> => {
  const { origin, source } = input;
  try {
    const { id, size } = source.kind === 'file' ? await fingerprintFile(source.path) : fingerprintBytes(source.bytes);
    if (size === 0) return { origin, error: 'expected a document, found an empty file' };
    if (size > DEFAULT_LIMITS.maxBytes)
      return { origin, error: `expected at most ${DEFAULT_LIMITS.maxBytes} bytes, found ${size}; split the file` };
    const result = await pool.run({ kind: 'job', task, id, origin, source }, false);
    if (result.kind === 'result') return { origin, value: JSON.parse(result.json) as T };
    return { origin, error: result.kind === 'stopped' ? 'stopped' : result.reason };
  } catch (error) {
    if (error instanceof FileError) return { origin, error: error.message };
    throw error;
  }
};

/** Runs a task on every file that the paths stand for, one after another in their order, in an isolated process. */
export async function* runDocuments<T>(
  paths: readonly string[],
  task: 'filing' | 'document',
): AsyncGenerator<FileResult<T>> {
  const { inputs, failures } = await findInputs(paths);
  yield* failures;
  const pool = createWorkerPool({ jobs: 1, limits: DEFAULT_JOB_LIMITS });
  try {
    for (const input of inputs) yield await runInput<T>(pool, task, input);
  } finally {
    pool.close();
  }
}

/** The first error that an extraction reported, when it left no block to show. */
export const extractionError = ({ value, notes }: Outcome<{ readonly blocks: readonly unknown[] }>): string | null => {
  if (value.blocks.length > 0) return null;
  return notes.find((note) => note.severity === 'error')?.message ?? null;
};
