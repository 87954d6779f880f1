import type BetterSqlite3 from 'better-sqlite3';
import type { ReviewRecord } from '../../store/index.ts';
import type { DecisionFacts, LoggedDecision } from '../api.ts';

interface DecisionRow {
  readonly decision_number: number;
  readonly document_id: string | null;
  readonly key: string;
  readonly field: string;
  readonly action: string;
  readonly base_value: string | null;
  readonly value: string | null;
  readonly reason: string | null;
  readonly decided_by: string;
  readonly decided_at: string;
}

const factsOf = (row: DecisionRow) => ({
  number: row.decision_number,
  documentId: row.document_id,
  key: row.key,
  field: row.field,
  action: row.action,
  baseValue: row.field === '*' ? null : row.base_value,
  value: row.value,
  reason: row.reason,
  by: row.decided_by,
  at: row.decided_at,
});

/** Everything ever decided about the records of a document, oldest first. */
export const decisionsOf = (sqlite: BetterSqlite3.Database, records: readonly ReviewRecord[]): DecisionFacts[] => {
  const recordIds = new Map(records.map(({ key, id }) => [key, id]));
  const inForce = new Map(
    records.flatMap(({ id, decisions }) =>
      decisions.map(({ decision, outcome }) => [decision.number, { id, outcome }] as const),
    ),
  );
  const keys = [
    ...new Set(records.flatMap(({ key, decisions }) => [key, ...decisions.map(({ decision }) => decision.key)])),
  ];
  return sqlite
    .prepare<[string], DecisionRow>(
      'select * from decision where key in (select value from json_each(?)) order by decision_number',
    )
    .all(JSON.stringify(keys))
    .map((row) => {
      const force = inForce.get(row.decision_number);
      return {
        ...factsOf(row),
        recordId: force?.id ?? recordIds.get(row.key) ?? null,
        inForce: force !== undefined,
        outcome: force?.outcome ?? null,
      };
    });
};

/** The newest decision about a field, for the person whose own came too late. */
export const lastDecisionOf = (
  sqlite: BetterSqlite3.Database,
  key: string,
  field: string,
): { readonly by: string; readonly action: string; readonly value: string | null } | null =>
  sqlite
    .prepare<[string, string], { by: string; action: string; value: string | null }>(
      `select decided_by as "by", action, value from decision where key = ? and field = ?
       order by decision_number desc limit 1`,
    )
    .get(key, field) ?? null;

/** The log of decisions, newest first, `limit` before the number `before`. */
export const listDecisions = (
  sqlite: BetterSqlite3.Database,
  before: number | null,
  limit: number,
): readonly LoggedDecision[] =>
  sqlite
    .prepare<[number, number], DecisionRow & { origin: string | null; department: string | null }>(
      `select k.*, d.origin, d.department from decision k left join document d on d.id = k.document_id
       where k.decision_number < ? order by k.decision_number desc limit ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
    .map((row) => ({ ...factsOf(row), origin: row.origin, department: row.department }));
