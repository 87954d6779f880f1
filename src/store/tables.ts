import type { ColumnType } from 'kysely';

// Row types of the record database; names are those of the contract, columns beyond it are marked as ours.

/** 0 or 1, as both dialects hold it. */
export type Flag = 0 | 1;

/** Columns shared by everything that was read from a place in a document. */
interface Placed {
  readonly id: string;
  readonly document_id: string;
  /** Ours: place in the reading order of the document, from 1; joins provenance, sorts exports. */
  readonly record_number: number;
  readonly locator: string;
  /** Ours: what a person decided (人工判定); absent until someone does. */
  readonly decision?: string | null;
}

/** Columns shared by records that carry a reading's confidence. */
interface Judged extends Placed {
  readonly form_id: string;
  readonly tier: string;
  readonly needs_review: Flag;
}

/** Received file (文件). `document_number` is ours: the integer key of the big tables, derived from the id. */
export interface DocumentRow {
  readonly document_number: number;
  readonly id: string;
  readonly origin: string;
  readonly format: string;
  readonly title: string | null;
  readonly filing_kind: string;
  readonly stage: string | null;
  readonly department: string | null;
  readonly department_code: string | null;
  readonly division_code: string | null;
  readonly fiscal_year: number | null;
  readonly page_count: number | null;
  readonly ocr_used: Flag;
  readonly status: string;
  readonly error: string | null;
  readonly pipeline_version: string;
  readonly ingested_at: string;
  // Ours: totals that the summary and the reports show without counting again.
  readonly project_count: number;
  readonly indicator_count: number;
  readonly funding_line_count: number;
  readonly repair_count: number;
  readonly finding_count: number;
  readonly review_count: number;
  /** Ours: digest of what its forms say, whatever its bytes (内容摘要). */
  readonly content_digest: string | null;
}

/** Place where the bytes were seen. */
interface DocumentOriginRow {
  readonly document_id: string;
  readonly origin: string;
  readonly seen_at: string;
  /** Ours: since when the source no longer offers these bytes here (撤回); NULL while it does. */
  readonly withdrawn_at?: string | null;
}

/** Printed form (表). */
interface FormRow extends Placed {
  /** Ours: digest of what the form says, whatever its bytes (内容摘要). */
  readonly content_digest: string | null;
  /** Ours: what the department is, wherever it is (机构类别). */
  readonly office: string | null;
  readonly ordinal: number;
  readonly title: string | null;
  readonly filing_kind: string;
  readonly stage: string | null;
  readonly department: string | null;
  readonly department_code: string | null;
  readonly division_code: string | null;
  readonly fiscal_year: number | null;
}

/** Project (项目). */
export interface ProjectRow extends Judged {
  readonly ordinal: number;
  readonly code: string | null;
  readonly name: string;
  readonly category_label: string | null;
  readonly purpose: string | null;
}

/** Amount of money stated for something in a year (资金). */
interface FundingLineRow extends Judged {
  readonly project_id: string | null;
  readonly ordinal: number;
  readonly side: string;
  readonly item: string;
  readonly item_label: string | null;
  readonly fiscal_year: number | null;
  readonly phase: string;
  readonly amount_fen: number | null;
  readonly share_percent: string | null;
  readonly stated_text: string;
}

/** Month-end of the expenditure plan (资金支出计划). */
interface ExpenditureScheduleRow extends Placed {
  readonly project_id: string;
  readonly month: number;
  readonly cumulative_percent: string | null;
  readonly stated_text: string;
}

/** Objective (绩效目标). */
interface ObjectiveRow extends Judged {
  readonly project_id: string | null;
  readonly term: string;
  readonly ordinal: number;
  readonly text: string;
  readonly result_text: string | null;
}

/** Duty (部门职能) or yearly task (年度工作任务). */
interface ActivityRow extends Judged {
  readonly kind: string;
  readonly ordinal: number;
  readonly name: string | null;
  readonly text: string;
  readonly amount_fen: number | null;
}

/** Indicator (三级指标). */
interface IndicatorRow extends Judged {
  readonly project_id: string | null;
  readonly ordinal: number;
  readonly term: string;
  readonly category: string | null;
  readonly category_label: string | null;
  readonly dimension: string | null;
  readonly dimension_label: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly indicator_class: string | null;
  readonly direction: string | null;
  readonly weight: string | null;
  readonly basis: string | null;
  readonly scoring_rule: string | null;
  readonly remark: string | null;
  // Ours: derived from name and levels, for comparison across counties.
  readonly family: string | null;
  readonly common_category: string | null;
  readonly common_dimension: string | null;
  readonly inferred_direction: string | null;
}

