import { type Kysely, Migrator, sql } from 'kysely';
import { MIGRATIONS } from './migrations/index.ts';
import { StoreError } from './store.ts';
import type { Tables } from './tables.ts';

const APPLIED_TABLE = 'jixiao_migration';
const LOCK_TABLE = 'jixiao_migration_lock';

/** Names of the migrations that a database already has; empty for a new file. */
const appliedMigrations = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === APPLIED_TABLE)) {
    if (tables.length === 0) return [];
    throw new StoreError(`expected a jixiao database, found tables of another program (${tables[0]?.name})`);
  }
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(APPLIED_TABLE)} order by name`.execute(db);
  return rows.map((row) => row.name);
};

/** Brings a database to the newest schema; with `readOnly` it only checks. Throws {@link StoreError} saying what to do. */
export const migrate = async (db: Kysely<Tables>, readOnly: boolean): Promise<void> => {
  const applied = await appliedMigrations(db);
  const known = Object.keys(MIGRATIONS);
  const unknown = applied.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new StoreError(`the database was written by a newer jixiao (migration ${unknown}); update jixiao`);
  if (applied.length === known.length) return;
  if (readOnly) {
    const found = applied.length === 0 ? 'an empty file' : 'one of an older jixiao';
    throw new StoreError(`expected a jixiao database, found ${found}; run \`jixiao ingest\` on it first`);
  }
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: APPLIED_TABLE,
    migrationLockTableName: LOCK_TABLE,
  }).migrateToLatest();
  // SQLite has ended the transaction by itself, as it does on a full or broken disk, and the failing end hides why.
  if (/no transaction is active/.test(String(error)))
    throw new StoreError(
      'the disk is full or reported an error; free some space, check it and run again, what was committed is safe',
      error,
    );
  // Trouble of the disk or with another process has words of its own.
  if (/^SQLITE_(?:FULL|IOERR|BUSY|LOCKED|READONLY)/.test((error as { code?: string } | undefined)?.code ?? ''))
    throw error;
  if (error) throw new StoreError(`the database could not be brought to the newest schema: ${String(error)}`, error);
};
