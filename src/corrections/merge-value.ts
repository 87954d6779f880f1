import type { DecisionAction } from './decision.ts';

/**
 * What became of a decision (判定结果) in one document:
 * - `applied` the extraction still says what it said then
 * - `retired` the extraction now says what the correction says; nothing is left to do
 * - `conflict` it says something else; its value stays and the record goes to review
 * - `gone` the record is no longer there; the decision is kept and reported
 */
export const DECISION_OUTCOMES = ['applied', 'retired', 'conflict', 'gone'] as const;

/** See {@link DECISION_OUTCOMES}. */
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** The three sides of a merge (三方合并): old extraction, new extraction, decision. */
export interface MergeSides {
  readonly action: DecisionAction;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly ours: string | null;
  /** It had been retired in this document before: it must not come back to life by itself. */
  readonly wasRetired: boolean;
}

/**
 * Three-way merge of one decision with a new extraction. `correct` 95→98: the extraction says 98 → retired, 95 → applied,
 * anything else → conflict, and 95 again after it was retired → conflict.
 */
export const mergeValue = ({ action, base, theirs, ours, wasRetired }: MergeSides): DecisionOutcome => {
  const hasValue = action === 'correct' || (action === 'source-error' && ours !== null);
  if (hasValue && theirs === ours) return 'retired';
  if (theirs !== base || wasRetired) return 'conflict';
  return 'applied';
};
