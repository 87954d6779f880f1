import { PIPELINE_VERSION } from '../pipeline-version.ts';
import { openSqliteStore } from '../store/index.ts';
import { type InputOutcome, ingestInputs, type WorkerPool } from '../worker/index.ts';
import { findInputs } from './find-inputs.ts';
import { type IngestSummary, printedSummary, summarizeIngest } from './ingest-summary.ts';
import { startProgress } from './progress.ts';

/** What `ingestPaths` needs to know from the command line. */
export interface IngestPathsOptions {
  readonly db: string;
  readonly jobs: number;
  readonly json?: boolean;
  readonly failOnReview?: boolean;
}

/** Inputs on the way for each worker, so that none waits for the disk, and commits come in groups of this size. */
const AHEAD_PER_JOB = 16;

const stopOnSignal = (): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  const release = () => {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  };
  return { signal: controller.signal, release };
};

const report = (summary: IngestSummary, json: boolean): void => {
  if (json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else process.stderr.write(`${printedSummary(summary)}\n`);
};

/** Ingests what the paths stand for with the workers of a pool, reports, and returns the summary. Throws `StoreError` and `PoolError`. */
export const ingestPaths = async (
  paths: readonly string[],
  pool: WorkerPool,
  options: IngestPathsOptions,
): Promise<IngestSummary & { readonly interrupted: boolean }> => {
  const store = await openSqliteStore(options.db, { pipelineVersion: PIPELINE_VERSION });
  const { signal, release } = stopOnSignal();
  signal.addEventListener('abort', () => pool.close());
  const outcomes: InputOutcome[] = [];
  try {
    const { inputs, skipped, failures } = await findInputs(paths);
    const progress = startProgress(inputs.length, options.json !== true);
    const onOutcome = (outcome: InputOutcome): void => {
      outcomes.push(outcome);
      progress.advance(outcome.origin);
      if (outcome.error !== null) progress.say(`${outcome.origin}: ${outcome.error}`);
    };
    for (const { origin, error } of failures) onOutcome(failedArgument(origin, error));
    const ahead = options.jobs * AHEAD_PER_JOB;
    await ingestInputs({ store, pool, ahead, pipelineVersion: PIPELINE_VERSION, onOutcome, signal }, inputs).finally(
      progress.stop,
    );
    const summary = summarizeIngest(outcomes, skipped, options.failOnReview === true);
    report(summary, options.json === true);
    return { ...summary, interrupted: signal.aborted };
  } finally {
    release();
    await store.close();
  }
};

const failedArgument = (origin: string, error: string): InputOutcome => ({
  origin,
  documentId: null,
  status: 'failed',
  result: null,
  error,
  counts: { projects: 0, indicators: 0, fundingLines: 0, repairs: 0, findings: 0, reviews: 0 },
});
