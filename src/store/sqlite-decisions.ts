import type BetterSqlite3 from 'better-sqlite3';
import {
  type Decision,
  type DecisionOutcome,
  extractedValue,
  isSameDecision,
  type KeyedRecord,
  type StoredDecision,
  textOfValue,
} from '../corrections/index.ts';
import type { DecisionApplier } from './apply-decisions.ts';
import { checkDecision } from './check-decision.ts';
import type { DecidedDocument } from './decided-document.ts';
import type { DecisionLog } from './decision-log.ts';
import {
  type AddedDecision,
  type Decisions,
  type ImportResult,
  type NewDecision,
  type OutcomeEntry,
  type ReviewDocument,
  StaleDecisionError,
  UnknownRecordError,
} from './decisions.ts';
import { groupBy } from './group-by.ts';
import { recordFinder } from './record-finder.ts';
import type { Tables } from './tables.ts';

/** What the decisions of one database are made with. */
export interface DecisionParts {
  readonly sqlite: BetterSqlite3.Database;
  readonly log: DecisionLog;
  readonly documents: DecidedDocument;
  readonly applier: DecisionApplier;
  readonly now: () => string;
  /** Turns failures inside the database into errors that name the file. */
  readonly guarded: <T>(work: () => T) => Promise<T>;
}

const prepare = (sqlite: BetterSqlite3.Database) => ({
  reviewDocuments: sqlite.prepare<[number, number], Tables['document']>(
    'select * from document where review_count > 0 order by review_count desc, id limit ? offset ?',
  ),
  ids: sqlite.prepare<[], { id: string }>('select id from document'),
  outcomes: sqlite.prepare<[], Tables['decision_outcome'] & { readonly origin: string }>(
    'select o.*, d.origin from decision_outcome o join document d on d.id = o.document_id order by decision_number, document_id',
  ),
  ofDecision: sqlite.prepare<[number], { document_id: string }>(
    'select document_id from decision_outcome where decision_number = ?',
  ),
});

const reviewDocument = (row: Tables['document']): ReviewDocument => ({
  id: row.id,
  origin: row.origin,
  title: row.title,
  department: row.department,
  divisionCode: row.division_code,
  fiscalYear: row.fiscal_year,
  reviewCount: row.review_count,
});

