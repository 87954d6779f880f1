// SQL that turns the records of the documents in the temporary table `indexing` into rows of the review queue.

/** Findings of each record: worst severity (2 error, 1 warning), codes between commas, message of the worst one. */
export const COLLECT_DOUBTS = `
  insert into doubt (document_id, table_name, record_id, severity, codes, message, locator)
  select document_id, table_name, record_id, max(weight), ',' || group_concat(distinct code) || ',',
    substr(min((2 - weight) || message), 2), min(locator)
  from (
    select n.document_id, coalesce(r.table_name, 'document') as table_name, coalesce(r.record_id, n.document_id) as record_id,
      case n.severity when 'error' then 2 else 1 end as weight, n.code, n.message, n.locator
    from indexing x
    join note n on n.document_id = x.document_id
    left join note_record r on r.document_id = n.document_id and r.note_id = n.id
    where n.kind = 'finding' and n.severity <> 'info'
  )
  group by document_id, table_name, record_id`;

/** How the records of one table become items. */
interface ItemShape {
  readonly title: string;
  readonly stated: string;
  /** Amount of money at stake, in fen. */
  readonly amount: string;
  readonly joins: string;
  readonly project: string;
  readonly form: string;
  /** True where the record only inherits the doubt of the record above it, which has an item of its own. */
  readonly inherited: string;
}

const OF_PROJECT = 'left join project p on p.document_id = r.document_id and p.id = r.project_id';
const INHERITED = 'coalesce(p.needs_review, 0) = 1';

const SHAPES: Readonly<Record<string, ItemShape>> = {
  project: {
    title: 'r.name',
    stated: 'r.code',
    amount: '0',
    joins: '',
    project: 'null',
    form: 'r.form_id',
    inherited: '0',
  },
  funding_line: {
    title: 'coalesce(r.item_label, r.item)',
    stated: 'r.stated_text',
    amount: 'coalesce(r.amount_fen, 1)',
    joins: OF_PROJECT,
    project: 'p.name',
    form: 'r.form_id',
    inherited: INHERITED,
  },
  objective: {
    title: 'substr(r.text, 1, 80)',
    stated: 'null',
    amount: '0',
    joins: OF_PROJECT,
    project: 'p.name',
    form: 'r.form_id',
    inherited: INHERITED,
  },
  activity: {
    title: 'coalesce(r.name, substr(r.text, 1, 80))',
    stated: 'null',
    amount: 'coalesce(r.amount_fen, 0)',
    joins: '',
    project: 'null',
    form: 'r.form_id',
    inherited: '0',
  },
  indicator: {
    title: 'r.name',
    stated: `(select group_concat(t.stated_text, ' · ') from target t where t.document_id = r.document_id and t.indicator_id = r.id)`,
    amount: '0',
    joins: OF_PROJECT,
    project: 'p.name',
    form: 'r.form_id',
    inherited: INHERITED,
  },
  target: {
    title: 'i.name',
    stated: 'r.stated_text',
    amount: 'coalesce(r.amount_fen, 0)',
    joins: `join indicator i on i.document_id = r.document_id and i.id = r.indicator_id
      left join project p on p.document_id = i.document_id and p.id = i.project_id`,
    project: 'p.name',
    form: 'i.form_id',
    inherited: 'i.needs_review = 1',
  },
  evaluation: {
    title: "coalesce(p.name, '')",
    stated: 'r.total_score',
    amount: '1',
    joins: OF_PROJECT,
    project: 'p.name',
    form: 'r.form_id',
    inherited: INHERITED,
  },
};

/** Tables whose records can stand in the queue. */
export const ITEM_TABLES: readonly string[] = Object.keys(SHAPES);

const COLUMNS = `document_id, table_name, record_id, priority, reason, severity, codes, tier, title, stated, message, locator,
  project, department, division_code, fiscal_year, format, origin, decided, search, place`;

const CONFLICTS = ['contradiction', 'duplicate-code', 'duplicate-indicator', 'ocr-disagreement', 'ambiguous-value'];
const IS_CONFLICT = `(tier = 'D' or ${CONFLICTS.map((code) => `codes like '%,${code},%'`).join(' or ')})`;
const REASON = `case when amount > 0 then 'money' when ${IS_CONFLICT} then 'conflict' else 'low-tier' end`;
const RANK = `case when amount > 0 then 3 when ${IS_CONFLICT} then 2 else 1 end`;

/**
 * Expected value of a look: the reason first, then errors before warnings, then larger amounts (their digits).
 * The document number and reading order break ties, so that neighbours in a form stay neighbours in the queue.
 */
const PRIORITY = `${RANK} * 100000 + (severity - 1) * 50000 + min(49, length(cast(abs(amount) as text))) * 1000`;

const SEARCH = `coalesce(title, '') || ' ' || coalesce(stated, '') || ' ' || coalesce(project, '') || ' ' || coalesce(department, '')
  || ' ' || coalesce(message, '') || ' ' || origin`;

/** Insert of the items of one table. */
export const collectItems = (table: string): string => {
  const shape = SHAPES[table]!;
  return `
  insert into review_item (${COLUMNS})
  select document_id, '${table}', id, ${PRIORITY}, ${REASON}, severity, codes, tier, title, stated, message, locator,
    project, department, division_code, fiscal_year, format, origin, decided, ${SEARCH}, record_number
  from (
    select r.document_id, r.id, coalesce(q.severity, 1) as severity, coalesce(q.codes, ',') as codes, r.tier,
      ${shape.title} as title, ${shape.stated} as stated, q.message, r.locator, ${shape.project} as project,
      ${shape.amount} as amount, f.department, f.division_code, f.fiscal_year, d.format, d.origin, r.record_number,
      case when r.decision is null or r.decision = 'conflict' then 0 else 1 end as decided
    from indexing x
    join document d on d.id = x.document_id
    join ${table} r on r.document_id = x.document_id
    ${shape.joins}
    join form f on f.document_id = r.document_id and f.id = ${shape.form}
    left join doubt q on q.document_id = r.document_id and q.table_name = '${table}' and q.record_id = r.id
    where q.record_id is not null or (r.needs_review = 1 and not (${shape.inherited}))
  )`;
};

/** Insert of documents as a whole: nothing could be read, or findings that belong to no record. */
export const COLLECT_DOCUMENTS = `
  insert into review_item (${COLUMNS})
  select document_id, 'document', document_id, severity * 20000, 'layout', severity, codes, null, title, null,
    coalesce(message, error), locator, null, department, division_code, fiscal_year, format, origin, 0, ${SEARCH}, 0
  from (
    select d.id as document_id, coalesce(d.title, d.origin) as title, null as stated, null as project, d.error, q.message, q.locator,
      coalesce(q.severity, 2) as severity, coalesce(q.codes, ',' || d.status || ',') as codes,
      d.department, d.division_code, d.fiscal_year, d.format, d.origin
    from indexing x
    join document d on d.id = x.document_id
    left join doubt q on q.document_id = d.id and q.table_name in ('document', 'form')
    where d.status in ('unknown-layout', 'unreadable') or (q.record_id is not null and d.status <> 'not-applicable')
  )
  group by document_id`;
