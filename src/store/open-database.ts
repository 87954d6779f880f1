import Database from 'better-sqlite3';
import { databaseError } from './database-error.ts';

/** Opens an SQLite file with the settings that all our connections share. Throws a `StoreError` naming the file. */
export const openDatabase = (file: string, readOnly: boolean): Database.Database => {
  try {
    const sqlite = new Database(file, { readonly: readOnly, fileMustExist: readOnly, timeout: 10_000 });
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('temp_store = MEMORY');
    sqlite.pragma('cache_size = -65536');
    if (!readOnly) {
      sqlite.pragma('journal_mode = WAL');
      // In WAL mode a crash of the process loses nothing; a power cut may lose the last documents, never the file.
      sqlite.pragma('synchronous = NORMAL');
      sqlite.pragma('wal_autocheckpoint = 8000');
    }
    return sqlite;
  } catch (error) {
    throw databaseError(file, error);
  }
};
