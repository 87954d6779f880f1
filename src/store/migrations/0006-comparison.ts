import { type Kysely, sql } from 'kysely';
import { type DecidedTable, derivedColumns, type RecordRow } from '../../corrections/index.ts';
import { createTable, type TableShape } from '../create-table.ts';
import { NEW_VIEWS, VIEWS } from './0006-views.ts';

// Columns that compare records across counties, and the names of departments that a person confirmed to be one.

const DERIVED: Readonly<Partial<Record<DecidedTable, readonly string[]>>> = {
  form: ['office'],
  indicator: ['family', 'common_category', 'common_dimension', 'inferred_direction'],
  target: ['comparable_value', 'comparable_unit'],
};

const MERGE: TableShape = {
  columns: {
    division_code: 'text!',
    name: 'text!',
    canonical_name: 'text!',
    parent_name: 'text',
    decided_by: 'text!',
  },
  primaryKey: ['division_code', 'name'],
  clustered: true,
};

type Row = RecordRow & { readonly document_id: string; readonly id: string };

/** Fills the derived columns of what was read before, one document at a time. */
const fillDerived = async (db: Kysely<unknown>, table: DecidedTable): Promise<void> => {
  const documents = await sql<{ id: string }>`select id from document`.execute(db);
  for (const { id: documentId } of documents.rows) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where document_id = ${documentId}`.execute(db);
    for (const row of rows) {
      const columns = Object.entries(derivedColumns(table, row)).filter(([, value]) => value !== null);
      if (columns.length === 0) continue;
      const set = sql.join(columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
      await sql`update ${sql.table(table)} set ${set} where document_id = ${documentId} and id = ${row.id}`.execute(db);
    }
  }
};

/** Derived columns, confirmed names of departments, and the views that show both. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createTable(db, 'department_merge', MERGE);
  for (const [table, columns] of Object.entries(DERIVED)) {
    for (const column of columns) await db.schema.alterTable(table).addColumn(column, 'text').execute();
    await fillDerived(db, table as DecidedTable);
  }
  for (const [name, query] of Object.entries({ ...VIEWS, ...NEW_VIEWS })) {
    if (name in VIEWS) await db.schema.dropView(name).execute();
    await sql`create view ${sql.table(name)} as ${sql.raw(query)}`.execute(db);
  }
};
