import { DEFAULT_LIMITS, type Outcome } from '../model/index.ts';
import { refuseSize } from '../pipeline.ts';
import {
  createWorkerPool,
  DEFAULT_JOB_LIMITS,
  FileError,
  fingerprintBytes,
  fingerprintFile,
  type Input,
  type PictureRequest,
  type Task,
  type WorkerPool,
} from '../worker/index.ts';
import { findInputs } from './find-inputs.ts';
import { type Progress, startProgress } from './progress.ts';

/** A value for one file, or one line why there is none. */
export type FileResult<T> =
  | { readonly origin: string; readonly value: T }
  | { readonly origin: string; readonly error: string };

/** What the files of one run share. */
interface DocumentRun {
  readonly pool: WorkerPool;
  readonly task: Task;
  readonly progress: Progress;
  /** What is wanted of a `picture`. */
  readonly picture: PictureRequest | undefined;
}

async function* runInput<T>(run: DocumentRun, { origin, source }: Input): AsyncGenerator<FileResult<T>> {
  const { pool, task, progress, picture } = run;
  const { id, size } = source.kind === 'file' ? await fingerprintFile(source.path) : fingerprintBytes(source.bytes);
  const refused = refuseSize(size, DEFAULT_LIMITS);
  if (refused) {
    yield { origin, error: refused.message };
    return;
  }
  const onPage = (done: number, total: number): void => progress.page(origin, done, total);
  const result = await pool.run(
    { kind: 'job', task, id, origin, source, ...(picture ? { picture } : {}) },
    false,
    onPage,
  );
  if (process.stdout.isTTY) progress.stop();
  if (result.kind === 'result') yield { origin, value: JSON.parse(result.json) as T };
  else if (result.kind === 'members') {
    for (const { message } of result.notes) yield { origin, error: message };
    for (const member of result.members)
      yield* runInput<T>(run, { origin: member.origin, source: { kind: 'bytes', bytes: member.bytes } });
  } else yield { origin, error: result.kind === 'stopped' ? 'stopped' : result.reason };
}

/** Runs a task on every file that the paths stand for, one after another in their order, in an isolated process. */
export async function* runDocuments<T>(
  paths: readonly string[],
  task: Task,
  picture?: PictureRequest,
): AsyncGenerator<FileResult<T>> {
  const { inputs, failures } = await findInputs(paths);
  yield* failures;
  const pool = createWorkerPool({ jobs: 1, limits: DEFAULT_JOB_LIMITS });
  // Results are printed while the next file is read; a bar between them is only shown where they go elsewhere.
  const progress = startProgress(inputs.length, inputs.length === 1 || !process.stdout.isTTY);
  const run = { pool, task, progress, picture };
  try {
    for (const input of inputs) {
      try {
        yield* runInput<T>(run, input);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        yield { origin: input.origin, error: error.message };
      }
      progress.advance(input.origin);
    }
  } finally {
    progress.stop();
    pool.close();
  }
}

/** The first error that an extraction reported, when it left no block to show. */
export const extractionError = ({ value, notes }: Outcome<{ readonly blocks: readonly unknown[] }>): string | null => {
  if (value.blocks.length > 0) return null;
  return notes.find((note) => note.severity === 'error')?.message ?? null;
};