/** Value of an indicator in a role and year (指标值). */
interface TargetRow extends Omit<Judged, 'form_id'> {
  readonly indicator_id: string;
  readonly role: string;
  readonly fiscal_year: number | null;
  readonly stated_text: string;
  readonly kind: string;
  readonly comparator: string | null;
  readonly value: string | null;
  readonly value_to: string | null;
  readonly unit: string | null;
  readonly unit_source: string | null;
  readonly by_date: string | null;
  readonly amount_fen: number | null;
  readonly score: string | null;
  readonly deviation_reason: string | null;
  readonly place: string | null;
  /** Ours: the value on a common scale (可比值). */
  readonly comparable_value: string | null;
  readonly comparable_unit: string | null;
}

/** Totals of a self-evaluation (自评). */
interface EvaluationRow extends Judged {
  readonly project_id: string | null;
  readonly total_score: string | null;
  readonly execution_rate: string | null;
  readonly execution_weight: string | null;
  readonly execution_score: string | null;
}

/** Repair or finding (修正、疑点). */
export interface NoteRow {
  readonly id: string;
  readonly document_id: string;
  /** Ours: order in which the stages said it, from 1. */
  readonly ordinal: number;
  readonly kind: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly evidence: string | null;
  readonly locator: string | null;
  readonly resolved_by: string | null;
}

/** Record that a note is about. */
export interface NoteRecordRow {
  readonly document_id: string;
  readonly note_id: string;
  readonly ordinal: number;
  readonly table_name: string;
  readonly record_id: string;
  readonly field: string | null;
}

/** Non-empty input cell or text span, behind the view `cell`. `text` is NULL where `same_text` is 1. */
export interface CellEntryRow {
  readonly document_number: number;
  readonly ordinal: number;
  readonly locator: string;
  readonly raw_text: string | null;
  readonly text: string | null;
  readonly same_text: Flag;
  readonly disposition: string;
  readonly rule: string | null;
  readonly character_count: number;
}

/** Field of a record and where it was read, behind the view `provenance`. */
interface ProvenanceEntryRow {
  readonly document_number: number;
  readonly record_number: number;
  readonly ordinal: number;
  readonly field: string;
  readonly locator: string;
  readonly confidence: number | null;
  readonly tier: string;
}

/** Human correction (人工修正). */
interface DecisionRow {
  readonly decision_number: ColumnType<number, number | undefined>;
  readonly key: string;
  readonly field: string;
  readonly action: string;
  readonly base_value: string | null;
  readonly value: string | null;
  readonly reason: string | null;
  readonly decided_by: string;
  readonly decided_at: string;
  /** Ours: the document that was looked at. */
  readonly document_id: string | null;
}

/** What became of a decision in a document (判定结果). */
interface DecisionOutcomeRow {
  readonly document_id: string;
  readonly decision_number: number;
  readonly outcome: string;
  readonly table_name: string | null;
  readonly record_id: string | null;
  readonly field: string;
  readonly extracted_value: string | null;
  /** 1 once the source agreed with it in this document: it does not come back to life by itself. */
  readonly retired: Flag;
}

/** The extraction's own value of a column that a decision changed (原读值). */
interface ExtractedValueRow {
  readonly document_id: string;
  readonly table_name: string;
  readonly record_id: string;
  readonly field: string;
  readonly value: string | null;
}

/** All base tables by name. */
export interface Tables {
  readonly document: DocumentRow;
  readonly document_origin: DocumentOriginRow;
  readonly form: FormRow;
  readonly project: ProjectRow;
  readonly funding_line: FundingLineRow;
  readonly expenditure_schedule: ExpenditureScheduleRow;
  readonly objective: ObjectiveRow;
  readonly activity: ActivityRow;
  readonly indicator: IndicatorRow;
  readonly target: TargetRow;
  readonly evaluation: EvaluationRow;
  readonly note: NoteRow;
  readonly note_record: NoteRecordRow;
  readonly cell_entry: CellEntryRow;
  readonly provenance_entry: ProvenanceEntryRow;
  readonly decision: DecisionRow;
  readonly decision_outcome: DecisionOutcomeRow;
  readonly extracted_value: ExtractedValueRow;
}
