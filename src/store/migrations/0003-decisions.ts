import { type Kysely, sql } from 'kysely';
import { createTable, type TableShape } from '../create-table.ts';
import { VIEWS } from './0003-views.ts';

// Decisions about records: where they were made, what became of them in each document, and what the extraction said.

const DOCUMENT = { columns: ['document_id'], table: 'document', to: ['id'] };

const TABLES: Readonly<Record<string, TableShape>> = {
  // What became of each decision in each document.
  decision_outcome: {
    columns: {
      document_id: 'text!',
      decision_number: 'integer!',
      outcome: 'text!',
      table_name: 'text',
      record_id: 'text',
      field: 'text!',
      extracted_value: 'text',
      retired: 'integer!',
    },
    primaryKey: ['document_id', 'decision_number'],
    references: [DOCUMENT],
    clustered: true,
  },
  // The extraction's own value of every column that a decision changed.
  extracted_value: {
    columns: { document_id: 'text!', table_name: 'text!', record_id: 'text!', field: 'text!', value: 'text' },
    primaryKey: ['document_id', 'table_name', 'record_id', 'field'],
    references: [DOCUMENT],
    clustered: true,
  },
};

/** Tables whose rows say what a person decided about them. */
const MARKED = [
  'form',
  'project',
  'funding_line',
  'expenditure_schedule',
  'objective',
  'activity',
  'indicator',
  'target',
  'evaluation',
];

/** Tables and columns of the decisions, origins that were withdrawn, and the views that show both. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const [name, shape] of Object.entries(TABLES)) await createTable(db, name, shape);
  for (const table of MARKED) await db.schema.alterTable(table).addColumn('decision', 'text').execute();
  await db.schema.alterTable('decision').addColumn('document_id', 'text').execute();
  await db.schema.alterTable('document_origin').addColumn('withdrawn_at', 'text').execute();
  await db.schema.createIndex('document_origin_origin').on('document_origin').columns(['origin']).execute();
  for (const [name, query] of Object.entries(VIEWS)) {
    await db.schema.dropView(name).execute();
    await sql`create view ${sql.table(name)} as ${sql.raw(query)}`.execute(db);
  }
};
