import { redactPersonal } from '../../normalizers/text/redact-personal.ts';
import { parseTarget } from '../../normalizers/values/parse-target.ts';
import { amountInFen } from '../model/index.ts';
import { type CorrectField, FieldValueError } from './correct-field.ts';
import type { ColumnValue } from './record-tables.ts';

const EXPECTED = 'a value as printed that can be read in one way, such as ≥95%, 3-5次, 2025年12月底前';

/** A corrected 指标值 is read by the same grammar as a printed one: sign, number, unit, kind, date and amount follow. */
export const correctTargetText: CorrectField = (text, row, { indicatorName, fiscalYear }) => {
  if (text === null || redactPersonal(text).redacted || /[\n\r]/.test(text))
    throw new FieldValueError('stated_text', EXPECTED, text ?? 'nothing');
  const year = typeof row.fiscal_year === 'number' ? row.fiscal_year : fiscalYear;
  const unit = row.unit_source === 'column' && typeof row.unit === 'string' ? row.unit : null;
  // Sign and unit columns stand in the joined text already; a bare number keeps the unit of its column.
  const bare = unit !== null && /^\D{0,3}[\d.,]+$/.test(text.trim());
  const read = parseTarget({ text, ...(bare ? { unit } : {}), name: indicatorName, fiscalYear: year });
  if (read.doubt !== null) throw new FieldValueError('stated_text', `${EXPECTED} (${read.doubt})`, text);
  const noSign = row.role === 'actual' && read.kind === 'deadline' && !/[前底内止末≤]/.test(text);
  return {
    stated_text: read.statedText,
    kind: read.kind,
    comparator: noSign ? null : read.comparator,
    value: read.value,
    value_to: read.valueTo,
    unit: read.unit,
    unit_source: read.unitSource,
    by_date: read.byDate,
    amount_fen: read.amountFen,
  };
};

const PERCENT = /^[%％]$/;

const kindOf = (row: Readonly<Record<string, ColumnValue>>, amountFen: number | null): ColumnValue => {
  const numeric = ['quantity', 'percentage', 'money', 'range'].includes(String(row.kind));
  if (!numeric) return row.kind ?? null;
  if (row.value_to !== null) return 'range';
  return PERCENT.test(String(row.unit ?? '')) ? 'percentage' : amountFen !== null ? 'money' : 'quantity';
};

/** One part of a target value (`unit` 万元); kind and amount in fen follow from the parts. */
export const correctTargetPart =
  (column: string, read: CorrectField): CorrectField =>
  (text, row, context) => {
    const patch = read(text, row, context);
    const next = { ...row, ...patch };
    const amountFen =
      typeof next.value === 'string' && next.value_to === null
        ? amountInFen(next.value, String(next.unit ?? ''))
        : null;
    const kind = column === 'kind' ? (next.kind ?? null) : kindOf(next, amountFen);
    const source = column === 'unit' ? { unit_source: next.unit === null ? null : 'value' } : {};
    return { ...patch, ...source, kind, amount_fen: kind === 'money' ? amountFen : null };
  };
