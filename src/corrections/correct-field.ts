import type { ColumnValue, RecordRow } from './record-tables.ts';

/** Columns that change when a field is corrected. */
export type RowPatch = Readonly<Record<string, ColumnValue>>;

/** What else a correction may look at. */
export interface CorrectionContext {
  /** Indicator (三级指标) of a target: its name can hold the unit. */
  readonly indicatorName: string;
  /** Fiscal year of the form. */
  readonly fiscalYear: number | null;
}

/** Reads a corrected value (改正值); null clears the field. Throws {@link FieldValueError} saying what was expected. */
export type CorrectField = (text: string | null, row: RecordRow, context: CorrectionContext) => RowPatch;

/** A corrected value does not fit its field: names the field, what was expected and what was found. */
export class FieldValueError extends Error {
  constructor(field: string, expected: string, found: string) {
    super(`${field}: expected ${expected}, found ${found}`);
    this.name = 'FieldValueError';
  }
}
