import type { FileArchive } from '../../crawl/index.ts';
import type { CrawlStore, PendingDocument, Store } from '../../store/index.ts';
import { type Input, type InputOutcome, ingestInputs, type WorkerPool } from '../../worker/index.ts';

/** What reading fetched documents works with. */
export interface FetchedContext {
  readonly store: Store;
  readonly crawl: CrawlStore;
  readonly archive: FileArchive;
  readonly pool: WorkerPool;
  readonly ahead: number;
  readonly pipelineVersion: string;
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: InputOutcome) => void;
  /** The database or the workers failed: nothing more can be read; `finish` throws the error. */
  readonly onFailure: () => void;
}

/** Reads fetched documents beside the crawl (入库). */
export interface FetchedReader {
  /** Something new may be there. */
  readonly wake: () => void;
  /** No more will come; resolves when all is read. */
  readonly finish: () => Promise<void>;
}

const BATCH = 64;

const inputOf = (archive: FileArchive, { url, sha256 }: PendingDocument): Input => ({
  origin: url,
  source: { kind: 'file', path: archive.path(sha256) },
});

/** Reads one batch; what the archive has lost is fetched again. */
const readBatch = async (context: FetchedContext, batch: readonly PendingDocument[]): Promise<void> => {
  const { crawl, archive, pipelineVersion, signal } = context;
  const outcomes = new Map<string, InputOutcome>();
  const onOutcome = (outcome: InputOutcome): void => {
    outcomes.set(outcome.origin, outcome);
    context.onOutcome(outcome);
  };
  await ingestInputs(
    { ...context, onOutcome },
    batch.map((document) => inputOf(archive, document)),
  );
  for (const document of batch) {
    const outcome = outcomes.get(document.url);
    if (outcome?.status === 'failed') crawl.forgetBytes(document);
    // An archive whose members were all read leaves no outcome of its own; after a stop that cannot be told apart.
    else if (outcome || !signal.aborted) crawl.markIngested(document, pipelineVersion);
  }
};

/** Starts reading what was fetched, now and while more comes. Errors come out of `finish`. */
export const startFetchedReader = (context: FetchedContext): FetchedReader => {
  let [finished, failed] = [false, false];
  let wake: () => void = () => {};
  const work = (async () => {
    while (!context.signal.aborted) {
      // Before looking, so that what comes meanwhile is not slept through.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const isLast = finished;
      const batch = context.crawl.pending(context.pipelineVersion, 0, BATCH);
      if (batch.length > 0) await readBatch(context, batch);
      else if (isLast) return;
      else await woken;
    }
  })();
  work.catch(() => {
    failed = true;
    context.onFailure();
  });
  context.signal.addEventListener('abort', () => wake());
  return {
    wake: () => wake(),
    finish: async () => {
      finished = true;
      if (!failed) wake();
      await work;
    },
  };
};
