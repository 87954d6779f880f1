import type { ExportTable } from '../store/export-tables.ts';

/** Formats that records can be exported to. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'json', 'xlsx', 'parquet', 'datapackage'] as const;
/** Name of an export format. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Tables that an analyst wants; the others repeat them or are large. */
export const DEFAULT_TABLES: readonly ExportTable[] = [
  'document',
  'form',
  'project',
  'funding_flat',
  'objective_flat',
  'activity_flat',
  'indicator_flat',
  'expenditure_schedule',
  'evaluation',
  'note',
  'note_record',
];
