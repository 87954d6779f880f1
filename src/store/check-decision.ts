import { redactPersonal } from '../../normalizers/text/redact-personal.ts';
import {
  CORRECTABLE_FIELDS,
  DECISION_ACTIONS,
  FieldValueError,
  type KeyedRecord,
  patchOf,
  type RecordRows,
  WHOLE_RECORD,
} from '../corrections/index.ts';
import type { NewDecision } from './decisions.ts';

const refuse = (field: string, expected: string, found: string): never => {
  throw new FieldValueError(field, expected, found);
};

const yearOfForm = (records: RecordRows, formId: unknown): number | null => {
  const year = records.form.find(({ id }) => id === formId)?.fiscal_year;
  return typeof year === 'number' ? year : null;
};

/** Checks a decision against the record it is about (判定检查). Throws `FieldValueError` saying what was expected. */
export const checkDecision = (decision: NewDecision, record: KeyedRecord, records: RecordRows): void => {
  const { field, action, value = null, reason = null, decidedBy } = decision;
  const { table, row } = record;
  if ((action as string) === 'undo' || !DECISION_ACTIONS.includes(action))
    refuse('action', 'accept, correct, reject or source-error', action);
  if (decidedBy.trim() === '') refuse('decided by', 'who decided', 'nothing');
  if (field !== WHOLE_RECORD && !CORRECTABLE_FIELDS[table][field])
    refuse('field', `* or one of ${Object.keys(CORRECTABLE_FIELDS[table]).join(', ')}`, field);
  if (reason !== null && redactPersonal(reason).redacted) refuse('reason', 'no contact names or phone numbers', reason);
  if (action === 'reject' && field !== WHOLE_RECORD) refuse('field', '* for reject', field);
  if (action === 'correct') {
    if (field === WHOLE_RECORD) refuse('field', 'the field that was misread', field);
    const indicator = table === 'target' ? records.indicator.find(({ id }) => id === row.indicator_id) : undefined;
    const fiscalYear = yearOfForm(records, (indicator ?? row).form_id);
    patchOf({ table, field, value }, row, { indicatorName: String(indicator?.name ?? ''), fiscalYear });
  } else if (value !== null && (action !== 'source-error' || redactPersonal(value).redacted)) {
    refuse('value', action === 'source-error' ? 'no contact names or phone numbers' : `no value for ${action}`, value);
  }
};
