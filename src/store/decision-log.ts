import type BetterSqlite3 from 'better-sqlite3';
import {
  anchorOfKey,
  type Decision,
  type DecisionAction,
  decisionsInForce,
  type StoredDecision,
} from '../corrections/index.ts';
import { groupBy } from './group-by.ts';
import type { Tables } from './tables.ts';

type DecisionRow = Omit<Tables['decision'], 'decision_number'> & { readonly decision_number: number };

const storedDecision = (row: DecisionRow): StoredDecision => ({
  number: row.decision_number,
  documentId: row.document_id,
  key: row.key,
  field: row.field,
  action: row.action as DecisionAction,
  baseValue: row.base_value,
  value: row.value,
  reason: row.reason,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
});

/** The log of decisions (判定记录): added to, never changed. */
export interface DecisionLog {
  readonly isEmpty: () => boolean;
  readonly all: () => readonly StoredDecision[];
  readonly inForce: () => readonly StoredDecision[];
  readonly history: (key: string, field?: string) => readonly StoredDecision[];
  readonly add: (decision: Decision) => number;
  /** Forgets what is in memory: after a transaction that was rolled back. */
  readonly forget: () => void;
  /** In force, about one of these anchors or made on one of these documents or with one of these numbers. */
  readonly about: (
    anchors: ReadonlySet<string>,
    documents: ReadonlySet<string>,
    numbers: ReadonlySet<number>,
  ) => readonly StoredDecision[];
}

interface Loaded {
  readonly last: number;
  readonly inForce: readonly StoredDecision[];
  readonly byAnchor: ReadonlyMap<string, readonly StoredDecision[]>;
  readonly byDocument: ReadonlyMap<string, readonly StoredDecision[]>;
  readonly byNumber: ReadonlyMap<number, StoredDecision>;
}

const prepare = (sqlite: BetterSqlite3.Database) => ({
  last: sqlite.prepare<[], { last: number | null }>('select max(decision_number) as last from decision'),
  all: sqlite.prepare<[], DecisionRow>('select * from decision order by decision_number'),
  ofKey: sqlite.prepare<[string], DecisionRow>('select * from decision where key = ? order by decision_number'),
  insert: sqlite.prepare<(string | null)[]>(
    `insert into decision (key, field, action, base_value, value, reason, decided_by, decided_at, document_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
});

/** Reads and adds decisions; what is in force stays in memory until another decision is added, also by another process. */
export const decisionLog = (sqlite: BetterSqlite3.Database): DecisionLog => {
  const statements = prepare(sqlite);
  let loaded: Loaded | null = null;
  const load = (): Loaded => {
    const last = statements.last.get()?.last ?? 0;
    if (loaded?.last === last) return loaded;
    const inForce = decisionsInForce(statements.all.all().map(storedDecision));
    loaded = {
      last,
      inForce,
      byAnchor: groupBy(inForce, ({ key }) => anchorOfKey(key)),
      byDocument: groupBy(inForce, ({ documentId }) => documentId ?? ''),
      byNumber: new Map(inForce.map((decision) => [decision.number, decision])),
    };
    return loaded;
  };
  return {
    isEmpty: () => (statements.last.get()?.last ?? null) === null,
    all: () => statements.all.all().map(storedDecision),
    inForce: () => load().inForce,
    history: (key, field) =>
      statements.ofKey
        .all(key)
        .map(storedDecision)
        .filter((decision) => field === undefined || decision.field === field),
    add: (decision) =>
      Number(
        statements.insert.run(
          decision.key,
          decision.field,
          decision.action,
          decision.baseValue,
          decision.value,
          decision.reason,
          decision.decidedBy,
          decision.decidedAt,
          decision.documentId,
        ).lastInsertRowid,
      ),
    forget: () => {
      loaded = null;
    },
    about: (anchors, documents, numbers) => {
      const { byAnchor, byDocument, byNumber } = load();
      const found = new Map<number, StoredDecision>();
      for (const anchor of anchors) for (const item of byAnchor.get(anchor) ?? []) found.set(item.number, item);
      for (const id of documents) for (const item of byDocument.get(id) ?? []) found.set(item.number, item);
      for (const number of numbers) {
        const item = byNumber.get(number);
        if (item) found.set(number, item);
      }
      return [...found.values()].sort((a, b) => a.number - b.number);
    },
  };
};
