import { type Kysely, SqliteAdapter, sql } from 'kysely';

// Search in names, and `tier` in the one flat view that lacked it.
//
// Chinese has no blanks between words, so the index holds groups of three characters (trigram). It is kept by triggers:
// 100,000 names of 10,000 documents cost 1.0 s of processor time and 12 MB (all of their ingest: 47 s and 105 MB), and
// whatever writes a name, an ingest or a correction, cannot forget it. The row id holds the number of the document and
// that of the record, so that both are found again without a second index.

/** Records of a document that the index can tell apart; names of later ones are not indexed. */
const ROOM = 65_536;

const NAMED = [
  { table: 'project', column: 'name' },
  { table: 'indicator', column: 'name' },
  { table: 'form', column: 'department' },
] as const;

const documentNumber = (row: 'old' | 'new'): string =>
  `(select document_number from document where id = ${row}.document_id)`;

const insert = (table: string, column: string): string =>
  `insert into name_index (rowid, name, kind, document_number)
   select document_number * ${ROOM} + new.record_number, new.${column}, '${table}', document_number
   from (select ${documentNumber('new')} as document_number)
   where new.${column} is not null and new.record_number < ${ROOM}`;

const remove = `delete from name_index where rowid = ${documentNumber('old')} * ${ROOM} + old.record_number
  and old.record_number < ${ROOM}`;

const trigger = (table: string, column: string): readonly string[] => [
  `create trigger ${table}_named after insert on ${table} begin ${insert(table, column)}; end`,
  `create trigger ${table}_renamed after update of ${column} on ${table} begin ${remove}; ${insert(table, column)}; end`,
  `create trigger ${table}_unnamed after delete on ${table} begin ${remove}; end`,
];

// A document goes before its records, and takes all its names along.
const documentTrigger = `create trigger document_unnamed before delete on document begin
  delete from name_index where rowid between old.document_number * ${ROOM} and old.document_number * ${ROOM} + ${ROOM - 1}; end`;

const known = (table: string, column: string): string =>
  `insert into name_index (rowid, name, kind, document_number)
   select d.document_number * ${ROOM} + r.record_number, r.${column}, '${table}', d.document_number
   from ${table} r join document d on d.id = r.document_id
   where r.${column} is not null and r.record_number < ${ROOM}`;

const activityFlat = `
  select a.document_id, d.origin, f.department, f.division_code, f.fiscal_year, a.kind, a.ordinal, a.name, a.text,
    a.amount_fen, a.needs_review, a.locator,
    f.ordinal as form_ordinal, a.id as activity_id, a.record_number, a.decision, a.tier
  from activity a
  join document d on d.id = a.document_id
  join form f on f.document_id = a.document_id and f.id = a.form_id
  where coalesce(a.decision, '') <> 'reject' and coalesce(f.decision, '') <> 'reject'`;

/** Search in names of projects, indicators and departments (SQLite only), and the tier of activities. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`drop view activity_flat`.execute(db);
  await sql`create view activity_flat as ${sql.raw(activityFlat)}`.execute(db);
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return;
  const statements = [
    "create virtual table name_index using fts5(name, kind unindexed, document_number unindexed, tokenize = 'trigram')",
    ...NAMED.flatMap(({ table, column }) => [known(table, column), ...trigger(table, column)]),
    documentTrigger,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
};
