import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { EXPORT_TABLES, type ExportTable } from './export-tables.ts';
import type { ExportRow } from './store.ts';
import type { Tables } from './tables.ts';

/** Columns that hold the clock, or a key that stands for it; they stay out of exports. */
const HIDDEN_COLUMNS: ReadonlySet<string> = new Set(['ingested_at', 'seen_at', 'withdrawn_at', 'document_number']);

/** Reads exported tables and views, one document at a time. */
export interface ExportQueries {
  readonly columns: (table: ExportTable) => readonly string[];
  readonly rows: (table: ExportTable, documentId: string) => readonly ExportRow[];
}

const memoized = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/** Prepared queries for exports: rows of one document in reading order, without clock columns. */
export const exportQueries = (kysely: Kysely<Tables>, sqlite: BetterSqlite3.Database): ExportQueries => {
  const columns = memoized((table: ExportTable): readonly string[] =>
    sqlite
      .prepare<[string], { name: string }>('select name from pragma_table_info(?)')
      .all(table)
      .map((column) => column.name)
      .filter((name) => !HIDDEN_COLUMNS.has(name)),
  );
  const query = memoized((table: ExportTable) => {
    let select = kysely
      .selectFrom(table as 'form')
      .select(columns(table) as never[])
      .where((table === 'document' ? 'id' : 'document_id') as 'document_id', '=', '');
    for (const column of EXPORT_TABLES[table]) select = select.orderBy(column as 'ordinal');
    return sqlite.prepare<[string], ExportRow>(select.compile().sql);
  });
  return { columns, rows: (table, documentId) => query(table).all(documentId) };
};
