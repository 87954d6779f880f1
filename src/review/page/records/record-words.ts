import type { FieldValue, RecordFacts } from '../../api.ts';
import { codesOf, codeWord, word, yuan } from '../state/words.ts';

const text = (value: FieldValue | undefined): string => (value === null || value === undefined ? '' : String(value));

/** Field that a person corrects first, by table. */
export const MAIN_FIELD: Readonly<Record<string, string>> = {
  form: 'department',
  project: 'name',
  funding_line: 'stated_text',
  expenditure_schedule: 'stated_text',
  objective: 'text',
  activity: 'text',
  indicator: 'name',
  target: 'stated_text',
  evaluation: 'total_score',
};

const NAMES: Readonly<Record<string, (fields: RecordFacts['fields']) => string>> = {
  form: ({ title, department }) => text(title) || text(department),
  project: ({ name }) => text(name),
  funding_line: ({ item_label, item, phase, fiscal_year }) =>
    [text(item_label) || codeWord('funding_item', text(item)), codeWord('phase', text(phase)), text(fiscal_year)]
      .filter((part) => part !== '')
      .join(' · '),
  expenditure_schedule: ({ month }) => `${text(month)}月`,
  objective: ({ text: words }) => text(words),
  activity: ({ name, text: words }) => text(name) || text(words),
  indicator: ({ name }) => text(name),
  target: ({ role }) => codeWord('role', text(role)),
  evaluation: () => word('evaluation'),
};

/** What a record is called in lists. */
export const recordName = (record: RecordFacts, indicator: RecordFacts | null = null): string =>
  indicator ? text(indicator.fields['name']) : (NAMES[record.table]?.(record.fields) ?? record.table);

/** The value that a record states, as printed. */
export const recordValue = ({ table, fields }: RecordFacts): string => {
  if (table === 'project') return text(fields['code']);
  if (table === 'objective' || table === 'activity') return '';
  return text(fields[table === 'evaluation' ? 'total_score' : 'stated_text']);
};

/** A field as a person reads it: codes in words, money grouped. */
export const fieldText = (table: string, field: string, value: FieldValue | undefined): string => {
  if (value === null || value === undefined) return '—';
  if (field === 'amount_fen' && typeof value === 'number') return `${yuan(value)} 元`;
  const codes = codesOf(table, field);
  return codes ? codeWord(codes, String(value)) : String(value);
};
