import type BetterSqlite3 from 'better-sqlite3';
import { DECIDED_TABLES, type DecidedTable, type RecordRow, type RecordRows } from '../corrections/index.ts';
import { NOTE_CODES } from '../model/index.ts';
import type { NoteRow, Tables } from './tables.ts';

type OutcomeRow = Tables['decision_outcome'];
type ExtractedRow = Tables['extracted_value'];

/** A note with one of the records it is about. */
export type NoteOfRecord = NoteRow & { readonly table_name: string; readonly record_id: string };

/** Reads what decisions need of a document that is stored already. */
export interface DecidedDocument {
  /** Records as the database shows them. */
  readonly records: (documentId: string) => RecordRows;
  /** Records as they were extracted. */
  readonly extracted: (documentId: string) => RecordRows;
  readonly forms: (documentId: string) => readonly RecordRow[];
  readonly outcomes: (documentId: string) => readonly OutcomeRow[];
  readonly changed: (documentId: string) => readonly ExtractedRow[];
  readonly notes: (documentId: string) => readonly NoteOfRecord[];
  /** Documents that stood at one of this one's origins before it. */
  readonly predecessors: (documentId: string) => readonly string[];
}

/** True when a finding could change a value of the record it is about (待核). */
export const isDoubt = ({ kind, severity, code }: Pick<NoteRow, 'kind' | 'severity' | 'code'>): boolean =>
  kind === 'finding' && severity !== 'info' && (NOTE_CODES as Record<string, { doubt: boolean }>)[code]?.doubt === true;

const prepare = (sqlite: BetterSqlite3.Database) => ({
  rows: new Map(
    DECIDED_TABLES.map((table) => [
      table,
      sqlite.prepare<[string], RecordRow>(`select * from ${table} where document_id = ? order by record_number`),
    ]),
  ),
  outcomes: sqlite.prepare<[string], OutcomeRow>('select * from decision_outcome where document_id = ?'),
  changed: sqlite.prepare<[string], ExtractedRow>('select * from extracted_value where document_id = ?'),
  notes: sqlite.prepare<[string], NoteOfRecord>(
    `select n.*, r.table_name, r.record_id from note_record r
     join note n on n.document_id = r.document_id and n.id = r.note_id
     where r.document_id = ? order by n.ordinal, r.ordinal`,
  ),
  // Standard input is no place where anything is published again.
  predecessors: sqlite.prepare<[string], { document_id: string }>(
    `select distinct b.document_id from document_origin a
     join document_origin b on b.origin = a.origin and b.document_id <> a.document_id and b.seen_at < a.seen_at
     where a.document_id = ? and a.origin <> 'stdin'`,
  ),
});

/** Readers of stored documents, with prepared statements. */
export const decidedDocument = (sqlite: BetterSqlite3.Database): DecidedDocument => {
  const statements = prepare(sqlite);
  const records = (documentId: string): RecordRows =>
    Object.fromEntries(
      DECIDED_TABLES.map((table) => [table, statements.rows.get(table)!.all(documentId)]),
    ) as unknown as RecordRows;
  const overlaid = (rows: readonly RecordRow[], values: ReadonlyMap<string, ExtractedRow[]>): readonly RecordRow[] =>
    rows.map((row) => {
      const changed = values.get(String(row.id));
      if (!changed) return row;
      // Values are kept as text; a number column had a number.
      const own = changed.map(({ field, value }) => [
        field,
        NUMBER_COLUMNS.has(field) && value !== null ? Number(value) : value,
      ]);
      return { ...row, ...Object.fromEntries(own) };
    });
  const extracted = (documentId: string): RecordRows => {
    const changed = statements.changed.all(documentId);
    const rows = records(documentId);
    if (changed.length === 0) return rows;
    const valuesOf = (table: DecidedTable): ReadonlyMap<string, ExtractedRow[]> => {
      const values = new Map<string, ExtractedRow[]>();
      for (const value of changed)
        if (value.table_name === table) values.set(value.record_id, [...(values.get(value.record_id) ?? []), value]);
      return values;
    };
    return Object.fromEntries(
      DECIDED_TABLES.map((table) => [table, overlaid(rows[table], valuesOf(table))]),
    ) as unknown as RecordRows;
  };
  return {
    records,
    extracted,
    forms: (documentId) => statements.rows.get('form')!.all(documentId),
    outcomes: (documentId) => statements.outcomes.all(documentId),
    changed: (documentId) => statements.changed.all(documentId),
    notes: (documentId) => statements.notes.all(documentId),
    predecessors: (documentId) => statements.predecessors.all(documentId).map((row) => row.document_id),
  };
};

const NUMBER_COLUMNS: ReadonlySet<string> = new Set(['needs_review', 'fiscal_year', 'amount_fen', 'month']);
