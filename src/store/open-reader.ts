import { Kysely, SqliteDialect } from 'kysely';
import { databaseError } from './database-error.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import type { Tables } from './tables.ts';

/** A value as SQLite returns it. */
export type Value = string | number | null;

/** Questions to a record database; it can read and nothing else. */
export interface Reader {
  /** All rows of a query. Use it where the result is small. */
  readonly all: <Row>(query: string, values?: readonly Value[]) => Promise<readonly Row[]>;
  /** Rows of a query as arrays of columns, some at a time, for results of any size. */
  readonly batches: (query: string, values?: readonly Value[]) => AsyncGenerator<readonly (readonly Value[])[]>;
  /** Bytes in the first column of a query, many rows in a piece, for text that SQLite puts together itself. */
  readonly bytes: (query: string, values?: readonly Value[]) => AsyncGenerator<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Rows of one batch: enough to hide the price of a step, few enough to be nothing in memory. */
const BATCH_ROWS = 512;
/** Bytes of one piece, for the same reason. */
const PIECE_BYTES = 64 * 1024;

/**
 * Opens a record database for reading: exports, reports, the review page. Throws a `StoreError` that names the file when
 * it is missing, none of ours, or of another version.
 */
export const openReader = async (file: string): Promise<Reader> => {
  const sqlite = openDatabase(file, true);
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  try {
    await migrate(kysely, true);
    sqlite.pragma('query_only = ON');
  } catch (error) {
    sqlite.close();
    throw databaseError(file, error);
  }
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw databaseError(file, error);
    }
  };
  async function* batches(query: string, values: readonly Value[] = []): AsyncGenerator<readonly (readonly Value[])[]> {
    const rows = guarded(() =>
      sqlite
        .prepare(query)
        .raw()
        .iterate(...values),
    ) as IterableIterator<readonly Value[]>;
    try {
      for (;;) {
        const batch: (readonly Value[])[] = [];
        while (batch.length < BATCH_ROWS) {
          const { done, value } = guarded(() => rows.next());
          if (done) break;
          batch.push(value);
        }
        if (batch.length > 0) yield batch;
        if (batch.length < BATCH_ROWS) return;
      }
    } finally {
      rows.return?.();
    }
  }
  async function* bytes(query: string, values: readonly Value[] = []): AsyncGenerator<Uint8Array> {
    const rows = guarded(() =>
      sqlite
        .prepare<Value[], Buffer>(query)
        .pluck()
        .iterate(...values),
    );
    try {
      let piece: Buffer[] = [];
      let size = 0;
      for (;;) {
        const { done, value } = guarded(() => rows.next());
        if (!done) piece.push(value);
        size += value?.length ?? 0;
        if (piece.length > 0 && (done || size >= PIECE_BYTES)) yield Buffer.concat(piece);
        if (done) return;
        if (size >= PIECE_BYTES) [piece, size] = [[], 0];
      }
    } finally {
      rows.return?.();
    }
  }
  return {
    bytes,
    all: async <Row>(query: string, values: readonly Value[] = []) =>
      guarded(() => sqlite.prepare<Value[], Row>(query).all(...values)),
    batches,
    close: async () => void (await kysely.destroy()),
  };
};
