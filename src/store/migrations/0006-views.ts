// Flat views with what compares records across counties: the confirmed name of a department, its office, families of
// indicators, common levels and comparable values. Columns that stood there before keep their order; new ones follow.

const FORM_COLUMNS = 'd.origin, f.department, f.division_code, f.fiscal_year';
const PROJECT_COLUMNS = 'p.code as project_code, p.name as project_name';
const NAME_COLUMNS = 'coalesce(m.canonical_name, f.department) as canonical_department, f.office';
const isKept = (alias: string) => `coalesce(${alias}.decision, '') <> 'reject'`;
const form = (alias: string) => `
  join document d on d.id = ${alias}.document_id
  join form f on f.document_id = ${alias}.document_id and f.id = ${alias}.form_id
  left join department_merge m on m.division_code = coalesce(f.division_code, '') and m.name = f.department`;
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
    coalesce(t.record_number, i.record_number) as record_number, coalesce(t.decision, i.decision) as decision,
    ${NAME_COLUMNS}, i.family, i.common_category, i.common_dimension, t.comparable_value, t.comparable_unit,
    i.inferred_direction
  from indicator i ${form('i')} ${project('i')}
  left join target t on t.document_id = i.document_id and t.indicator_id = i.id and ${isKept('t')}
  where ${isKept('i')} and ${isKept('p')} and ${isKept('f')}`;

const fundingFlat = `
  select l.document_id, ${FORM_COLUMNS}, ${PROJECT_COLUMNS}, l.side, l.item, l.item_label,
    l.fiscal_year as amount_year, l.phase, l.amount_fen, l.share_percent, l.tier, l.needs_review, l.locator,
    l.stated_text, f.ordinal as form_ordinal, l.id as funding_line_id, l.record_number, l.decision, ${NAME_COLUMNS}
  from funding_line l ${form('l')} ${project('l')}
  where ${isKept('l')} and ${isKept('p')} and ${isKept('f')}`;

const objectiveFlat = `
  select o.document_id, ${FORM_COLUMNS}, ${PROJECT_COLUMNS}, o.term, o.ordinal, o.text, o.result_text,
    o.tier, o.needs_review, o.locator, f.ordinal as form_ordinal, o.id as objective_id, o.record_number, o.decision,
    ${NAME_COLUMNS}
  from objective o ${form('o')} ${project('o')}
  where ${isKept('o')} and ${isKept('p')} and ${isKept('f')}`;

const activityFlat = `
  select a.document_id, ${FORM_COLUMNS}, a.kind, a.ordinal, a.name, a.text, a.amount_fen, a.needs_review, a.locator,
    f.ordinal as form_ordinal, a.id as activity_id, a.record_number, a.decision, a.tier, ${NAME_COLUMNS}
  from activity a ${form('a')}
  where ${isKept('a')} and ${isKept('f')}`;

const department = `
  select f.division_code, coalesce(m.canonical_name, f.department) as canonical_department, f.department,
    max(f.office) as office, max(m.parent_name) as parent_name, max(f.department_code) as department_code,
    count(*) as form_count, count(distinct f.document_id) as document_count,
    min(f.fiscal_year) as first_year, max(f.fiscal_year) as last_year, max(m.decided_by) as decided_by
  from form f
  left join department_merge m on m.division_code = coalesce(f.division_code, '') and m.name = f.department
  where f.department is not null and ${isKept('f')}
  group by f.division_code, coalesce(m.canonical_name, f.department), f.department`;

const levelCoverage = `
  select 1 as level, i.category_label as label, i.category as code, count(*) as indicator_count,
    count(distinct i.document_id) as document_count
  from indicator i where i.category_label is not null group by i.category_label, i.category
  union all
  select 2 as level, i.dimension_label as label, i.dimension as code, count(*) as indicator_count,
    count(distinct i.document_id) as document_count
  from indicator i where i.dimension_label is not null group by i.dimension_label, i.dimension`;

/** Queries of the views by name; the last two are new. */
export const VIEWS: Readonly<Record<string, string>> = {
  indicator_flat: indicatorFlat,
  funding_flat: fundingFlat,
  objective_flat: objectiveFlat,
  activity_flat: activityFlat,
};

/** Views that no earlier version has. */
export const NEW_VIEWS: Readonly<Record<string, string>> = { department, level_coverage: levelCoverage };
