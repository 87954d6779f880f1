import type { CorrectionContext, RowPatch } from './correct-field.ts';
import { FieldValueError } from './correct-field.ts';
import { CORRECTABLE_FIELDS } from './correctable-fields.ts';
import { type StoredDecision, WHOLE_RECORD } from './decision.ts';
import { derivedColumns } from './derived-columns.ts';
import { matchByPosition } from './match-by-position.ts';
import { matchDecisions } from './match-decisions.ts';
import { type DecisionOutcome, mergeValue } from './merge-value.ts';
import type { KeyedRecord } from './record-key.ts';
import { type DecidedTable, type RecordRow, type RecordRows, textOfValue } from './record-tables.ts';
import { recordVersion } from './record-version.ts';
import { reviewMarks } from './review-marks.ts';

/** What a merge looks at: a document as extracted, and the decisions that may concern it. */
export interface MergeInput {
  readonly documentId: string;
  readonly records: RecordRows;
  /** In force, in the order of their numbers. */
  readonly decisions: readonly StoredDecision[];
  /** This document and those that stood at one of its origins before. */
  readonly lineage: ReadonlySet<string>;
  /** Numbers of decisions that had been retired in this document. */
  readonly retired: ReadonlySet<number>;
  /** Numbers of decisions whose record must be there: it was, in this document or before at its origin. */
  readonly expected: ReadonlySet<number>;
  /** A document as extracted that a decision was made about, or this one as it was read before; null when unknown. */
  readonly previous: (documentId: string) => RecordRows | null;
  /** Ids of records that an unresolved finding is about. */
  readonly doubted: ReadonlySet<string>;
}

/** What became of one decision in the document. */
export interface MergeResult {
  readonly decision: StoredDecision;
  readonly outcome: DecisionOutcome;
  /** Null when the record is gone. */
  readonly record: KeyedRecord | null;
  /** What the extraction says. */
  readonly theirs: string | null;
}

/** Columns of a record that differ from the extraction. */
export interface RecordChange {
  readonly table: DecidedTable;
  readonly id: string;
  readonly patch: RowPatch;
}

const contextOf = (records: RecordRows): ((record: KeyedRecord) => CorrectionContext) => {
  const indicators = new Map(records.indicator.map((row) => [row.id, row]));
  const forms = new Map(records.form.map((row) => [row.id, row]));
  return ({ table, row }) => {
    const indicator = table === 'target' ? indicators.get(row.indicator_id ?? null) : undefined;
    const form = forms.get((indicator ?? row).form_id ?? null);
    const year = form?.fiscal_year;
    return { indicatorName: String(indicator?.name ?? ''), fiscalYear: typeof year === 'number' ? year : null };
  };
};

/** What the extraction says where a decision looks: the field, or the version of the whole record. */
export const extractedValue = (table: DecidedTable, row: RecordRow, field: string): string | null =>
  field === WHOLE_RECORD ? recordVersion(table, row) : textOfValue(row[field]);

/** Columns that a correction changes. Throws {@link FieldValueError} for a value that does not fit its field. */
export const patchOf = (
  { table, field, value }: { readonly table: DecidedTable; readonly field: string; readonly value: string | null },
  row: RecordRow,
  context: CorrectionContext,
): RowPatch => {
  const correct = CORRECTABLE_FIELDS[table][field];
  if (!correct) {
    const known = Object.keys(CORRECTABLE_FIELDS[table]).join(', ');
    throw new FieldValueError('field', `a field of ${table} that can be corrected (${known})`, field);
  }
  return correct(value, row, context);
};

/** `stated_text` decides most columns of a target and goes first. */
const inOrder = (a: StoredDecision, b: StoredDecision): number =>
  Number(b.field === 'stated_text') - Number(a.field === 'stated_text') || a.number - b.number;

const tryPatch = (
  decision: StoredDecision,
  record: KeyedRecord,
  row: RecordRow,
  context: CorrectionContext,
): RowPatch | null => {
  try {
    return patchOf({ table: record.table, field: decision.field, value: decision.value }, row, context);
  } catch (error) {
    if (error instanceof FieldValueError) return null;
    throw error;
  }
};

/** A patch with the derived columns that change with it. */
const withDerived = ({ table, row }: KeyedRecord, patch: RowPatch): RowPatch => {
  if (Object.keys(patch).length === 0) return patch;
  const derived = Object.entries(derivedColumns(table, { ...row, ...patch }));
  return { ...patch, ...Object.fromEntries(derived.filter(([column, value]) => value !== (row[column] ?? null))) };
};

/** Merges the decisions about one record, one after another. */
const mergeRecord = (
  record: KeyedRecord,
  decisions: readonly StoredDecision[],
  context: CorrectionContext,
  retired: ReadonlySet<number>,
): { readonly patch: RowPatch; readonly results: readonly MergeResult[] } => {
  let patch: RowPatch = {};
  const results = [...decisions].sort(inOrder).map((decision): MergeResult => {
    const { action, field, baseValue: base, value } = decision;
    const theirs = extractedValue(record.table, record.row, field);
    const own = action === 'correct' ? tryPatch(decision, record, record.row, context) : null;
    const ours = own === null ? value : textOfValue(own[field]);
    const merged = mergeValue({ action, base, theirs, ours, wasRetired: retired.has(decision.number) });
    // A value that a newer grammar no longer reads is for a person, like any other contradiction.
    const outcome = action === 'correct' && own === null && merged === 'applied' ? 'conflict' : merged;
    if (action === 'correct' && outcome === 'applied')
      patch = { ...patch, ...tryPatch(decision, record, { ...record.row, ...patch }, context) };
    return { decision, outcome, record, theirs };
  });
  return { patch: withDerived(record, patch), results };
};

/**
 * Merges decisions with a document as extracted (三方合并): which columns change, and what became of every decision that
 * concerns it. Pure; the same input gives the same result, whatever happened before.
 */
export const mergeDecisions = (
  input: MergeInput,
): { readonly changes: readonly RecordChange[]; readonly results: readonly MergeResult[] } => {
  const { match, keyed } = matchDecisions(input.records, input.documentId, input.decisions, input.lineage);
  const contextFor = contextOf(input.records);
  const previousOf = ({ documentId }: StoredDecision): RecordRows | null =>
    documentId !== null && input.lineage.has(documentId) ? input.previous(documentId) : null;
  const byRecord = new Map<KeyedRecord, StoredDecision[]>();
  const results: MergeResult[] = [];
  for (const decision of input.decisions) {
    const record =
      match(decision) ??
      (input.expected.has(decision.number) ? matchByPosition(decision, keyed, previousOf(decision)) : null);
    if (record) byRecord.set(record, [...(byRecord.get(record) ?? []), decision]);
    else if (input.expected.has(decision.number))
      results.push({ decision, outcome: 'gone', record: null, theirs: null });
  }
  const patches = new Map<KeyedRecord, RowPatch>();
  for (const [record, decisions] of byRecord) {
    const merged = mergeRecord(record, decisions, contextFor(record), input.retired);
    patches.set(record, merged.patch);
    results.push(...merged.results);
  }
  const marks = reviewMarks(keyed, results, input.doubted);
  const changes = keyed.flatMap((record): RecordChange[] => {
    const patch = { ...patches.get(record), ...marks(record) };
    const changed = Object.entries(patch).filter(([column, value]) => (record.row[column] ?? null) !== value);
    return changed.length === 0 ? [] : [{ table: record.table, id: record.id, patch: Object.fromEntries(changed) }];
  });
  return { changes, results };
};
