import type BetterSqlite3 from 'better-sqlite3';
import type { Format, Severity, Status } from '../../model/index.ts';
import type { NoteRow, ReviewRecord } from '../../store/index.ts';
import type { CellFacts, DocumentFacts, NoteFacts } from '../api.ts';
import { decisionsOf } from '../decisions/read-decisions.ts';
import { countyName } from '../queue/count-facets.ts';
import { readRecords } from './read-records.ts';

interface DocumentRow {
  readonly id: string;
  readonly document_number: number;
  readonly origin: string;
  readonly format: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly division_code: string | null;
  readonly fiscal_year: number | null;
  readonly status: string;
  readonly error: string | null;
  readonly page_count: number | null;
}

const readNotes = (sqlite: BetterSqlite3.Database, documentId: string): NoteFacts[] => {
  const records = new Map<string, { id: string; field: string | null }[]>();
  const links = sqlite
    .prepare<[string], { note_id: string; record_id: string; field: string | null }>(
      'select note_id, record_id, field from note_record where document_id = ?',
    )
    .all(documentId);
  for (const { note_id, record_id: id, field } of links)
    records.set(note_id, [...(records.get(note_id) ?? []), { id, field }]);
  return sqlite
    .prepare<[string], NoteRow>('select * from note where document_id = ? order by ordinal')
    .all(documentId)
    .map((row) => ({
      id: row.id,
      kind: row.kind as NoteFacts['kind'],
      code: row.code,
      severity: row.severity as Severity,
      message: row.message,
      before: row.before,
      after: row.after,
      evidence: row.evidence,
      at: row.locator,
      resolvedBy: row.resolved_by,
      records: records.get(row.id) ?? [],
    }));
};

/** What became of every cell of a document. */
export const readCells = (sqlite: BetterSqlite3.Database, documentId: string): CellFacts[] =>
  sqlite
    .prepare<[string], CellFacts>(
      'select locator as at, raw_text as raw, text, disposition, rule from cell where document_id = ? order by ordinal',
    )
    .all(documentId);

/** Places where the bytes of a document were seen, the one it is known by first. */
export const readOrigins = (sqlite: BetterSqlite3.Database, documentId: string): string[] =>
  sqlite
    .prepare<[string], { origin: string }>('select origin from document_origin where document_id = ? order by origin')
    .all(documentId)
    .map(({ origin }) => origin);

/** A document with its records, notes and cells, or null where the database has none of that id. */
export const readDocument = (
  sqlite: BetterSqlite3.Database,
  documentId: string,
  decided: readonly ReviewRecord[],
): DocumentFacts | null => {
  const row = sqlite.prepare<[string], DocumentRow>('select * from document where id = ?').get(documentId);
  if (!row) return null;
  const all = readRecords(sqlite, documentId, decided);
  return {
    id: row.id,
    origin: row.origin,
    origins: readOrigins(sqlite, documentId),
    format: row.format as Format,
    title: row.title,
    department: row.department,
    divisionCode: row.division_code,
    county: row.division_code === null ? null : countyName(row.division_code),
    year: row.fiscal_year,
    status: row.status as Status,
    error: row.error,
    pageCount: row.page_count,
    forms: all.filter(({ table }) => table === 'form'),
    records: all.filter(({ table }) => table !== 'form'),
    notes: readNotes(sqlite, documentId),
    cells: readCells(sqlite, documentId),
    decisions: decisionsOf(sqlite, decided),
  };
};
