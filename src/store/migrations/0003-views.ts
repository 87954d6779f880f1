// Views of the record contract with decisions: rejected records are left out, `decision` says what a person decided.

const RECORDS_WITH_PROVENANCE = [
  'project',
  'funding_line',
  'objective',
  'activity',
  'indicator',
  'target',
  'evaluation',
];

/** A decided field has the tier of its decision, and says who decided. */
const provenance = RECORDS_WITH_PROVENANCE.map(
  (table) => `
  select '${table}' as table_name, r.id as record_id, p.field, p.locator, p.confidence,
    case when o.outcome is null then p.tier else r.tier end as tier,
    r.document_id, r.record_number, p.ordinal, o.outcome as decision_outcome, c.action as decision, c.decided_by
  from ${table} r
  join document d on d.id = r.document_id
  join provenance_entry p on p.document_number = d.document_number and p.record_number = r.record_number
  left join decision_outcome o on r.decision is not null and o.document_id = r.document_id and o.record_id = r.id
    and o.decision_number = (
      select max(n.decision_number) from decision_outcome n
      where n.document_id = r.document_id and n.record_id = r.id and n.field in (p.field, '*'))
  left join decision c on c.decision_number = o.decision_number`,
).join('\n  union all');

const FORM_COLUMNS = 'd.origin, f.department, f.division_code, f.fiscal_year';
const PROJECT_COLUMNS = 'p.code as project_code, p.name as project_name';
const isKept = (alias: string) => `coalesce(${alias}.decision, '') <> 'reject'`;
const form = (alias: string) => `
  join document d on d.id = ${alias}.document_id
  join form f on f.document_id = ${alias}.document_id and f.id = ${alias}.form_id`;
const project = (alias: string) => `
  left join project p on p.document_id = ${alias}.document_id and p.id = ${alias}.project_id`;

const indicatorFlat = `
  select i.document_id, ${FORM_COLUMNS}, ${PROJECT_COLUMNS}, i.term, i.ordinal,
    i.category, i.category_label, i.dimension, i.dimension_label, i.name as indicator, i.description,
    coalesce(t.role, 'target') as role, t.fiscal_year as target_year, coalesce(t.stated_text, '') as stated_text,
    coalesce(t.kind, 'empty') as kind, t.comparator, t.value, t.value_to, t.unit, t.by_date,
    i.direction, i.weight, t.score, i.basis, i.indicator_class,
    coalesce(t.tier, i.tier) as tier, coalesce(t.needs_review, i.needs_review) as needs_review,
    coalesce(t.locator, i.locator) as locator,
    t.amount_fen, t.place, t.deviation_reason, i.scoring_rule, i.remark,
    f.ordinal as form_ordinal, i.id as indicator_id, t.id as target_id,
    coalesce(t.record_number, i.record_number) as record_number, coalesce(t.decision, i.decision) as decision
  from indicator i ${form('i')} ${project('i')}
  left join target t on t.document_id = i.document_id and t.indicator_id = i.id and ${isKept('t')}
  where ${isKept('i')} and ${isKept('p')} and ${isKept('f')}`;

const fundingFlat = `
  select l.document_id, ${FORM_COLUMNS}, ${PROJECT_COLUMNS}, l.side, l.item, l.item_label,
    l.fiscal_year as amount_year, l.phase, l.amount_fen, l.share_percent, l.tier, l.needs_review, l.locator,
    l.stated_text, f.ordinal as form_ordinal, l.id as funding_line_id, l.record_number, l.decision
  from funding_line l ${form('l')} ${project('l')}
  where ${isKept('l')} and ${isKept('p')} and ${isKept('f')}`;

const objectiveFlat = `
  select o.document_id, ${FORM_COLUMNS}, ${PROJECT_COLUMNS}, o.term, o.ordinal, o.text, o.result_text,
    o.tier, o.needs_review, o.locator, f.ordinal as form_ordinal, o.id as objective_id, o.record_number, o.decision
  from objective o ${form('o')} ${project('o')}
  where ${isKept('o')} and ${isKept('p')} and ${isKept('f')}`;

const activityFlat = `
  select a.document_id, ${FORM_COLUMNS}, a.kind, a.ordinal, a.name, a.text, a.amount_fen, a.needs_review, a.locator,
    f.ordinal as form_ordinal, a.id as activity_id, a.record_number, a.decision
  from activity a ${form('a')}
  where ${isKept('a')} and ${isKept('f')}`;

/** Queries of the views by name. */
export const VIEWS: Readonly<Record<string, string>> = {
  provenance,
  indicator_flat: indicatorFlat,
  funding_flat: fundingFlat,
  objective_flat: objectiveFlat,
  activity_flat: activityFlat,
};
