import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { EXPORT_TABLES, type ExportTable, openSqliteStore } from '../../src/store/index.ts';

/** Columns that hold the clock; everything else must be the same after any faults. */
const VERSION = 'faults';

/**
 * Hash over every exported table of every document, in the order of an export. Throws when the file is damaged or a row
 * lost its parent: that would be worse than a wrong hash.
 */
export const exportHash = async (file: string): Promise<string> => {
  const sqlite = new Database(file);
  const [health] = sqlite.pragma('integrity_check') as { integrity_check: string }[];
  const orphans = sqlite.pragma('foreign_key_check') as unknown[];
  sqlite.close();
  if (health?.integrity_check !== 'ok') throw new Error(`${file}: ${health?.integrity_check}`);
  if (orphans.length > 0) throw new Error(`${file}: ${orphans.length} rows without parent`);
  const store = await openSqliteStore(file, { pipelineVersion: VERSION, readOnly: true });
  const hash = createHash('sha256');
  for (const table of Object.keys(EXPORT_TABLES) as ExportTable[])
    for (const id of await store.documentIds())
      for (const row of await store.rows(table, id)) hash.update(`${table} ${JSON.stringify(row)}\n`);
  await store.close();
  return hash.digest('hex');
};
