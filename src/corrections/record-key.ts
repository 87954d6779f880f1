import { DECIDED_TABLES, type DecidedTable, type RecordRow, type RecordRows } from './record-tables.ts';

/**
 * Natural key of a record (记录键) that survives re-publication in other bytes. Parts are joined by `|`:
 *
 * ```
 * table | place | department | fiscal year | filing kind | project | path …
 * target|420700|市路灯所|2025|project-targets|42070024115T000000001|annual|output|quality|路灯完好率|target|2025|
 * ```
 *
 * - *place* is the division code (区划代码). Where division or department is unknown, names like 教育局 could be those of
 *   any county: the key is then anchored at the document (`~` and the first 16 digits of its id).
 * - *project* is the project code (项目编码), else the name; empty for records of the form itself.
 * - *path* by table: funding `side|item|label|phase|year`; schedule `month`; objective `term|first 24 characters`;
 *   activity `kind|name or first 24 characters`; indicator `term|category|dimension|name`; target the same and
 *   `role|year|place`; form its project, where it holds exactly one.
 * - Equal keys get `#2`, `#3` in reading order. Ordinals, locators, origins and values are never part of a key.
 *
 * A key always holds what was extracted, not what it was corrected to.
 */
export type RecordKey = string;

/** A record of a document with its keys. */
export interface KeyedRecord {
  readonly table: DecidedTable;
  readonly id: string;
  readonly row: RecordRow;
  readonly key: RecordKey;
  /** The key without place, department, year, kind and levels: for the same document read by another version. */
  readonly loose: string;
}

/** Parts of a key before the project. */
const HEAD_PARTS = 5;
const PREFIX = 24;

const partText = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('|', '∣')
    .replaceAll('#', '＃')
    .replaceAll(/\s+/g, '');

const prefixOf = (value: unknown): string => [...partText(value)].slice(0, PREFIX).join('');

/** Code of a level, else its printed label. */
const level = (row: RecordRow, column: string): unknown => row[column] ?? row[`${column}_label`];

/** How the last parts of a key are made, and which of them only a close match compares. */
const PATHS: Readonly<Record<Exclude<DecidedTable, 'form' | 'target'>, (row: RecordRow) => readonly unknown[]>> = {
  project: () => [],
  funding_line: (row) => [row.side, row.item, row.item_label, row.phase, row.fiscal_year],
  expenditure_schedule: (row) => [row.month],
  objective: (row) => [row.term, prefixOf(row.text)],
  activity: (row) => [row.kind, row.name ? partText(row.name) : prefixOf(row.text)],
  indicator: (row) => [row.term, level(row, 'category'), level(row, 'dimension'), row.name],
  evaluation: () => [],
};

interface Lookup {
  readonly row: (table: DecidedTable, id: string) => RecordRow | undefined;
}

const lookupOf = (records: RecordRows): Lookup => {
  const maps = new Map(
    (['form', 'project', 'indicator'] as const).map((table) => [
      table as DecidedTable,
      new Map(records[table].map((row) => [String(row.id), row])),
    ]),
  );
  return { row: (table, id) => maps.get(table)?.get(id) };
};

const nameOfProject = (row: RecordRow | undefined): unknown => row?.code ?? row?.name ?? '';

/** Place, department, year and kind of a form (表). */
const headOf = (form: RecordRow | undefined, documentId: string): readonly unknown[] => {
  const placed = form?.division_code && form.department;
  return [
    placed ? form.division_code : `~${documentId.slice(0, 16)}`,
    form?.department,
    form?.fiscal_year,
    form?.filing_kind,
  ];
};

const pathOf = (table: DecidedTable, row: RecordRow, lookup: Lookup): readonly unknown[] => {
  if (table === 'form') return [];
  if (table !== 'target') return PATHS[table](row);
  const indicator = lookup.row('indicator', String(row.indicator_id));
  return [...(indicator ? PATHS.indicator(indicator) : []), row.role, row.fiscal_year, row.place];
};

/** Levels are read better by a later version: a loose match goes without them. */
const looseOf = (table: DecidedTable, path: readonly string[]): readonly string[] =>
  table === 'indicator' || table === 'target' ? path.filter((_, index) => index !== 1 && index !== 2) : path;

const counted = (seen: Map<string, number>, key: string): string => {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key}#${count}`;
};

/** All records of a document with their natural keys, in reading order. */
export const keyRecords = (records: RecordRows, documentId: string): readonly KeyedRecord[] => {
  const lookup = lookupOf(records);
  const onlyProject = new Map<string, RecordRow | undefined>();
  for (const row of records.project) {
    const form = String(row.form_id);
    onlyProject.set(form, onlyProject.has(form) ? undefined : row);
  }
  const seen = new Map<string, number>();
  const looseSeen = new Map<string, number>();
  const keyed = (table: DecidedTable, row: RecordRow): KeyedRecord => {
    const owner = table === 'target' ? lookup.row('indicator', String(row.indicator_id)) : row;
    const projectRow =
      table === 'project'
        ? row
        : table === 'form'
          ? onlyProject.get(String(row.id))
          : lookup.row('project', String(owner?.project_id ?? ''));
    const formId = table === 'form' ? row.id : (owner?.form_id ?? projectRow?.form_id);
    const form = lookup.row('form', String(formId));
    const project = partText(nameOfProject(projectRow));
    const path = pathOf(table, row, lookup).map(partText);
    const head = headOf(form, documentId).map(partText);
    return {
      table,
      id: String(row.id),
      row,
      key: counted(seen, [table, ...head, project, ...path].join('|')),
      loose: counted(looseSeen, [table, project, ...looseOf(table, path)].join('|')),
    };
  };
  return DECIDED_TABLES.flatMap((table) => records[table].map((row) => keyed(table, row)));
};

/** Loose form of a key: see {@link KeyedRecord.loose}. */
export const looseKey = (key: RecordKey): string => {
  const [table = '', ...rest] = key.split('|');
  const [project = '', ...path] = rest.slice(HEAD_PARTS - 1);
  return [table, project, ...looseOf(table as DecidedTable, path)].join('|');
};

/** Table of a key. */
export const tableOfKey = (key: RecordKey): DecidedTable | null => {
  const table = key.slice(0, key.indexOf('|'));
  return DECIDED_TABLES.find((name) => name === table) ?? null;
};

/** Where to look for the record of a key: in forms of a department and year, or in one document. */
export type KeyPlace =
  | { readonly documentPrefix: string }
  | { readonly division: string; readonly department: string; readonly fiscalYear: number | null };

/** What a key says about where its record is. */
export const placeOfKey = (key: RecordKey): KeyPlace => {
  const [, place = '', department = '', year = ''] = key.split('|');
  return place.startsWith('~')
    ? { documentPrefix: place.slice(1) }
    : { division: place, department, fiscalYear: year === '' ? null : Number(year) };
};

/** First parts of the keys of all records in a form: equal to {@link anchorOfKey} of their keys. */
export const anchorOfForm = (form: RecordRow, documentId: string): string =>
  headOf(form, documentId).slice(0, 2).map(partText).join('|');

/** Place and department of a key: `420700|市路灯所`. */
export const anchorOfKey = (key: RecordKey): string => key.split('|').slice(1, 3).join('|');
