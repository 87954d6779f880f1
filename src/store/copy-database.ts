import Database from 'better-sqlite3';
import { databaseError } from './database-error.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { StoreError } from './store.ts';

/** Reads every page of a copy and says whether SQLite finds it whole. */
const isWhole = (file: string): boolean => {
  const copy = new Database(file, { readonly: true });
  try {
    return copy.pragma('quick_check', { simple: true }) === 'ok';
  } finally {
    copy.close();
  }
};

/**
 * Copies a database as it stands at one moment (备份), compact and checked, while others may write to it. `to` must not exist.
 * Throws `StoreError`.
 */
export const copyDatabase = async (file: string, to: string): Promise<void> => {
  // Only our own databases: the error says what else it is.
  await (await openSqliteStore(file, { pipelineVersion: '', readOnly: true })).close();
  try {
    const sqlite = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
    try {
      sqlite.prepare('vacuum into ?').run(to);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    throw databaseError(file, error);
  }
  if (!isWhole(to)) throw new StoreError(`database ${file}: its copy is damaged; check the disk of ${to}`);
};
