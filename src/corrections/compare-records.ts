import { CORRECTABLE_FIELDS } from './correctable-fields.ts';
import { type KeyedRecord, keyRecords, type RecordKey } from './record-key.ts';
import { type DecidedTable, type RecordRows, textOfValue } from './record-tables.ts';

/** A field that two documents state differently. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A record that only one of two documents has, or that both state differently. */
export interface RecordDifference {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly table: DecidedTable;
  readonly key: RecordKey;
  /** Of an added or removed record: its fields, beside nothing. */
  readonly fields: readonly FieldDifference[];
}

/** One side of a comparison. */
export interface ComparedDocument {
  readonly id: string;
  readonly records: RecordRows;
}

const unmatched = (
  records: readonly KeyedRecord[],
  matched: ReadonlySet<KeyedRecord>,
): ReadonlyMap<string, KeyedRecord[]> => {
  const groups = new Map<string, KeyedRecord[]>();
  for (const record of records)
    if (!matched.has(record)) groups.set(record.loose, [...(groups.get(record.loose) ?? []), record]);
  return groups;
};

/** Pairs the records of two documents: by key, then by loose key where it is unique on both sides. */
const pairRecords = (
  before: readonly KeyedRecord[],
  after: readonly KeyedRecord[],
): ReadonlyMap<KeyedRecord, KeyedRecord> => {
  const byKey = new Map(after.map((record) => [record.key, record]));
  const pairs = new Map<KeyedRecord, KeyedRecord>();
  for (const record of before) {
    const other = byKey.get(record.key);
    if (other) pairs.set(record, other);
  }
  const rest = unmatched(after, new Set(pairs.values()));
  for (const [loose, records] of unmatched(before, new Set(pairs.keys()))) {
    const others = rest.get(loose) ?? [];
    if (records.length === 1 && others.length === 1) pairs.set(records[0]!, others[0]!);
  }
  return pairs;
};

const fieldsOf = (table: DecidedTable, before: KeyedRecord | null, after: KeyedRecord | null): FieldDifference[] =>
  Object.keys(CORRECTABLE_FIELDS[table]).flatMap((field) => {
    const [old, now] = [textOfValue(before?.row[field]), textOfValue(after?.row[field])];
    return old === now ? [] : [{ field, before: old, after: now }];
  });

/**
 * Field-level differences of two documents (逐字段比对): a draft against the approved form, a form that was published again
 * with changes. Order, places and layout do not count; the same text in other bytes gives none. Added records stand where
 * the newer document has them, behind what it shares with the older one.
 */
export const compareRecords = (before: ComparedDocument, after: ComparedDocument): readonly RecordDifference[] => {
  const [old, now] = [keyRecords(before.records, before.id), keyRecords(after.records, after.id)];
  const pairs = pairRecords(old, now);
  const kept = new Set(pairs.values());
  const changed = old.flatMap((record): RecordDifference[] => {
    const other = pairs.get(record) ?? null;
    const fields = fieldsOf(record.table, record, other);
    if (other !== null && fields.length === 0) return [];
    return [{ kind: other === null ? 'removed' : 'changed', table: record.table, key: record.key, fields }];
  });
  const added = now
    .filter((record) => !kept.has(record))
    .map(
      (record): RecordDifference => ({
        kind: 'added',
        table: record.table,
        key: record.key,
        fields: fieldsOf(record.table, null, record),
      }),
    );
  return [...changed, ...added];
};