/** Decisions about the records of one SQLite database. */
export const sqliteDecisions = ({ sqlite, log, documents, applier, now, guarded }: DecisionParts): Decisions => {
  const statements = prepare(sqlite);

  const applied = (number: number, ids: Iterable<string>): AddedDecision => {
    const outcomes = [...new Set(ids)].flatMap((documentId) =>
      applier
        .apply(documentId)
        .filter(({ decision }) => decision.number === number)
        .map(({ outcome }) => ({ documentId, outcome })),
    );
    return { number, outcomes };
  };

  const { keyedOf, documentsOfKey, reviewRecords } = recordFinder(sqlite, log, documents);
  const findRecords = (key: string, seen: string | null): readonly { id: string; record: KeyedRecord }[] =>
    documentsOfKey(key, seen).flatMap((id) => {
      const record = keyedOf(id).find((keyed) => keyed.key === key);
      return record ? [{ id, record }] : [];
    });

  const add = (decision: NewDecision): AddedDecision => {
    const { key, field, seen } = decision;
    const documentId = decision.documentId ?? null;
    const records = findRecords(key, documentId);
    const looked = records.find(({ id }) => id === documentId) ?? records[0];
    if (!looked) throw new UnknownRecordError(key);
    const { id, record } = looked;
    checkDecision(decision, record, documents.extracted(id));
    const baseValue = extractedValue(record.table, record.row, field);
    const lastDecision = log.history(key, field).at(-1)?.number ?? null;
    if (textOfValue(seen.baseValue) !== baseValue || seen.lastDecision !== lastDecision)
      throw new StaleDecisionError(key, field, seen, { baseValue, lastDecision });
    const number = log.add({
      key,
      field,
      action: decision.action,
      baseValue,
      value: decision.value ?? null,
      reason: decision.reason ?? null,
      decidedBy: decision.decidedBy,
      decidedAt: now(),
      documentId: documentId ?? id,
    });
    const before = lastDecision === null ? [] : statements.ofDecision.all(lastDecision).map((row) => row.document_id);
    return applied(number, [...records.map((found) => found.id), ...before]);
  };

  const undo: (taken: Parameters<Decisions['undo']>[0]) => AddedDecision = ({ key, field, lastDecision, ...more }) => {
    const last = log.history(key, field).at(-1);
    const seen = { baseValue: last?.baseValue, lastDecision };
    if (last?.number !== lastDecision || last.action === 'undo')
      throw new StaleDecisionError(key, field, seen, {
        baseValue: last?.baseValue ?? null,
        lastDecision: last?.number ?? null,
      });
    const touched = statements.ofDecision.all(last.number).map((row) => row.document_id);
    const number = log.add({
      key,
      field,
      action: 'undo',
      baseValue: last.baseValue,
      value: null,
      reason: more.reason ?? null,
      decidedBy: more.decidedBy,
      decidedAt: now(),
      documentId: last.documentId,
    });
    return applied(number, touched);
  };

  /** Decisions of one key and field to be added behind what is known; null when this database decided otherwise. */
  const unknownDecisions = (decisions: readonly Decision[]): readonly Decision[] | null => {
    const [first] = decisions;
    if (!first) return [];
    const known = log.history(first.key, first.field);
    const isPrefix = known.every((decision, index) => {
      const other = decisions[index];
      return other === undefined || isSameDecision(decision, other);
    });
    return isPrefix ? decisions.slice(known.length) : null;
  };

  const waiting = (): readonly StoredDecision[] => {
    const placed = new Set(statements.outcomes.all().map((row) => row.decision_number));
    return log.inForce().filter(({ number }) => !placed.has(number));
  };

  const importDecisions = (decisions: readonly Decision[]): ImportResult => {
    const groups = groupBy(decisions, ({ key, field }) => `${key}\n${field}`);
    const [added, diverged]: [Decision[], Decision[]] = [[], []];
    const touched = new Set<string>();
    for (const group of groups.values()) {
      const fresh = unknownDecisions(group);
      if (fresh === null) diverged.push(...group);
      for (const decision of fresh ?? []) {
        log.add(decision);
        added.push(decision);
        for (const id of documentsOfKey(decision.key, decision.documentId)) touched.add(id);
      }
    }
    const stored = new Set(statements.ids.all().map(({ id }) => id));
    for (const id of touched) if (stored.has(id)) applier.apply(id);
    const isNew = (decision: Decision) => added.some((other) => isSameDecision(other, decision));
    const known = decisions.length - added.length - diverged.length;
    return { added: added.length, known, diverged, waiting: waiting().filter(isNew) };
  };
  const outcomes = (wanted?: readonly DecisionOutcome[]): readonly OutcomeEntry[] => {
    const inForce = new Map(log.inForce().map((decision) => [decision.number, decision]));
    return statements.outcomes.all().flatMap((row) => {
      const decision = inForce.get(row.decision_number);
      const outcome = row.outcome as DecisionOutcome;
      if (!decision || (wanted && !wanted.includes(outcome))) return [];
      const { document_id, origin, table_name, record_id, extracted_value } = row;
      return [
        {
          documentId: document_id,
          origin,
          outcome,
          table: table_name,
          recordId: record_id,
          extractedValue: extracted_value,
          decision,
        },
      ];
    });
  };
  const written = <A extends unknown[], T>(work: (...args: A) => T): ((...args: A) => Promise<T>) => {
    const transaction = sqlite.transaction(work);
    return (...args) =>
      guarded(() => {
        try {
          return transaction.immediate(...args);
        } catch (error) {
          log.forget();
          throw error;
        }
      });
  };
  return {
    reviewDocuments: ({ limit = 100, offset = 0 } = {}) =>
      guarded(() => statements.reviewDocuments.all(limit, offset).map(reviewDocument)),
    records: (documentId, { needsReview = false } = {}) =>
      guarded(() => reviewRecords(documentId, ({ row }) => !needsReview || row.needs_review === 1)),
    recordsOfKey: (key) =>
      guarded(() => documentsOfKey(key, null).flatMap((id) => reviewRecords(id, (record) => record.key === key))),
    add: written(add),
    undo: written(undo),
    history: (key, field) => guarded(() => log.history(key, field)),
    all: () => guarded(() => log.all()),
    outcomes: (wanted) => guarded(() => outcomes(wanted)),
    waiting: () => guarded(() => waiting()),
    importDecisions: written(importDecisions),
  };
};
