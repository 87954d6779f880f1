import { derivedOfForm, type RecordRows } from '../corrections/index.ts';
import type { Filing, Form } from '../model/index.ts';
import { documentDigest, formDigests } from './content-digest.ts';
import { documentRow } from './document-row.ts';
import { ledgerRows } from './ledger-rows.ts';
import { noteRows } from './note-rows.ts';
import { recordId } from './record-id.ts';
import { addActivity, addProject, addRecordLists } from './record-rows.ts';
import { doubtfulKeys } from './review-marks.ts';
import { type RowSink, rowSink } from './row-sink.ts';
import type { Tables } from './tables.ts';

/** Tables that one filing fills. */
export type FilledTable = Exclude<
  keyof Tables,
  'document' | 'document_origin' | 'decision' | 'decision_outcome' | 'extracted_value'
>;

/** One filing as the rows of every table, parents before children. */
export interface FilingRows {
  readonly document: Tables['document'];
  readonly records: { readonly [Table in FilledTable]: readonly Tables[Table][] };
}

const addForm = (sink: RowSink, form: Form): void => {
  const { recordNumber } = sink.next();
  const id = recordId(sink.documentId, 'form', String(form.ordinal));
  sink.rows.form.push({
    id,
    document_id: sink.documentId,
    record_number: recordNumber,
    ordinal: form.ordinal,
    title: form.title,
    filing_kind: form.filingKind,
    stage: form.stage,
    department: form.department,
    department_code: form.departmentCode,
    division_code: form.divisionCode,
    fiscal_year: form.fiscalYear,
    locator: form.at,
    office: derivedOfForm(form).office,
    content_digest: null,
  });
  for (const activity of form.activities) addActivity(sink, id, activity);
  addRecordLists(sink, { formId: id, projectId: null, doubtful: false }, form);
  for (const project of form.projects) addProject(sink, id, project);
};

/**
 * Turns a filing into rows: ids from natural keys, record numbers in reading order, review marks carried down from
 * project to indicator to target. Pure but for hashing; `ingestedAt` is the only clock.
 */
export const filingRows = (
  filing: Filing,
  documentNumber: number,
  pipelineVersion: string,
  ingestedAt: string,
): FilingRows => {
  const sink = rowSink(filing.documentId, documentNumber, doubtfulKeys(filing));
  for (const form of filing.forms) addForm(sink, form);
  const notes = noteRows(filing, sink.records);
  const records = {
    ...sink.rows,
    note: notes.notes,
    note_record: notes.subjects,
    cell_entry: ledgerRows(filing, documentNumber),
  };
  const digests = formDigests(records as unknown as RecordRows);
  const form = records.form.map((row) => ({ ...row, content_digest: digests.get(row.id) ?? null }));
  const document = documentRow(filing, records, documentNumber, pipelineVersion, ingestedAt);
  return { document: { ...document, content_digest: documentDigest(digests) }, records: { ...records, form } };
};

/** Records of a filing as the database would hold them; for comparisons. */
export const recordRowsOf = (filing: Filing): RecordRows =>
  filingRows(filing, 0, '', '').records as unknown as RecordRows;
