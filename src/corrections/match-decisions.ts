import type { StoredDecision } from './decision.ts';
import { type KeyedRecord, keyRecords, looseKey, type RecordKey, tableOfKey } from './record-key.ts';
import { type DecidedTable, type RecordRows, textOfValue } from './record-tables.ts';

/** Fields that keys are made of: once a later version reads them right, the record has another key. */
const KEY_FIELDS: Readonly<Partial<Record<DecidedTable, readonly string[]>>> = {
  form: ['department', 'division_code', 'fiscal_year', 'filing_kind'],
  project: ['code', 'name'],
  funding_line: ['side', 'item', 'item_label', 'phase', 'fiscal_year'],
  expenditure_schedule: ['month'],
  objective: ['term', 'text'],
  activity: ['kind', 'name', 'text'],
  indicator: ['term', 'category', 'category_label', 'dimension', 'dimension_label', 'name'],
  target: ['role', 'fiscal_year', 'place'],
};

const isRename = ({ key, field, action, value }: StoredDecision): boolean => {
  const table = tableOfKey(key);
  return action === 'correct' && value !== null && table !== null && (KEY_FIELDS[table]?.includes(field) ?? false);
};

/** The records as they were before the extraction learned what a correction says. */
const beforeRename = (records: RecordRows, { key, field, baseValue, value }: StoredDecision): RecordRows => {
  const table = tableOfKey(key)!;
  const rows = records[table].map((row) =>
    textOfValue(row[field]) === value ? { ...row, [field]: baseValue === null ? null : baseValue } : row,
  );
  return { ...records, [table]: rows };
};

/** Finds the record of a decision in a document, or null. */
export type MatchDecision = (decision: StoredDecision) => KeyedRecord | null;

/**
 * Matches decisions with the records of a document (记录匹配): by key; by the key the record had before a corrected name was
 * read right; and for decisions made on this very document or on what stood at its origin before, by the loose key where
 * only one record has it.
 */
export const matchDecisions = (
  records: RecordRows,
  documentId: string,
  decisions: readonly StoredDecision[],
  lineage: ReadonlySet<string>,
): { readonly match: MatchDecision; readonly keyed: readonly KeyedRecord[] } => {
  const keyed = keyRecords(records, documentId);
  const byId = new Map(keyed.map((record) => [`${record.table} ${record.id}`, record]));
  const byKey = new Map<RecordKey, KeyedRecord>(keyed.map((record) => [record.key, record]));
  for (const decision of decisions.filter(isRename)) {
    if (byKey.has(decision.key)) continue;
    const renamed = keyRecords(beforeRename(records, decision), documentId);
    if (!renamed.some(({ key }) => key === decision.key)) continue;
    for (const { key, table, id } of renamed) if (!byKey.has(key)) byKey.set(key, byId.get(`${table} ${id}`)!);
  }
  const byLoose = new Map<string, KeyedRecord[]>();
  for (const record of keyed) byLoose.set(record.loose, [...(byLoose.get(record.loose) ?? []), record]);
  const match: MatchDecision = ({ key, documentId: seen }) => {
    const found = byKey.get(key);
    if (found) return found;
    if (seen === null || !lineage.has(seen)) return null;
    const loose = (byLoose.get(looseKey(key)) ?? []).concat(byLoose.get(`${looseKey(key)}#2`) ?? []);
    return loose.length === 1 ? loose[0]! : null;
  };
  return { match, keyed };
};
