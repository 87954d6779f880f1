import { derivedOfIndicator, derivedOfTarget } from '../corrections/index.ts';
import type {
  Activity,
  Evaluation,
  FundingLine,
  Indicator,
  Objective,
  Project,
  SchedulePoint,
  Target,
} from '../model/index.ts';
import { recordId } from './record-id.ts';
import type { RowSink } from './row-sink.ts';

/** The form and project that a record hangs on, and whether the project's doubt weighs on it. */
interface Parent {
  readonly formId: string;
  readonly projectId: string | null;
  readonly doubtful: boolean;
}

/** Record lists that forms and projects share. */
interface RecordLists {
  readonly fundingLines: readonly FundingLine[];
  readonly objectives: readonly Objective[];
  readonly indicators: readonly Indicator[];
  readonly evaluation: Evaluation | null;
}

// Columns are listed one by one: a spread of the shared ones made this, per document, three times slower.

const addFundingLine = (sink: RowSink, parent: Parent, line: FundingLine): void => {
  const shared = sink.add('funding_line', line, parent.doubtful);
  sink.rows.funding_line.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    form_id: parent.formId,
    project_id: parent.projectId,
    ordinal: line.ordinal,
    side: line.side,
    item: line.item,
    item_label: line.itemLabel,
    fiscal_year: line.fiscalYear,
    phase: line.phase,
    amount_fen: line.amountFen,
    share_percent: line.sharePercent,
    stated_text: line.statedText,
  });
};

const addObjective = (sink: RowSink, parent: Parent, objective: Objective): void => {
  const shared = sink.add('objective', objective, parent.doubtful);
  sink.rows.objective.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    form_id: parent.formId,
    project_id: parent.projectId,
    term: objective.term,
    ordinal: objective.ordinal,
    text: objective.text,
    result_text: objective.resultText,
  });
};

const addTarget = (sink: RowSink, indicatorId: string, doubtful: boolean, target: Target): void => {
  const shared = sink.add('target', target, doubtful);
  const derived = derivedOfTarget(target);
  sink.rows.target.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    indicator_id: indicatorId,
    role: target.role,
    fiscal_year: target.fiscalYear,
    stated_text: target.statedText,
    kind: target.kind,
    comparator: target.comparator,
    value: target.value,
    value_to: target.valueTo,
    unit: target.unit,
    unit_source: target.unitSource,
    by_date: target.byDate,
    amount_fen: target.amountFen,
    score: target.score,
    deviation_reason: target.deviationReason,
    place: target.place,
    comparable_value: derived.comparable_value,
    comparable_unit: derived.comparable_unit,
  });
};

const addIndicator = (sink: RowSink, parent: Parent, indicator: Indicator): void => {
  const shared = sink.add('indicator', indicator, parent.doubtful);
  const derived = derivedOfIndicator(indicator);
  sink.rows.indicator.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    form_id: parent.formId,
    project_id: parent.projectId,
    ordinal: indicator.ordinal,
    term: indicator.term,
    category: indicator.category,
    category_label: indicator.categoryLabel,
    dimension: indicator.dimension,
    dimension_label: indicator.dimensionLabel,
    name: indicator.name,
    description: indicator.description,
    indicator_class: indicator.indicatorClass,
    direction: indicator.direction,
    weight: indicator.weight,
    basis: indicator.basis,
    scoring_rule: indicator.scoringRule,
    remark: indicator.remark,
    family: derived.family,
    common_category: derived.common_category,
    common_dimension: derived.common_dimension,
    inferred_direction: derived.inferred_direction,
  });
  for (const target of indicator.targets) addTarget(sink, shared.id, shared.needs_review === 1, target);
};

const addEvaluation = (sink: RowSink, parent: Parent, evaluation: Evaluation): void => {
  const shared = sink.add('evaluation', evaluation, parent.doubtful);
  sink.rows.evaluation.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    form_id: parent.formId,
    project_id: parent.projectId,
    total_score: evaluation.totalScore,
    execution_rate: evaluation.executionRate,
    execution_weight: evaluation.executionWeight,
    execution_score: evaluation.executionScore,
  });
};

const addSchedulePoint = (sink: RowSink, projectId: string, point: SchedulePoint, ordinal: number): void => {
  sink.rows.expenditure_schedule.push({
    id: recordId(sink.documentId, 'expenditure_schedule', `${projectId}/${ordinal}`),
    document_id: sink.documentId,
    record_number: sink.next().recordNumber,
    project_id: projectId,
    month: point.month,
    cumulative_percent: point.cumulativePercent,
    stated_text: point.statedText,
    locator: point.at,
  });
};

/** Adds a duty or task (部门职能、工作任务) of a form. */
export const addActivity = (sink: RowSink, formId: string, activity: Activity): void => {
  const shared = sink.add('activity', activity, false);
  sink.rows.activity.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    form_id: formId,
    kind: activity.kind,
    ordinal: activity.ordinal,
    name: activity.name,
    text: activity.text,
    amount_fen: activity.amountFen,
  });
};

/** Adds the funding lines, objectives, indicators and evaluation of a form or project. */
export const addRecordLists = (sink: RowSink, parent: Parent, lists: RecordLists): void => {
  for (const line of lists.fundingLines) addFundingLine(sink, parent, line);
  for (const objective of lists.objectives) addObjective(sink, parent, objective);
  for (const indicator of lists.indicators) addIndicator(sink, parent, indicator);
  if (lists.evaluation) addEvaluation(sink, parent, lists.evaluation);
};

/** Adds a project (项目) with everything below it. */
export const addProject = (sink: RowSink, formId: string, project: Project): void => {
  const shared = sink.add('project', project, false);
  sink.rows.project.push({
    id: shared.id,
    document_id: shared.document_id,
    record_number: shared.record_number,
    locator: shared.locator,
    tier: shared.tier,
    needs_review: shared.needs_review,
    form_id: formId,
    ordinal: project.ordinal,
    code: project.code,
    name: project.name,
    category_label: project.categoryLabel,
    purpose: project.purpose,
  });
  project.schedule.forEach((point, index) => {
    addSchedulePoint(sink, shared.id, point, index + 1);
  });
  addRecordLists(sink, { formId, projectId: shared.id, doubtful: shared.needs_review === 1 }, project);
};
