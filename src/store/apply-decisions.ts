import type BetterSqlite3 from 'better-sqlite3';
import {
  anchorOfForm,
  type DecidedTable,
  type MergeResult,
  mergeDecisions,
  type RecordChange,
  type RecordRows,
  textOfValue,
} from '../corrections/index.ts';
import { type DecidedDocument, isDoubt, type NoteOfRecord } from './decided-document.ts';
import type { DecisionLog } from './decision-log.ts';
import { DECISION_NOTE_CODES, decisionNote } from './decision-notes.ts';
import { recordId } from './record-id.ts';
import type { Tables } from './tables.ts';

type Outcome = Tables['decision_outcome'];
type ColumnChange = { readonly table: string; readonly id: string; readonly column: string; readonly value: unknown };

const CODES = DECISION_NOTE_CODES.map((code) => `'${code}'`).join(', ');

/** Columns of a document that all its forms share. */
const SHARED = ['stage', 'department', 'department_code', 'division_code', 'fiscal_year'] as const;
/** Tables whose rows are counted as in need of review. */
const JUDGED = ['project', 'funding_line', 'objective', 'activity', 'indicator', 'target', 'evaluation'] as const;

const prepare = (sqlite: BetterSqlite3.Database) => ({
  document: sqlite.prepare<[string], Tables['document']>('select * from document where id = ?'),
  removeNotes: sqlite.prepare<[string]>(`delete from note where document_id = ? and code in (${CODES})`),
  unresolve: sqlite.prepare<[string]>(
    'update note set resolved_by = null where document_id = ? and resolved_by is not null',
  ),
  resolve: sqlite.prepare<[string, string, string]>('update note set resolved_by = ? where document_id = ? and id = ?'),
  removeOutcomes: sqlite.prepare<[string]>('delete from decision_outcome where document_id = ?'),
  removeValues: sqlite.prepare<[string]>('delete from extracted_value where document_id = ?'),
  addValue: sqlite.prepare<(string | null)[]>(
    'insert into extracted_value (document_id, table_name, record_id, field, value) values (?, ?, ?, ?, ?)',
  ),
  addOutcome: sqlite.prepare<(string | number | null)[]>(
    `insert into decision_outcome
       (document_id, decision_number, outcome, table_name, record_id, field, extracted_value, retired)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  lastNote: sqlite.prepare<[string], { ordinal: number | null }>(
    'select max(ordinal) as ordinal from note where document_id = ?',
  ),
  addNote: sqlite.prepare<(string | number | null)[]>(
    `insert into note (id, document_id, ordinal, kind, code, severity, message, before, after, evidence, locator)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  addSubject: sqlite.prepare<(string | number | null)[]>(
    'insert into note_record (document_id, note_id, ordinal, table_name, record_id, field) values (?, ?, 1, ?, ?, ?)',
  ),
  count: sqlite.prepare<Record<string, string>>(
    `update document set
       repair_count = (select count(*) from note where document_id = @id and kind = 'repair'),
       finding_count = (select count(*) from note where document_id = @id and kind = 'finding'),
       review_count = ${JUDGED.map((table) => `(select count(*) from ${table} where document_id = @id and needs_review = 1)`).join(' + ')}
     where id = @id`,
  ),
});

/** What must be known of a document before its rows are written anew. */
export interface DecisionMemory {
  /** Decisions that had been retired. */
  readonly retired: ReadonlySet<number>;
  /** Decisions that concerned it. */
  readonly concerned: ReadonlySet<number>;
  /** Its records as extracted, where decisions concerned it. */
  readonly records: RecordRows | null;
}

/** Applies decisions to stored documents. */
export interface DecisionApplier {
  /** To be asked before the rows of a document are replaced. */
  readonly remember: (documentId: string) => DecisionMemory;
  /** Brings a document to what the decisions in force say; inside the caller's transaction. */
  readonly apply: (documentId: string, memory?: DecisionMemory) => readonly MergeResult[];
}

/** Values of the document row that follow from its forms. */
const sharedValues = (records: RecordRows, changes: readonly RecordChange[]): ReadonlyMap<string, unknown> => {
  const patches = new Map(changes.filter(({ table }) => table === 'form').map(({ id, patch }) => [id, patch]));
  const columns = SHARED.filter((column) => [...patches.values()].some((patch) => column in patch));
  return new Map(
    columns.map((column) => {
      const values = new Set(records.form.map((row) => patches.get(String(row.id))?.[column] ?? row[column] ?? null));
      return [column, values.size === 1 ? [...values][0] : null];
    }),
  );
};

/** The applier of one database. */
export const decisionApplier = (
  sqlite: BetterSqlite3.Database,
  log: DecisionLog,
  documents: DecidedDocument,
): DecisionApplier => {
  const statements = prepare(sqlite);
  const updates = new Map<string, BetterSqlite3.Statement<unknown[]>>();
  const setColumn = (documentId: string, { table, id, column, value }: ColumnChange): void => {
    const name = `${table} ${column}`;
    const where = table === 'document' ? 'id = ?' : 'document_id = ? and id = ?';
    const update = updates.get(name) ?? sqlite.prepare<unknown[]>(`update ${table} set ${column} = ? where ${where}`);
    updates.set(name, update);
    update.run(...(table === 'document' ? [value, documentId] : [value, documentId, id]));
  };

  const remember = (documentId: string): DecisionMemory => {
    const before = documents.outcomes(documentId);
    const numbers = (rows: readonly Outcome[]) => new Set(rows.map((row) => row.decision_number));
    return {
      retired: numbers(before.filter((row) => row.retired === 1)),
      concerned: numbers(before),
      records: before.length > 0 ? documents.extracted(documentId) : null,
    };
  };

  /** Takes every trace of earlier decisions out, so that the rows say what was extracted. */
  const restore = (documentId: string): boolean => {
    if (documents.outcomes(documentId).length === 0) return false;
    for (const { table_name, record_id, field, value } of documents.changed(documentId))
      setColumn(documentId, { table: table_name, id: record_id, column: field, value });
    statements.removeValues.run(documentId);
    statements.removeOutcomes.run(documentId);
    statements.removeNotes.run(documentId);
    statements.unresolve.run(documentId);
    return true;
  };

  const change = (documentId: string, found: ColumnChange, before: unknown): void => {
    statements.addValue.run(documentId, found.table, found.id, found.column, textOfValue(before as string | null));
    setColumn(documentId, found);
  };

  const writeChanges = (documentId: string, records: RecordRows, changes: readonly RecordChange[]): void => {
    const rows = new Map(changes.map(({ table }) => [table, new Map(records[table].map((row) => [row.id, row]))]));
    for (const { table, id, patch } of changes)
      for (const [column, value] of Object.entries(patch))
        change(documentId, { table, id, column, value }, rows.get(table)?.get(id)?.[column] ?? null);
    const shared = sharedValues(records, changes);
    const row =
      shared.size > 0 ? (statements.document.get(documentId) as Record<string, unknown> | undefined) : undefined;
    for (const [column, value] of shared)
      if (row && row[column] !== value)
        change(documentId, { table: 'document', id: documentId, column, value }, row[column]);
  };

  const writeNotes = (documentId: string, results: readonly MergeResult[]): void => {
    let ordinal = statements.lastNote.get(documentId)?.ordinal ?? 0;
    for (const result of results) {
      const note = decisionNote(result);
      if (!note) continue;
      ordinal += 1;
      const { kind, code, severity, message, before, after, evidence, at } = note;
      const id = recordId(documentId, 'note', `${code}|${result.decision.key}|${result.decision.field}`);
      const text = [message, before ?? null, after ?? null, evidence ?? null];
      statements.addNote.run(id, documentId, ordinal, kind, code, severity, ...text, at);
      const { record, decision } = result;
      const [table, subject] = record ? [record.table, record.id] : ['document', documentId];
      statements.addSubject.run(documentId, id, table, subject, decision.field === '*' ? null : decision.field);
    }
  };

  /** Doubts about a record are settled by a decision about the whole of it, or about the field they name. */
  const resolveNotes = (documentId: string, results: readonly MergeResult[], notes: readonly NoteOfRecord[]): void => {
    for (const { record, decision, outcome } of results) {
      if (!record || outcome === 'conflict' || outcome === 'gone') continue;
      for (const note of notes)
        if (note.record_id === record.id && note.kind === 'finding')
          statements.resolve.run(`${decision.action} by ${decision.decidedBy}`, documentId, note.id);
    }
  };

  const writeOutcomes = (documentId: string, results: readonly MergeResult[], memory: DecisionMemory): void => {
    for (const { decision, outcome, record, theirs } of results) {
      const place: [DecidedTable | null, string | null] = record ? [record.table, record.id] : [null, null];
      const retired = outcome === 'retired' || memory.retired.has(decision.number) ? 1 : 0;
      statements.addOutcome.run(documentId, decision.number, outcome, ...place, decision.field, theirs, retired);
    }
  };

  const apply = (documentId: string, memory = remember(documentId)): readonly MergeResult[] => {
    const wasDecided = restore(documentId);
    const lineage = new Set([documentId, ...documents.predecessors(documentId)]);
    const concerned = new Set(memory.concerned);
    for (const id of lineage) for (const row of documents.outcomes(id)) concerned.add(row.decision_number);
    const anchors = new Set(documents.forms(documentId).map((form) => anchorOfForm(form, documentId)));
    const decisions = log.about(anchors, lineage, concerned);
    if (decisions.length === 0) {
      if (wasDecided) statements.count.run({ id: documentId });
      return [];
    }
    const records = documents.records(documentId);
    const notes = documents.notes(documentId);
    for (const { number, documentId: seen } of decisions) if (seen && lineage.has(seen)) concerned.add(number);
    const doubted = new Set(notes.filter(isDoubt).map((note) => note.record_id));
    const { retired } = memory;
    const previous = (id: string): RecordRows | null => (id === documentId ? memory.records : documents.extracted(id));
    const expected = concerned;
    const merged = mergeDecisions({ documentId, records, decisions, lineage, retired, expected, previous, doubted });
    writeChanges(documentId, records, merged.changes);
    writeOutcomes(documentId, merged.results, memory);
    writeNotes(documentId, merged.results);
    resolveNotes(documentId, merged.results, notes);
    statements.count.run({ id: documentId });
    return merged.results;
  };
  return { remember, apply };
};
