/** Tables and views that can be exported, with the columns that give the reading order inside one document. */
export const EXPORT_TABLES = {
  document: ['id'],
  document_origin: ['origin'],
  form: ['record_number'],
  project: ['record_number'],
  funding_flat: ['record_number'],
  objective_flat: ['record_number'],
  activity_flat: ['record_number'],
  indicator_flat: ['record_number'],
  expenditure_schedule: ['record_number'],
  evaluation: ['record_number'],
  note: ['ordinal'],
  note_record: ['note_id', 'ordinal'],
  funding_line: ['record_number'],
  objective: ['record_number'],
  activity: ['record_number'],
  indicator: ['record_number'],
  target: ['record_number'],
  provenance: ['record_number', 'ordinal'],
  cell: ['ordinal'],
} as const satisfies Record<string, readonly string[]>;

/** Name of an exported table or view. */
export type ExportTable = keyof typeof EXPORT_TABLES;
