import { MAIN_FIELDS } from './correctable-fields.ts';
import { WHOLE_RECORD } from './decision.ts';
import type { MergeResult } from './merge-decisions.ts';
import type { KeyedRecord } from './record-key.ts';
import { parentOf, type RecordRow } from './record-tables.ts';

/** Columns that tell what a person said about a record. */
export interface ReviewMarks {
  /** `accept`, `correct`, `reject`, `source-error`, `retired` or `conflict`; null when nobody decided. */
  readonly decision?: string | null;
  readonly tier?: string;
  readonly needs_review?: 0 | 1;
}

const nameOf = ({ table, id }: { readonly table: string; readonly id: string }): string => `${table} ${id}`;

/** The one word for all decisions about a record; a contradiction outweighs everything. */
const decisionWord = (results: readonly MergeResult[]): string => {
  if (results.some(({ outcome }) => outcome === 'conflict')) return 'conflict';
  const applied = results.filter(({ outcome }) => outcome === 'applied').map(({ decision }) => decision.action);
  return (['reject', 'correct', 'source-error', 'accept'] as const).find((word) => applied.includes(word)) ?? 'retired';
};

/** True when a person settled the value of the record: about the whole of it, or about its main field. */
const settles = (results: readonly MergeResult[]): boolean =>
  results.some(
    ({ decision, outcome, record }) =>
      (outcome === 'applied' || outcome === 'retired') &&
      (decision.field === WHOLE_RECORD || MAIN_FIELDS[record!.table].includes(decision.field)),
  );

const judged = (row: RecordRow): boolean => row.needs_review !== undefined;

/**
 * Review marks (待核) of all records after the decisions: settled records need no review and are tier A, those in conflict
 * need one and are tier D; a record that is only doubted because of its project follows its project.
 */
export const reviewMarks = (
  keyed: readonly KeyedRecord[],
  results: readonly MergeResult[],
  doubted: ReadonlySet<string>,
): ((record: KeyedRecord) => ReviewMarks) => {
  const byRecord = new Map<string, MergeResult[]>();
  for (const result of results) {
    if (!result.record) continue;
    const name = nameOf(result.record);
    byRecord.set(name, [...(byRecord.get(name) ?? []), result]);
  }
  if (byRecord.size === 0) return () => ({});
  const records = new Map(keyed.map((record) => [nameOf(record), record]));
  // A schedule has no mark of its own: its project carries it.
  const contradicted = new Set(
    results
      .filter(({ record, outcome }) => record?.table === 'expenditure_schedule' && outcome === 'conflict')
      .map(({ record }) => `project ${record!.row.project_id}`),
  );
  const reviews = new Map<string, boolean>();
  const needsReview = (record: KeyedRecord): boolean => {
    const name = nameOf(record);
    const known = reviews.get(name);
    if (known !== undefined) return known;
    const found = decide(record, name);
    reviews.set(name, found);
    return found;
  };
  const decide = (record: KeyedRecord, name: string): boolean => {
    const own = byRecord.get(name) ?? [];
    const parentPlace = parentOf(record.table, record.row);
    const parent = parentPlace ? records.get(nameOf(parentPlace)) : undefined;
    if (contradicted.has(name) || own.some(({ outcome }) => outcome === 'conflict')) return true;
    if (settles(own) || (parent && isRejected(parent))) return false;
    const inherited = parent?.row.needs_review === 1;
    const ownDoubt = record.row.needs_review === 1 && (!inherited || record.row.tier === 'D' || doubted.has(record.id));
    return ownDoubt || (parent !== undefined && needsReview(parent));
  };
  const isRejected = (record: KeyedRecord): boolean =>
    (byRecord.get(nameOf(record)) ?? []).some(
      ({ decision, outcome }) => decision.action === 'reject' && outcome === 'applied',
    );
  return (record) => {
    const own = byRecord.get(nameOf(record)) ?? [];
    const word = own.length > 0 ? { decision: decisionWord(own) } : {};
    if (!judged(record.row)) return word;
    const conflict = word.decision === 'conflict';
    const tier = conflict ? { tier: 'D' } : settles(own) ? { tier: 'A' } : {};
    return { ...word, ...tier, needs_review: needsReview(record) ? 1 : 0 };
  };
};
