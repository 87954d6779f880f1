import { createHash } from 'node:crypto';
import { foldText } from '../../normalizers/text/fold-text.ts';
import {
  CORRECTABLE_FIELDS,
  DECIDED_TABLES,
  type RecordRow,
  type RecordRows,
  textOfValue,
} from '../corrections/index.ts';

/** What of a form itself is content: titles and stages differ between publications of one text. */
const FORM_FIELDS = ['department', 'division_code', 'fiscal_year', 'filing_kind'];

const TABLES = DECIDED_TABLES.filter((table) => table !== 'form');

const fieldsOf = (row: RecordRow, fields: readonly string[]): string =>
  fields.map((field) => foldText(textOfValue(row[field]) ?? '')).join('\t');

const byId = (rows: readonly RecordRow[]): ReadonlyMap<unknown, RecordRow> => new Map(rows.map((row) => [row.id, row]));

/** Digest of lines, whatever their order. */
const digestOf = (lines: readonly string[]): string =>
  createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex');

/**
 * Digest of the content of each form (内容摘要), by the id of the form: what its records say, in comparison form, whatever their
 * order and places. The same text as PDF and as Word file has one digest; one changed value gives another. 64 hex digits.
 */
export const formDigests = (records: RecordRows): ReadonlyMap<string, string> => {
  const [projects, indicators] = [byId(records.project), byId(records.indicator)];
  const lines = new Map<unknown, string[]>(
    records.form.map((form) => [form.id, [`form\t${fieldsOf(form, FORM_FIELDS)}`]]),
  );
  for (const table of TABLES) {
    const fields = Object.keys(CORRECTABLE_FIELDS[table]);
    for (const row of records[table]) {
      const indicator = indicators.get(row.indicator_id);
      const project = projects.get((indicator ?? row).project_id);
      const owner = [project?.code ?? project?.name ?? '', indicator?.term ?? '', indicator?.name ?? ''];
      const form = (indicator ?? row).form_id ?? project?.form_id;
      lines.get(form)?.push([table, ...owner.map((part) => foldText(String(part))), fieldsOf(row, fields)].join('\t'));
    }
  }
  return new Map([...lines].map(([id, own]) => [String(id), digestOf(own)]));
};

/** Digest of a document: of what its forms say. Null for a document without a form. */
export const documentDigest = (digests: ReadonlyMap<string, string>): string | null =>
  digests.size === 0 ? null : digestOf([...digests.values()]);
