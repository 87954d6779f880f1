import type { RecordKey } from './record-key.ts';

/**
 * What a person can decide (人工判定) about a record or one of its fields:
 * - `accept` it was read as printed; the doubt is settled
 * - `correct` it was misread; `value` is what the document prints (or means, for codes)
 * - `reject` this is no record (a heading that was read as an indicator); views leave it out
 * - `source-error` it was read as printed, and the document itself is wrong; `value` may say what would be right
 * - `undo` takes the decision in force back; nothing older comes back to life
 */
export const DECISION_ACTIONS = ['accept', 'correct', 'reject', 'source-error', 'undo'] as const;

/** See {@link DECISION_ACTIONS}. */
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** Field of a decision about the whole record. */
export const WHOLE_RECORD = '*';

/** A decision (判定) as it was made; decisions are added and never changed. */
export interface Decision {
  readonly key: RecordKey;
  /** Column of the record's table, or `*` for the whole record. */
  readonly field: string;
  readonly action: DecisionAction;
  /** What the extraction said when the decision was made; for `*` the version of the record, see `recordVersion`. */
  readonly baseValue: string | null;
  readonly value: string | null;
  readonly reason: string | null;
  readonly decidedBy: string;
  /** ISO 8601. */
  readonly decidedAt: string;
  /** Document that was looked at, where one was. */
  readonly documentId: string | null;
}

/** A decision in a database. */
export interface StoredDecision extends Decision {
  readonly number: number;
}

const fieldKey = ({ key, field }: Pick<Decision, 'key' | 'field'>): string => `${key}\n${field}`;

/** Decisions in force: the last of every key and field, unless it was taken back. The order of `log` is that of adding. */
export const decisionsInForce = <T extends Decision>(log: readonly T[]): readonly T[] => {
  const last = new Map<string, T>();
  for (const decision of log) last.set(fieldKey(decision), decision);
  return [...last.values()].filter(({ action }) => action !== 'undo');
};

/** Same decision, whichever database it lies in. */
export const isSameDecision = (a: Decision, b: Decision): boolean =>
  fieldKey(a) === fieldKey(b) &&
  a.action === b.action &&
  a.baseValue === b.baseValue &&
  a.value === b.value &&
  a.reason === b.reason &&
  a.decidedBy === b.decidedBy &&
  a.decidedAt === b.decidedAt;
