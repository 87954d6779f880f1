import { DEFAULT_LIMITS, type Filing, givenUpError, isGivenUp, type Status } from '../model/index.ts';
import { refuseSize } from '../pipeline.ts';
import { type DocumentCounts, type PutResult, type Store, type StoredDocument, StoreError } from '../store/index.ts';
import { errorReason } from './error-reason.ts';
import { FileError, type Fingerprint, fingerprintBytes, fingerprintFile } from './fingerprint.ts';
import type { JobResult } from './job.ts';
import type { JobSource } from './protocol.ts';
import { archiveFiling, unreadableFiling } from './unreadable-filing.ts';
import type { WorkerPool } from './worker-pool.ts';

/** One thing to ingest: a file, or bytes that came another way; `origin` is how the user knows it. */
export interface Input {
  readonly origin: string;
  readonly source: JobSource;
}

/** What became of one input. `failed` inputs left no document, because there were no bytes to name one by. */
export interface InputOutcome {
  readonly origin: string;
  readonly documentId: string | null;
  readonly status: Status | 'failed';
  readonly result: PutResult | null;
  /** One line: what was expected, what was found, what to do. */
  readonly error: string | null;
  readonly counts: DocumentCounts;
}

/** What ingestion works with. */
export interface IngestContext {
  readonly store: Store;
  readonly pool: WorkerPool;
  /** How many inputs are on the way at a time. */
  readonly ahead: number;
  readonly pipelineVersion: string;
  readonly onOutcome: (outcome: InputOutcome) => void;
  /** Called as pages of a long document are done. */
  readonly onPage?: (origin: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const NO_COUNTS: DocumentCounts = {
  projects: 0,
  indicators: 0,
  fundingLines: 0,
  repairs: 0,
  findings: 0,
  reviews: 0,
};

/** Text and packed text are read in milliseconds up to this size. */
const LIGHT_BYTES = 512 * 1024;
const LIGHT_NAME = /\.(txt|html?|docx|csv)$/i;

const failed = (origin: string, error: string): InputOutcome => ({
  origin,
  documentId: null,
  status: 'failed',
  result: null,
  error,
  counts: NO_COUNTS,
});

const succeeded = (origin: string, stored: StoredDocument, result: PutResult): InputOutcome => ({
  origin,
  documentId: stored.id,
  status: stored.status,
  result,
  error: stored.error,
  counts: stored.counts,
});

/** A filing for inputs that no worker needs to see, or null. */
const refusedFiling = ({ id, size }: Fingerprint, origin: string): Filing | null => {
  const refused = refuseSize(size, DEFAULT_LIMITS);
  return refused && unreadableFiling(id, origin, refused.message, refused.code);
};

const filingOf = (result: JobResult, id: string, origin: string): Filing => {
  if (result.kind === 'result') return JSON.parse(result.json) as Filing;
  if (result.kind === 'unreadable') {
    const reason =
      result.failure === 'defect'
        ? `a defect in jixiao: ${result.reason}; please report it`
        : givenUpError(result.reason);
    return unreadableFiling(id, origin, reason);
  }
  throw new FileError(result.kind === 'gone' ? result.reason : 'stopped before it was read; run again');
};

/** Stores a filing; one that breaks the contract is a defect of a reader and becomes an unreadable document. */
const putFiling = async (store: Store, filing: Filing): Promise<PutResult> => {
  try {
    return await store.put(filing);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = `a defect in jixiao: records break the contract (${errorReason(error)}); please report it`;
    return store.put(unreadableFiling(filing.documentId, filing.origin, reason));
  }
};

/** State of one run. */
interface Run {
  readonly context: IngestContext;
  /** Ends of the work on bytes that are being read, by document id. */
  readonly onTheWay: Map<string, Promise<void>>;
  /** Archives are opened one after another, so that the members of one at most are held in memory. */
  archives: Promise<unknown>;
}

const ARCHIVE_NAME = /\.(zip|gz|tgz|tar|eml|mht|mhtml|rar|7z)$/i;

/** Ingests the members of an archive as documents of their own; the archive has a row only when something went wrong. */
const ingestMembers = async (
  run: Run,
  { origin }: Input,
  id: string,
  { members, notes }: Extract<JobResult, { kind: 'members' }>,
): Promise<InputOutcome | null> => {
  const { context } = run;
  const inputs = members.map(
    (member): Input => ({
      origin: member.origin,
      source: { kind: 'bytes', bytes: member.bytes },
    }),
  );
  await runLanes(context, inputs, (member) => ingestInput(run, member));
  if (!notes.some((note) => note.severity === 'error')) return null;
  const result = await putFiling(context.store, archiveFiling(id, origin, notes));
  return succeeded(origin, (await context.store.find(id))!, result);
};

const ingestFingerprint = async (run: Run, input: Input, fingerprint: Fingerprint): Promise<InputOutcome | null> => {
  const { store, pool, pipelineVersion, onPage } = run.context;
  const { origin, source } = input;
  const { id, size } = fingerprint;
  const known = await store.find(id);
  const isCurrent = known?.pipelineVersion === pipelineVersion && !isGivenUp(known);
  if (known && isCurrent && Buffer.compare(Buffer.from(known.origin), Buffer.from(origin)) <= 0) {
    await store.addOrigin(id, origin);
    return succeeded(origin, known, 'unchanged');
  }
  const refused = refusedFiling(fingerprint, origin);
  const light = size <= LIGHT_BYTES && LIGHT_NAME.test(origin);
  const job = refused
    ? null
    : await pool.run({ kind: 'job', task: 'filing', id, origin, source }, light, (done, total) =>
        onPage?.(origin, done, total),
      );
  if (job?.kind === 'members') return ingestMembers(run, input, id, job);
  const result = await putFiling(store, refused ?? filingOf(job!, id, origin));
  return succeeded(origin, (await store.find(id))!, result);
};

const ingestInput = async (run: Run, input: Input): Promise<InputOutcome | null> => {
  const { origin, source } = input;
  const { onTheWay } = run;
  try {
    const fingerprint = source.kind === 'file' ? await fingerprintFile(source.path) : fingerprintBytes(source.bytes);
    // The same bytes at two places are read once: the second waits and then finds them known.
    const before = onTheWay.get(fingerprint.id) ?? Promise.resolve();
    const work = before.then(() => ingestFingerprint(run, input, fingerprint));
    const settled = work.then(
      () => {},
      () => {},
    );
    onTheWay.set(fingerprint.id, settled);
    void settled.then(() => {
      if (onTheWay.get(fingerprint.id) === settled) onTheWay.delete(fingerprint.id);
    });
    return await work;
  } catch (error) {
    if (error instanceof FileError) return failed(origin, error.message);
    throw error;
  }
};

const ingestInTurn = (run: Run, input: Input): Promise<InputOutcome | null> => {
  if (!ARCHIVE_NAME.test(input.origin)) return ingestInput(run, input);
  const turn = run.archives.then(() => ingestInput(run, input));
  run.archives = turn.catch(() => {});
  return turn;
};

/** Works through inputs with several lanes and reports each outcome; all lanes stop when one throws. */
const runLanes = async (
  { ahead, signal, onOutcome }: IngestContext,
  inputs: Iterable<Input>,
  work: (input: Input) => Promise<InputOutcome | null>,
): Promise<void> => {
  const waiting = inputs[Symbol.iterator]();
  let broken = false;
  const lane = async (): Promise<void> => {
    while (!broken && !signal?.aborted) {
      const next = waiting.next();
      if (next.done) return;
      const outcome = await work(next.value);
      if (outcome && !signal?.aborted) onOutcome(outcome);
    }
  };
  const guardedLane = (): Promise<void> =>
    lane().catch((error: unknown) => {
      broken = true;
      throw error;
    });
  await Promise.all(Array.from({ length: Math.max(1, ahead) }, guardedLane));
};

/**
 * Ingests inputs, several at a time; one bad input never stops the others. The database does not depend on order or
 * concurrency. Throws `StoreError` and `PoolError`, when nothing more can be done for any input.
 */
export const ingestInputs = async (context: IngestContext, inputs: Iterable<Input>): Promise<void> => {
  const run: Run = { context, onTheWay: new Map(), archives: Promise.resolve() };
  await runLanes(context, inputs, (input) => ingestInTurn(run, input));
};
