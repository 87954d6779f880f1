import { StoreError } from './store.ts';

const HINTS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'expected an SQLite database, found a file of another kind; choose another --db',
  SQLITE_CANTOPEN: 'the file cannot be opened; check that it exists and that its folder exists and is writable',
  SQLITE_BUSY: 'another process is writing to it; wait until that run has ended',
  SQLITE_LOCKED: 'another process is writing to it; wait until that run has ended',
  SQLITE_FULL: 'the disk is full; free some space and run again, what was committed is safe',
  SQLITE_IOERR: 'the disk reported an error; check it and run again, what was committed is safe',
  SQLITE_READONLY: 'the file or its folder is not writable; choose another --db',
  SQLITE_CORRUPT: 'the file is damaged; restore a backup or ingest into a new file',
};

/**
 * What to throw for a failure inside the database: a {@link StoreError} that names the file and says what to do.
 * A broken constraint is not the database's fault but that of the filing, and passes unchanged.
 */
export const databaseError = (file: string, error: unknown): unknown => {
  if (error instanceof StoreError) return new StoreError(`database ${file}: ${error.message}`, error.cause);
  if (error instanceof TypeError && error.message.includes('directory does not exist'))
    return new StoreError(`database ${file}: its folder does not exist; create it or choose another --db`, error);
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_MISMATCH') return error;
  const family = Object.keys(HINTS).find((hint) => code.startsWith(hint));
  return new StoreError(`database ${file}: ${family ? HINTS[family] : (error as Error).message}`, error);
};
