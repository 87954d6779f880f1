import type { FieldSource } from '../model/index.ts';
import { recordId, uniqueKeys } from './record-id.ts';
import type { Flag, Tables } from './tables.ts';

/** Tables whose rows come from the record tree. */
type TreeTable =
  | 'form'
  | 'project'
  | 'funding_line'
  | 'expenditure_schedule'
  | 'objective'
  | 'activity'
  | 'indicator'
  | 'target'
  | 'evaluation'
  | 'provenance_entry';

/** What a note needs to point at a record. */
export interface RecordPlace {
  readonly table: string;
  readonly id: string;
}

/** What every record of a filing brings along. */
interface KeyedRecord {
  readonly key: string;
  readonly at: string;
  readonly tier: string;
  readonly needsReview: boolean;
  readonly provenance: readonly FieldSource[];
}

/** Collects the rows of one document while its tree is walked in reading order. */
export interface RowSink {
  readonly documentId: string;
  readonly rows: { readonly [Table in TreeTable]: Tables[Table][] };
  /** Records by natural key. */
  readonly records: ReadonlyMap<string, RecordPlace>;
  /** The next record number, for rows that are no judged record. */
  readonly next: () => { readonly recordNumber: number };
  /** Registers a record with its provenance and gives the columns that all records share. */
  readonly add: (table: TreeTable, record: KeyedRecord, inheritsDoubt: boolean) => SharedColumns;
}

/** Columns that all records of the tree share. */
interface SharedColumns {
  readonly id: string;
  readonly document_id: string;
  readonly record_number: number;
  readonly locator: string;
  readonly tier: string;
  readonly needs_review: Flag;
}

const emptyRows = (): { [Table in TreeTable]: Tables[Table][] } => ({
  form: [],
  project: [],
  funding_line: [],
  expenditure_schedule: [],
  objective: [],
  activity: [],
  indicator: [],
  target: [],
  evaluation: [],
  provenance_entry: [],
});

/** A sink for one document; `doubtful` are the natural keys with an unresolved finding. */
export const rowSink = (documentId: string, documentNumber: number, doubtful: ReadonlySet<string>): RowSink => {
  const rows = emptyRows();
  const records = new Map<string, RecordPlace>();
  const unique = uniqueKeys();
  let recordNumber = 0;

  const add: RowSink['add'] = (table, record, inheritsDoubt) => {
    recordNumber += 1;
    const key = unique(record.key);
    const id = recordId(documentId, table, key);
    records.set(key, { table, id });
    record.provenance.forEach((source, index) => {
      rows.provenance_entry.push({
        document_number: documentNumber,
        record_number: recordNumber,
        ordinal: index + 1,
        field: source.field,
        locator: source.at,
        confidence: source.confidence,
        tier: source.tier,
      });
    });
    return {
      id,
      document_id: documentId,
      record_number: recordNumber,
      locator: record.at,
      tier: record.tier,
      needs_review: inheritsDoubt || record.needsReview || doubtful.has(record.key) ? 1 : 0,
    };
  };
  const next = () => {
    recordNumber += 1;
    return { recordNumber };
  };
  return { documentId, rows, records, next, add };
};
