import type { Filing, Form } from '../model/index.ts';
import type { DocumentRow, Flag, ProjectRow } from './tables.ts';

/** Parts of the rows that the document totals are counted from. */
interface CountedRows {
  readonly project: readonly Pick<ProjectRow, 'needs_review'>[];
  readonly funding_line: readonly { readonly needs_review: Flag }[];
  readonly objective: readonly { readonly needs_review: Flag }[];
  readonly activity: readonly { readonly needs_review: Flag }[];
  readonly indicator: readonly { readonly needs_review: Flag }[];
  readonly target: readonly { readonly needs_review: Flag }[];
  readonly evaluation: readonly { readonly needs_review: Flag }[];
}

type SharedColumn = 'stage' | 'department' | 'departmentCode' | 'divisionCode' | 'fiscalYear';

/** The value that all forms share, else null; where no form states it, what the document as a whole says. */
const shared = <Column extends SharedColumn>(filing: Filing, column: Column): Filing[Column] & Form[Column] => {
  const values = new Set(filing.forms.map((form) => form[column]));
  const [only] = values;
  if (values.size > 1) return null as Filing[Column] & Form[Column];
  return (only ?? filing[column]) as Filing[Column] & Form[Column];
};

const reviewCount = (rows: CountedRows): number =>
  [rows.project, rows.funding_line, rows.objective, rows.activity, rows.indicator, rows.target, rows.evaluation]
    .map((list) => list.reduce((sum: number, row) => sum + row.needs_review, 0))
    .reduce((a, b) => a + b, 0);

/** The `document` row: values shared by all forms, and totals for summaries. */
export const documentRow = (
  filing: Filing,
  rows: CountedRows,
  documentNumber: number,
  pipelineVersion: string,
  ingestedAt: string,
): Omit<DocumentRow, 'content_digest'> => ({
  document_number: documentNumber,
  id: filing.documentId,
  origin: filing.origin,
  format: filing.format,
  title: filing.title,
  filing_kind: filing.filingKind,
  stage: shared(filing, 'stage'),
  department: shared(filing, 'department'),
  department_code: shared(filing, 'departmentCode'),
  division_code: shared(filing, 'divisionCode'),
  fiscal_year: shared(filing, 'fiscalYear'),
  page_count: filing.pageCount,
  ocr_used: filing.ocrUsed ? 1 : 0,
  status: filing.status,
  error: filing.error,
  pipeline_version: pipelineVersion,
  ingested_at: ingestedAt,
  project_count: rows.project.length,
  indicator_count: rows.indicator.length,
  funding_line_count: rows.funding_line.length,
  repair_count: filing.notes.filter((note) => note.kind === 'repair').length,
  finding_count: filing.notes.filter((note) => note.kind === 'finding').length,
  review_count: reviewCount(rows),
});
