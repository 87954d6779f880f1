import { redactPersonal } from '../../normalizers/text/redact-personal.ts';
import { parseAmount, parsePercent } from '../../normalizers/values/parse-amount.ts';
import {
  amountInFen,
  CATEGORIES,
  COMPARATORS,
  canonicalDecimal,
  DIMENSIONS,
  FILING_KINDS,
  FUNDING_ITEMS,
  MONEY_UNITS,
  PHASES,
  ROLES,
  SIDES,
  TARGET_KINDS,
  TERMS,
} from '../model/index.ts';
import { type CorrectField, FieldValueError } from './correct-field.ts';
import { correctTargetPart, correctTargetText } from './correct-target.ts';
import type { ColumnValue, DecidedTable, RecordRow } from './record-tables.ts';

const one =
  (column: string, read: (text: string) => ColumnValue | undefined, expected: string, nullable = true): CorrectField =>
  (text) => {
    if (text === null || text === '') {
      if (nullable) return { [column]: null };
      throw new FieldValueError(column, expected, 'nothing');
    }
    const value = read(text);
    if (value === undefined) throw new FieldValueError(column, expected, text);
    return { [column]: value };
  };

const text = (column: string, nullable = true): CorrectField =>
  one(
    column,
    (value) => (redactPersonal(value).redacted || /[\n\r]/.test(value) ? undefined : value.trim() || undefined),
    'one line of text without contact names and phone numbers',
    nullable,
  );
const decimal = (column: string): CorrectField =>
  one(column, (value) => canonicalDecimal(value.trim()) ?? undefined, 'a number such as 12.5');
const percent = (column: string): CorrectField =>
  one(column, (value) => parsePercent(value) ?? undefined, 'a percentage such as 25%');
const whole = (column: string, from: number, to: number): CorrectField =>
  one(
    column,
    (value) => (/^\d{1,4}$/.test(value) && Number(value) >= from && Number(value) <= to ? Number(value) : undefined),
    `a whole number from ${from} to ${to}`,
  );
const year = (column: string): CorrectField => whole(column, 1990, 2100);
const code = (column: string, codes: readonly string[], nullable: boolean): CorrectField =>
  one(column, (value) => (codes.includes(value) ? value : undefined), `one of ${codes.join(', ')}`, nullable);
const digits = (column: string, length: string): CorrectField =>
  one(column, (value) => (new RegExp(`^\\d{${length}}$`).test(value) ? value : undefined), `${length} digits`);

/** Whole fen (`12050000`), or an amount with its unit (`12.05万元`). */
const amount: CorrectField = one(
  'amount_fen',
  (value) => {
    if (/^-?\d{1,15}$/.test(value)) return Number(value);
    const read = parseAmount(value, null);
    return read?.doubt === null && read.amountFen !== null ? read.amountFen : undefined;
  },
  'whole fen such as 12050000, or an amount with its unit such as 12.05万元',
);

/** Unit of money that a stated amount was read with: `120.00` and 120000000 fen → 万元. */
const unitOf = ({ stated_text, amount_fen }: RecordRow): string | null => {
  const read = parseAmount(String(stated_text ?? ''), null);
  if (!read || typeof amount_fen !== 'number' || amount_fen === 0) return null;
  return Object.keys(MONEY_UNITS).find((unit) => amountInFen(read.value, unit) === amount_fen) ?? null;
};

/** A printed amount (`1,205.00`); it has the unit in which the wrong one was read, or its own. */
const statedAmount: CorrectField = (value, row) => {
  const read = value === null ? null : parseAmount(value, unitOf(row));
  if (value === null || !read || read.doubt !== null || read.amountFen === null)
    throw new FieldValueError(
      'stated_text',
      'an amount such as 1,205.00, or with its unit: 12.05万元',
      value ?? 'nothing',
    );
  return { stated_text: value.trim(), amount_fen: read.amountFen };
};

const TARGET: Readonly<Record<string, CorrectField>> = {
  stated_text: correctTargetText,
  kind: correctTargetPart('kind', code('kind', TARGET_KINDS, false)),
  comparator: correctTargetPart('comparator', code('comparator', COMPARATORS, true)),
  value: correctTargetPart('value', decimal('value')),
  value_to: correctTargetPart('value_to', decimal('value_to')),
  unit: correctTargetPart('unit', text('unit')),
  by_date: one('by_date', (value) => (isDate(value) ? value : undefined), 'a date such as 2025-12-31'),
  role: code('role', ROLES, false),
  fiscal_year: year('fiscal_year'),
  score: decimal('score'),
  deviation_reason: text('deviation_reason'),
  place: text('place'),
};

const isDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

/** Fields that can be corrected, by table, with the grammar of their values. */
export const CORRECTABLE_FIELDS: Readonly<Record<DecidedTable, Readonly<Record<string, CorrectField>>>> = {
  form: {
    title: text('title'),
    filing_kind: code('filing_kind', FILING_KINDS, false),
    stage: code('stage', ['draft', 'approved'], true),
    department: text('department'),
    department_code: digits('department_code', '3,6'),
    division_code: digits('division_code', '6'),
    fiscal_year: year('fiscal_year'),
  },
  project: {
    code: text('code'),
    name: text('name', false),
    category_label: text('category_label'),
    purpose: text('purpose'),
  },
  funding_line: {
    amount_fen: amount,
    stated_text: statedAmount,
    side: code('side', SIDES, false),
    item: code('item', FUNDING_ITEMS, false),
    item_label: text('item_label'),
    fiscal_year: year('fiscal_year'),
    phase: code('phase', PHASES, false),
    share_percent: percent('share_percent'),
  },
  expenditure_schedule: { cumulative_percent: percent('cumulative_percent'), month: whole('month', 1, 12) },
  objective: { text: text('text', false), term: code('term', TERMS, false), result_text: text('result_text') },
  activity: {
    text: text('text', false),
    kind: code('kind', ['duty', 'task'], false),
    name: text('name'),
    amount_fen: amount,
  },
  indicator: {
    name: text('name', false),
    term: code('term', TERMS, false),
    category: code('category', CATEGORIES, true),
    category_label: text('category_label'),
    dimension: code('dimension', DIMENSIONS, true),
    dimension_label: text('dimension_label'),
    description: text('description'),
    indicator_class: text('indicator_class'),
    direction: code('direction', ['ascending', 'descending'], true),
    weight: decimal('weight'),
    basis: text('basis'),
    scoring_rule: text('scoring_rule'),
    remark: text('remark'),
  },
  target: TARGET,
  evaluation: {
    total_score: decimal('total_score'),
    execution_rate: percent('execution_rate'),
    execution_weight: decimal('execution_weight'),
    execution_score: decimal('execution_score'),
  },
};

/** Fields whose decision settles the doubt about their record (主要字段). */
export const MAIN_FIELDS: Readonly<Record<DecidedTable, readonly string[]>> = {
  form: ['department', 'division_code'],
  project: ['name', 'code'],
  funding_line: ['amount_fen', 'stated_text'],
  expenditure_schedule: ['cumulative_percent'],
  objective: ['text'],
  activity: ['text'],
  indicator: ['name'],
  target: ['stated_text', 'kind', 'comparator', 'value', 'value_to', 'unit', 'by_date'],
  evaluation: ['total_score'],
};
