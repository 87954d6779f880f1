/** Tables whose rows a person can decide about (人工判定). */
export const DECIDED_TABLES = [
  'form',
  'project',
  'funding_line',
  'expenditure_schedule',
  'objective',
  'activity',
  'indicator',
  'target',
  'evaluation',
] as const;

/** Name of a table whose rows a person can decide about. */
export type DecidedTable = (typeof DECIDED_TABLES)[number];

/** A value as the database holds it. */
export type ColumnValue = string | number | null;

/** A row of a record table by column name, as read from the database. */
export type RecordRow = Readonly<Record<string, ColumnValue>>;

/** All records of one document, in reading order. */
export type RecordRows = { readonly [Table in DecidedTable]: readonly RecordRow[] };

/** Text of a column value, for comparison and for decisions: `5` → `5`; NULL stays null. */
export const textOfValue = (value: ColumnValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** Row that a record hangs on: indicator of a target, else project, else form (表). Null for a form. */
export const parentOf = (table: DecidedTable, row: RecordRow): { table: DecidedTable; id: string } | null => {
  if (table === 'form') return null;
  if (table === 'target') return { table: 'indicator', id: String(row.indicator_id) };
  if (table !== 'project' && row.project_id) return { table: 'project', id: String(row.project_id) };
  return row.form_id ? { table: 'form', id: String(row.form_id) } : null;
};
