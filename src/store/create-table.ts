import { type Kysely, SqliteAdapter, sql } from 'kysely';

/** Column type: `text`, `integer` (64 bit), `real`; `!` means NOT NULL. */
export type ColumnKind = 'text' | 'text!' | 'integer' | 'integer!' | 'real';

/** A table as a migration states it. */
export interface TableShape {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly primaryKey: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  /** Columns that name a row of another table; its rows go when that row goes. */
  readonly references?: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly to: readonly string[];
  }[];
  /** Keep the rows in the order of the primary key instead of by row id (SQLite: WITHOUT ROWID). */
  readonly clustered: boolean;
}

const POSTGRES_TYPES = { text: 'text', integer: 'bigint', real: 'double precision' } as const;

const isSqlite = (db: Kysely<unknown>): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** Creates a table in the dialect of the database: STRICT and clustered on SQLite, 64-bit integers on PostgreSQL. */
export const createTable = async (db: Kysely<unknown>, name: string, shape: TableShape): Promise<void> => {
  const sqlite = isSqlite(db);
  let table = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(shape.columns)) {
    const type = kind.replace('!', '') as keyof typeof POSTGRES_TYPES;
    table = table.addColumn(column, sqlite ? (type as 'text') : POSTGRES_TYPES[type], (definition) =>
      kind.endsWith('!') ? definition.notNull() : definition,
    );
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, shape.primaryKey as never[]);
  for (const columns of shape.unique ?? [])
    table = table.addUniqueConstraint(`${name}_${columns.join('_')}_unique`, columns as never[]);
  for (const { columns, table: other, to } of shape.references ?? [])
    table = table.addForeignKeyConstraint(
      `${name}_${other}_reference`,
      columns as never[],
      other,
      to as string[],
      (constraint) => constraint.onDelete('cascade'),
    );
  if (sqlite) table = table.modifyEnd(shape.clustered ? sql`strict, without rowid` : sql`strict`);
  await table.execute();
};
