import type BetterSqlite3 from 'better-sqlite3';
import type { Tier } from '../../model/index.ts';
import type { ReviewRecord } from '../../store/index.ts';
import type { FieldPlace, FieldValue, RecordFacts } from '../api.ts';

/** Tables of records with the column that names the record each hangs on, in reading order of a form. */
const PARENTS: Readonly<Record<string, string>> = {
  form: 'null',
  project: 'form_id',
  activity: 'form_id',
  funding_line: 'coalesce(project_id, form_id)',
  expenditure_schedule: 'project_id',
  objective: 'coalesce(project_id, form_id)',
  evaluation: 'coalesce(project_id, form_id)',
  indicator: 'coalesce(project_id, form_id)',
  target: 'indicator_id',
};

/** Columns that are no fields of a record. */
const HIDDEN: ReadonlySet<string> = new Set([
  'id',
  'document_id',
  'record_number',
  'locator',
  'tier',
  'needs_review',
  'form_id',
  'project_id',
  'indicator_id',
  'parent',
  'decision',
]);

type Row = Readonly<Record<string, FieldValue>>;

/** What the extraction said, for the fields that hold something else now. */
const changedFields = ({ row, extracted }: ReviewRecord): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(extracted).filter(([field, value]) => !HIDDEN.has(field) && field in row && row[field] !== value),
  ) as Record<string, FieldValue>;

const recordOf = (
  table: string,
  row: Row,
  places: readonly FieldPlace[],
  decided: ReviewRecord | undefined,
): RecordFacts => ({
  table,
  id: String(row.id),
  parent: row.parent === null ? null : String(row.parent),
  at: String(row.locator),
  tier: (row.tier ?? null) as Tier | null,
  needsReview: row.needs_review === 1,
  fields: Object.fromEntries(Object.entries(row).filter(([name]) => !HIDDEN.has(name))),
  places,
  key: decided?.key ?? '',
  version: decided?.version ?? '',
  extracted: decided ? changedFields(decided) : {},
  lastDecisions: decided?.lastDecisions ?? {},
  decision: (row.decision ?? null) as string | null,
});

interface PlaceRow {
  readonly record_number: number;
  readonly field: string;
  readonly locator: string;
  readonly confidence: number | null;
}

const placesByRecord = (sqlite: BetterSqlite3.Database, documentId: string): Map<number, FieldPlace[]> => {
  const places = new Map<number, FieldPlace[]>();
  const rows = sqlite
    .prepare<[string], PlaceRow>(
      `select p.record_number, p.field, p.locator, p.confidence from provenance_entry p
       join document d on d.document_number = p.document_number where d.id = ? order by p.record_number, p.ordinal`,
    )
    .all(documentId);
  for (const { record_number, field, locator: at, confidence } of rows) {
    const known = places.get(record_number);
    const place = { field, at, confidence };
    if (known) known.push(place);
    else places.set(record_number, [place]);
  }
  return places;
};

/** All records of a document in reading order, with the places their fields were read from. */
export const readRecords = (
  sqlite: BetterSqlite3.Database,
  documentId: string,
  decided: readonly ReviewRecord[],
): RecordFacts[] => {
  const decidedById = new Map(decided.map((record) => [record.id, record]));
  const places = placesByRecord(sqlite, documentId);
  return Object.entries(PARENTS)
    .flatMap(([table, parent]) =>
      sqlite
        .prepare<[string], Row>(`select *, ${parent} as parent from ${table} where document_id = ?`)
        .all(documentId)
        .map((row) => ({ row, table, number: Number(row.record_number) })),
    )
    .sort((a, b) => a.number - b.number)
    .map(({ row, table, number }) => recordOf(table, row, places.get(number) ?? [], decidedById.get(String(row.id))));
};
