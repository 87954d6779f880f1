import type { StoredDecision } from './decision.ts';
import { type KeyedRecord, keyRecords, tableOfKey } from './record-key.ts';
import type { DecidedTable, RecordRows } from './record-tables.ts';

/** Part of a loose key, from the front or (negative) the back, that a corrected name stands in. */
const NAME_PART: Readonly<Partial<Record<DecidedTable, Readonly<Record<string, number>>>>> = {
  project: { name: 1, code: 1 },
  funding_line: { side: 2, item: 3, item_label: 4, phase: 5, fiscal_year: 6 },
  objective: { text: -1, term: 2 },
  activity: { name: -1, text: -1, kind: 2 },
  indicator: { name: -1, term: 2 },
  target: { role: -3, fiscal_year: -2, place: -1 },
};

/** What is left of a loose key without one of its parts: records that could be meant stand in one group. */
const groupOf = ({ loose }: KeyedRecord, part: number): string => {
  const parts = loose.replace(/#\d+$/, '').split('|');
  parts[part < 0 ? parts.length + part : part] = '*';
  return parts.join('|');
};

const looseKeys = (records: readonly KeyedRecord[]): ReadonlySet<string> => new Set(records.map(({ loose }) => loose));

/**
 * The record of a decision about a part of its own key, where that part is now read as a third thing (`路灯完好率`, corrected to
 * `路灯亮灯率`, is published again as `路灯开灯率`). Of the records that the rest of the key allows, those that only the earlier
 * document has are paired with those that only this one has, in reading order, where both are equally many. The
 * value then contradicts the decision, so a wrong pair costs a look and can change nothing.
 */
export const matchByPosition = (
  decision: StoredDecision,
  keyed: readonly KeyedRecord[],
  previous: RecordRows | null,
): KeyedRecord | null => {
  const { key, field, documentId } = decision;
  const table = tableOfKey(key);
  const part = table === null ? undefined : NAME_PART[table]?.[field];
  if (part === undefined || previous === null || documentId === null) return null;
  const before = keyRecords(previous, documentId);
  const own = before.find((record) => record.key === key);
  if (own === undefined) return null;
  const group = groupOf(own, part);
  const inGroup = (record: KeyedRecord): boolean => record.table === table && groupOf(record, part) === group;
  const [known, now] = [looseKeys(before), looseKeys(keyed)];
  const vanished = before.filter((record) => inGroup(record) && !now.has(record.loose));
  const appeared = keyed.filter((record) => inGroup(record) && !known.has(record.loose));
  return vanished.length === appeared.length ? (appeared[vanished.indexOf(own)] ?? null) : null;
};
