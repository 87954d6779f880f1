import { PIPELINE_VERSION } from '../pipeline-version.ts';
import { openSqliteStore } from '../store/index.ts';
import { type InputOutcome, ingestInputs, type WorkerPool } from '../worker/index.ts';
import { type FoundInputs, findInputs } from './find-inputs.ts';
import { type IngestSummary, printedSummary, summarizeIngest } from './ingest-summary.ts';
import { startProgress } from './progress.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** What `ingestPaths` needs to know from the command line. */
export interface IngestPathsOptions {
  readonly db: string;
  readonly jobs: number;
  readonly json?: boolean;
  readonly failOnReview?: boolean;
  readonly contact?: string;
  readonly allowPrivate?: readonly string[];
}

/** Inputs on the way for each worker, so that none waits for the disk, and commits come in groups of this size. */
const AHEAD_PER_JOB = 16;

/** Files, folders and patterns as they are; addresses of the web are fetched first. */
const findAll = async (
  arguments_: readonly string[],
  { contact, allowPrivate }: IngestPathsOptions,
  signal: AbortSignal,
): Promise<FoundInputs> => {
  const isWebAddress = (argument: string): boolean => /^https?:\/\//i.test(argument);
  const found = await findInputs(arguments_.filter((argument) => !isWebAddress(argument)));
  const addresses = arguments_.filter(isWebAddress);
  if (addresses.length === 0) return found;
  // The network is loaded only where it is used.
  const { fetchInputs } = await import('./fetch-inputs.ts');
  const { inputs, failures } = await fetchInputs(addresses, { contact, allowPrivate, signal });
  return { ...found, inputs: [...found.inputs, ...inputs], failures: [...found.failures, ...failures] };
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
  const { signal, release } = stopOnSignal();
  signal.addEventListener('abort', () => pool.close());
  const store = await openSqliteStore(options.db, { pipelineVersion: PIPELINE_VERSION }).catch((error: unknown) => {
    release();
    throw error;
  });
  const outcomes: InputOutcome[] = [];
  try {
    const { inputs, skipped, failures } = await findAll(paths, options, signal);
    const progress = startProgress(inputs.length, options.json !== true);
    const onOutcome = (outcome: InputOutcome): void => {
      outcomes.push(outcome);
      progress.advance(outcome.origin);
      if (outcome.error !== null) progress.say(`${outcome.origin}: ${outcome.error}`);
    };
    for (const { origin, error } of failures) onOutcome(failedArgument(origin, error));
    const ahead = options.jobs * AHEAD_PER_JOB;
    const onPage = progress.page;
    await ingestInputs(
      { store, pool, ahead, pipelineVersion: PIPELINE_VERSION, onOutcome, onPage, signal },
      inputs,
    ).finally(progress.stop);
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
