import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { FilingRows, FilledTable } from './filing-rows.ts';
import type { Tables } from './tables.ts';

type Value = string | number | null;
type WrittenTable = FilledTable | 'document';

/** Tables in the order of their foreign keys, parents first. */
const INSERT_ORDER: readonly FilledTable[] = [
  'form',
  'project',
  'funding_line',
  'expenditure_schedule',
  'objective',
  'activity',
  'indicator',
  'target',
  'evaluation',
  'note',
  'note_record',
  'cell_entry',
  'provenance_entry',
];

interface Insert {
  readonly columns: readonly string[];
  readonly statement: BetterSqlite3.Statement<[Value[]]>;
}

/** Writes rows with one prepared statement per table. */
export interface RowInserter {
  readonly document: (row: Tables['document']) => void;
  readonly records: (records: FilingRows['records']) => void;
}

/**
 * Prepared inserts for the hot path. kysely writes each statement once, in its dialect; running them goes straight to
 * better-sqlite3, because compiling a query per row costs more than the insert itself.
 */
export const rowInserter = (kysely: Kysely<Tables>, sqlite: BetterSqlite3.Database): RowInserter => {
  const inserts = new Map<WrittenTable, Insert>();
  const insertFor = (table: WrittenTable, row: object): Insert => {
    const known = inserts.get(table);
    if (known) return known;
    const { sql } = kysely
      .insertInto(table)
      .values(row as never)
      .compile();
    const made: Insert = { columns: Object.keys(row), statement: sqlite.prepare<[Value[]]>(sql) };
    inserts.set(table, made);
    return made;
  };
  const insert = (table: WrittenTable, row: object): void => {
    const { columns, statement } = insertFor(table, row);
    const values = row as Readonly<Record<string, Value>>;
    statement.run(columns.map((column) => values[column] as Value));
  };
  return {
    document: (row) => insert('document', row),
    records: (records) => {
      for (const table of INSERT_ORDER) for (const row of records[table]) insert(table, row);
    },
  };
};
