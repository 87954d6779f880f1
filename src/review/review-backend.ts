import type BetterSqlite3 from 'better-sqlite3';
import { PIPELINE_VERSION } from '../pipeline-version.ts';
import { openDatabase, openSqliteStore, type Store } from '../store/index.ts';
import { createWorkerPool } from '../worker/index.ts';
import { createSourceView, type SourceView } from './document/source-view.ts';
import { openReviewIndex, type ReviewIndex } from './queue/review-index.ts';

/** What the answers of the API are made from. */
export interface ReviewBackend {
  readonly sqlite: BetterSqlite3.Database;
  readonly store: Store;
  readonly index: ReviewIndex;
  readonly sources: SourceView;
  /** File that proposals for the reference data are written to. */
  readonly proposals: string;
  readonly database: string;
  readonly close: () => Promise<void>;
}

/** How the backend is opened. */
export interface BackendOptions {
  readonly db: string;
  readonly readOnly: boolean;
  readonly sourceRoot: string | null;
  readonly archive: string;
  readonly proposals: string;
}

/** Limits of one document or picture that a person waits for. */
const VIEW_LIMITS = { timeMs: 90_000, memoryBytes: 1536 * 1024 * 1024 };

/** Opens the database of the review page and brings its queue up to date. Throws `StoreError`. */
export const openReviewBackend = async (options: BackendOptions): Promise<ReviewBackend> => {
  const { db, readOnly, sourceRoot, archive, proposals } = options;
  const store = await openSqliteStore(db, { pipelineVersion: PIPELINE_VERSION, readOnly });
  const sqlite = openDatabase(db, readOnly);
  const pool = createWorkerPool({ jobs: 2, limits: VIEW_LIMITS });
  // Loads its code while the person still looks at the queue.
  pool.warm();
  const index = openReviewIndex(sqlite);
  index.refresh();
  return {
    sqlite,
    store,
    index,
    sources: createSourceView({ pool, root: sourceRoot, archive }),
    proposals,
    database: db,
    close: async () => {
      pool.close();
      sqlite.close();
      await store.close();
    },
  };
};
