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

/** Rows per statement of the two big tables: each call into SQLite has a price of its own. */
const BATCH_ROWS = 16;

interface Insert {
  readonly columns: readonly string[];
  readonly one: BetterSqlite3.Statement<[Value[]]>;
  readonly batch: BetterSqlite3.Statement<[Value[]]>;
}

type Row = Readonly<Record<string, Value>>;

/** Writes rows with prepared statements, two for each table. */
export interface RowInserter {
  readonly document: (row: Tables['document']) => void;
  readonly records: (records: FilingRows['records']) => void;
}

const valuesOf = (columns: readonly string[], rows: readonly Row[]): Value[] => {
  const values: Value[] = [];
  for (const row of rows) for (const column of columns) values.push(row[column] as Value);
  return values;
};

/**
 * Prepared inserts for the hot path. kysely writes each statement once, in its dialect; running them goes straight to
 * better-sqlite3, because compiling a query per row costs more than the insert itself.
 */
export const rowInserter = (kysely: Kysely<Tables>, sqlite: BetterSqlite3.Database): RowInserter => {
  const inserts = new Map<WrittenTable, Insert>();
  const prepare = (table: WrittenTable, row: Row, count: number): BetterSqlite3.Statement<[Value[]]> =>
    sqlite.prepare<[Value[]]>(
      kysely
        .insertInto(table)
        .values(Array.from({ length: count }, () => row) as never)
        .compile().sql,
    );
  const insertFor = (table: WrittenTable, row: Row): Insert => {
    const known = inserts.get(table);
    if (known) return known;
    const made = { columns: Object.keys(row), one: prepare(table, row, 1), batch: prepare(table, row, BATCH_ROWS) };
    inserts.set(table, made);
    return made;
  };
  const insertAll = (table: WrittenTable, rows: readonly Row[]): void => {
    const [first] = rows;
    if (first === undefined) return;
    const { columns, one, batch } = insertFor(table, first);
    const batched = rows.length - (rows.length % BATCH_ROWS);
    for (let start = 0; start < batched; start += BATCH_ROWS)
      batch.run(valuesOf(columns, rows.slice(start, start + BATCH_ROWS)));
    for (const row of rows.slice(batched)) one.run(valuesOf(columns, [row]));
  };
  return {
    document: (row) => insertAll('document', [row as unknown as Row]),
    records: (records) => {
      for (const table of INSERT_ORDER) insertAll(table, records[table] as unknown as readonly Row[]);
    },
  };
};
