import type BetterSqlite3 from 'better-sqlite3';
import { SqliteAdapter, SqliteDialect } from 'kysely';

/** SQLite changes its schema inside transactions; the query builder does not count on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * The dialect of our databases: all migrations of one opening are one transaction. A process that is killed in the middle
 * leaves the old schema, not half of the new one, which no later run could get out of.
 */
export const transactionalDialect = (database: BetterSqlite3.Database): SqliteDialect => {
  const dialect = new SqliteDialect({ database });
  dialect.createAdapter = () => new TransactionalAdapter();
  return dialect;
};
