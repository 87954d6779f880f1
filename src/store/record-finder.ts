import type BetterSqlite3 from 'better-sqlite3';
import {
  anchorOfForm,
  anchorOfKey,
  type DecisionOutcome,
  type KeyedRecord,
  keyRecords,
  placeOfKey,
  type RecordKey,
  recordVersion,
  type StoredDecision,
} from '../corrections/index.ts';
import type { DecidedDocument } from './decided-document.ts';
import type { DecisionLog } from './decision-log.ts';
import type { ReviewRecord } from './decisions.ts';
import { groupBy } from './group-by.ts';

/** Finds records by key, and documents by the keys of their records. */
export interface RecordFinder {
  /** Records of a document as extracted, with their keys. */
  readonly keyedOf: (documentId: string) => readonly KeyedRecord[];
  /** Documents that may hold a record with this key; `seen` is looked into whatever the key says. */
  readonly documentsOfKey: (key: RecordKey, seen: string | null) => readonly string[];
  /** Records of a document that a test keeps, which sees them as the database shows them. */
  readonly reviewRecords: (documentId: string, keep: (record: KeyedRecord) => boolean) => readonly ReviewRecord[];
}

const prepare = (sqlite: BetterSqlite3.Database) => ({
  byPrefix: sqlite.prepare<[string, string], { id: string }>('select id from document where id >= ? and id < ?'),
  // Forms whose place was corrected are found under the place that was extracted.
  byDivision: sqlite.prepare<[string], { readonly document_id: string }>(
    `select document_id from form where division_code = ?
     union select document_id from extracted_value where table_name = 'form'
       and field in ('division_code', 'department')`,
  ),
});

const lastNumbers = (history: readonly StoredDecision[]): Readonly<Record<string, number>> =>
  Object.fromEntries(history.map(({ field, number }) => [field, number]));

/** The finder of one database. */
export const recordFinder = (
  sqlite: BetterSqlite3.Database,
  log: DecisionLog,
  documents: DecidedDocument,
): RecordFinder => {
  const statements = prepare(sqlite);
  const keyedOf = (documentId: string) => keyRecords(documents.extracted(documentId), documentId);

  const documentsOfKey = (key: RecordKey, seen: string | null): readonly string[] => {
    const place = placeOfKey(key);
    const own = seen === null ? [] : [seen];
    if ('documentPrefix' in place) {
      const rows = statements.byPrefix.all(place.documentPrefix, `${place.documentPrefix}g`);
      return [...new Set([...own, ...rows.map(({ id }) => id)])];
    }
    const anchor = anchorOfKey(key);
    const holds = (id: string) => {
      const forms = documents.changed(id).length > 0 ? documents.extracted(id).form : documents.forms(id);
      return forms.some((form) => anchorOfForm(form, id) === anchor);
    };
    const candidates = statements.byDivision.all(place.division).map((row) => row.document_id);
    return [...new Set([...own, ...candidates.filter(holds)])];
  };

  const reviewRecords: RecordFinder['reviewRecords'] = (documentId, keep) => {
    const rows = new Map(
      Object.entries(documents.records(documentId)).flatMap(([table, list]) =>
        list.map((row) => [`${table} ${row.id}`, row] as const),
      ),
    );
    const rowOf = ({ table, id }: KeyedRecord) => rows.get(`${table} ${id}`)!;
    const notes = groupBy(documents.notes(documentId), (note) => note.record_id);
    const outcomes = groupBy(documents.outcomes(documentId), (row) => row.record_id ?? '');
    const inForce = new Map(log.inForce().map((decision) => [decision.number, decision]));
    const described = (record: KeyedRecord): ReviewRecord => {
      const decisions = (outcomes.get(record.id) ?? []).flatMap((row) => {
        const decision = inForce.get(row.decision_number);
        return decision ? [{ decision, outcome: row.outcome as DecisionOutcome }] : [];
      });
      return {
        key: record.key,
        table: record.table,
        id: record.id,
        documentId,
        row: rowOf(record),
        extracted: record.row,
        version: recordVersion(record.table, record.row),
        notes: notes.get(record.id) ?? [],
        decisions,
        lastDecisions: lastNumbers(log.history(record.key)),
      };
    };
    return keyedOf(documentId)
      .filter((record) => keep({ ...record, row: rowOf(record) }))
      .map(described)
      .sort((a, b) => Number(a.row.record_number) - Number(b.row.record_number));
  };
  return { keyedOf, documentsOfKey, reviewRecords };
};
