import { type Kysely, sql } from 'kysely';
import { DECIDED_TABLES, type RecordRow, type RecordRows } from '../../corrections/index.ts';
import { documentDigest, formDigests } from '../content-digest.ts';

// Publications of one filing: the same text in other bytes, draft and approved, published again with changes, withdrawn; and
// what a filing says about last year against what last year's filing said.

const isKept = (alias: string) => `coalesce(${alias}.decision, '') <> 'reject'`;
const NAMED = `
  select f.document_id, f.id as form_id, f.ordinal as form_ordinal, d.origin, f.division_code,
    coalesce(m.canonical_name, f.department) as canonical_department, f.fiscal_year, f.filing_kind, f.stage,
    f.content_digest,
    (select case when count(*) = 1 then max(coalesce(p.code, p.name)) end from project p
      where p.document_id = f.document_id and p.form_id = f.id) as project,
    (select min(o.seen_at) from document_origin o where o.document_id = f.document_id) as first_seen_at,
    (select case when count(*) = count(o.withdrawn_at) then 1 else 0 end from document_origin o
      where o.document_id = f.document_id) as withdrawn
  from form f
  join document d on d.id = f.document_id
  left join department_merge m on m.division_code = coalesce(f.division_code, '') and m.name = f.department
  where f.department is not null and ${isKept('f')}`;
const FILING = 'division_code, canonical_department, fiscal_year, filing_kind, project';

const filingVersion = `
  with named as (${NAMED}),
  dated as (select *, min(first_seen_at) over (partition by ${FILING}, content_digest) as content_seen_at from named)
  select ${FILING}, dense_rank() over (partition by ${FILING} order by content_seen_at, content_digest) as version_number,
    count(*) over (partition by ${FILING}) as publication_count,
    case when row_number() over (partition by ${FILING}, content_digest order by first_seen_at, document_id, form_ordinal) = 1
      then 0 else 1 end as same_content,
    stage, withdrawn, content_digest, document_id, form_ordinal, origin, first_seen_at
  from dated`;

const scale = (alias: string) => `coalesce(${alias}.comparable_value, ${alias}.value)`;
const unit = (alias: string) => `coalesce(${alias}.comparable_unit, ${alias}.unit, '')`;

/** An earlier value of the same indicator: last year's target or result in last year's filing. */
const EARLIER = `
  from form g
  join indicator e on e.document_id = g.document_id and e.form_id = g.id and e.name = i.name
  left join project q on q.document_id = e.document_id and q.id = e.project_id
  join target s on s.document_id = e.document_id and s.indicator_id = e.id and s.role in ('target', 'actual')
  where g.division_code = f.division_code and g.department = f.department and g.fiscal_year = t.fiscal_year
    and coalesce(s.fiscal_year, g.fiscal_year) = t.fiscal_year and g.document_id <> f.document_id
    and coalesce(q.code, q.name, '') = coalesce(p.code, p.name, '') and s.value is not null and s.value_to is null
    and ${unit('s')} = ${unit('t')} and ${isKept('g')} and ${isKept('e')} and ${isKept('s')}`;

/** One of them, the same in any order of ingest. */
const FIRST_EARLIER = `${EARLIER} order by s.document_id, s.record_number limit 1`;

const pastValueConflict = `
  select t.document_id, i.id as indicator_id, t.id as target_id, f.division_code, f.department, f.fiscal_year,
    p.name as project_name, i.name as indicator, t.fiscal_year as past_year, t.stated_text, t.locator,
    (select s.stated_text || ' (' || s.role || ')' ${FIRST_EARLIER}) as earlier_text,
    (select s.document_id ${FIRST_EARLIER}) as earlier_document_id,
    (select s.id ${FIRST_EARLIER}) as earlier_target_id
  from target t
  join indicator i on i.document_id = t.document_id and i.id = t.indicator_id
  join form f on f.document_id = i.document_id and f.id = i.form_id
  left join project p on p.document_id = i.document_id and p.id = i.project_id
  where t.role = 'baseline' and t.value is not null and t.value_to is null
    and ${isKept('t')} and ${isKept('i')} and ${isKept('f')}
    and exists (select 1 ${EARLIER}) and not exists (select 1 ${EARLIER} and ${scale('s')} = ${scale('t')})`;

const VIEWS: Readonly<Record<string, string>> = {
  filing_version: filingVersion,
  past_value_conflict: pastValueConflict,
};

type Row = RecordRow & { readonly id: string };

/** Records of a document as extracted: what a decision changed says again what it said. */
const extractedRecords = async (db: Kysely<unknown>, documentId: string): Promise<RecordRows> => {
  const changed = await sql<{ table_name: string; record_id: string; field: string; value: string | null }>`
    select * from extracted_value where document_id = ${documentId}`.execute(db);
  const tables = await Promise.all(
    DECIDED_TABLES.map(async (table) => {
      const { rows } = await sql<Row>`select * from ${sql.table(table)} where document_id = ${documentId}`.execute(db);
      const extracted = rows.map((row) => {
        const own = changed.rows.filter((value) => value.table_name === table && value.record_id === row.id);
        return { ...row, ...Object.fromEntries(own.map(({ field, value }) => [field, value])) };
      });
      return [table, extracted] as const;
    }),
  );
  return Object.fromEntries(tables) as unknown as RecordRows;
};

const fillDigests = async (db: Kysely<unknown>): Promise<void> => {
  const documents = await sql<{ id: string }>`select id from document`.execute(db);
  for (const { id } of documents.rows) {
    const digests = formDigests(await extractedRecords(db, id));
    for (const [form, digest] of digests)
      await sql`update form set content_digest = ${digest} where document_id = ${id} and id = ${form}`.execute(db);
    await sql`update document set content_digest = ${documentDigest(digests)} where id = ${id}`.execute(db);
  }
};

/** Digests of content, and the views that compare publications and years. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of ['form', 'document'])
    await db.schema.alterTable(table).addColumn('content_digest', 'text').execute();
  await fillDigests(db);
  await db.schema
    .createIndex('form_filing')
    .on('form')
    .columns(['division_code', 'department', 'fiscal_year'])
    .execute();
  await db.schema.createIndex('document_content_digest').on('document').columns(['content_digest']).execute();
  for (const [name, query] of Object.entries(VIEWS))
    await sql`create view ${sql.table(name)} as ${sql.raw(query)}`.execute(db);
};
