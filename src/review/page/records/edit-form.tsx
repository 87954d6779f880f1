import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ENUMERATIONS } from '../../../model/codebook/index.ts';
import type { FieldValue, ReadingFacts, RecordFacts } from '../../api.ts';
import { tell } from '../state/ask.ts';
import { type Change, decide } from '../state/decide.ts';
import { editing } from '../state/desk.ts';
import { codesOf, codeWord, fieldWord, word } from '../state/words.ts';
import { fieldText, MAIN_FIELD } from './record-words.ts';

interface EditFormProps {
  readonly record: RecordFacts;
  readonly indicator: RecordFacts | null;
}

/** Fields beside the main one that can be corrected, by table; the server knows their grammar. */
const OTHER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  form: ['fiscal_year', 'division_code', 'filing_kind', 'title'],
  project: ['code', 'category_label'],
  funding_line: ['item', 'item_label', 'phase', 'fiscal_year'],
  expenditure_schedule: ['cumulative_percent'],
  objective: ['term'],
  activity: ['name', 'kind'],
  indicator: ['category', 'dimension', 'category_label', 'dimension_label', 'weight', 'direction'],
  target: ['comparator', 'unit', 'kind'],
  evaluation: ['execution_rate', 'execution_score'],
};

/** Parts of a target value that follow from its text, until a person sets them. */
const READ_PARTS: ReadonlySet<string> = new Set(['comparator', 'unit', 'kind']);
const TYPING_MS = 40;

const asText = (value: FieldValue | undefined): string => (value === null || value === undefined ? '' : String(value));

/** How the server is asked to read what is typed; null where nothing is read. */
const questionOf = ({ table, fields }: RecordFacts, indicator: RecordFacts | null, text: string): object | null => {
  const year = fields['fiscal_year'];
  const fen = fields['amount_fen'];
  if (table === 'funding_line')
    return {
      as: 'amount',
      text,
      like: { text: asText(fields['stated_text']), amountFen: typeof fen === 'number' ? fen : null },
    };
  if (table !== 'target') return null;
  return {
    as: 'target',
    text,
    name: asText(indicator?.fields['name']),
    fiscalYear: typeof year === 'number' ? year : null,
  };
};

const Reading = ({ reading }: { readonly reading: ReadingFacts | null }) => {
  if (!reading) return null;
  const shown = Object.entries(reading.fields).filter(([field, value]) => value !== null && field !== 'stated_text');
  return (
    <div class="reading" aria-live="polite">
      <span class="dim">{word('readAs')}</span>
      {shown.map(([field, value]) => (
        <span key={field} class="chip">
          <small>{fieldWord('target', field)}</small> {fieldText('target', field, value)}
        </span>
      ))}
      {reading.doubt && <span class="doubt">{word('notRead', { doubt: reading.doubt })}</span>}
    </div>
  );
};

const FieldInput = ({
  table,
  field,
  value,
  onChange,
}: {
  readonly table: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => {
  const codes = codesOf(table, field);
  return (
    <label class="facet">
      <span>{fieldWord(table, field)}</span>
      {codes ? (
        <select name={field} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">—</option>
          {Object.keys(ENUMERATIONS[codes]).map((code) => (
            <option key={code} value={code}>
              {codeWord(codes, code)}
            </option>
          ))}
        </select>
      ) : (
        <input name={field} value={value} maxLength={500} onInput={(event) => onChange(event.currentTarget.value)} />
      )}
    </label>
  );
};

/** Correcting a record: the value as printed with its reading while it is typed, the other fields, and a reason. */
export const EditForm = ({ record, indicator }: EditFormProps) => {
  const { table, fields } = record;
  const main = MAIN_FIELD[table] ?? 'text';
  const others = OTHER_FIELDS[table] ?? [];
  const text = useSignal(asText(fields[main]));
  const set = useSignal<Readonly<Record<string, string>>>({});
  const reason = useSignal('');
  const reading = useSignal<ReadingFacts | null>(null);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isLong = main === 'text';

  useLayoutEffect(() => {
    input.current?.focus();
    if (!isLong) input.current?.select();
  }, []);
  useEffect(() => {
    const typed = text.value;
    const question = questionOf(record, indicator, typed);
    if (question === null) return;
    const timer = setTimeout(() => {
      void tell<ReadingFacts>('/ask/reading', question).then(
        (found) => {
          if (text.value === typed) reading.value = found;
        },
        () => {},
      );
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text.value]);

  const isRead = text.value !== asText(fields[main]);
  const shownValue = (field: string): string => {
    if (set.value[field] !== undefined) return set.value[field];
    if (isRead && READ_PARTS.has(field) && reading.value) return asText(reading.value.fields[field]);
    return asText(fields[field]);
  };
  const save = (): void => {
    const parts = Object.entries(set.value).filter(([field, value]) => {
      const base = isRead && READ_PARTS.has(field) && reading.value ? reading.value.fields[field] : fields[field];
      return value !== asText(base);
    });
    const changes: Change[] = [
      ...(isRead ? [{ field: main, value: text.value }] : []),
      ...parts.map(([field, value]) => ({ field, value: value === '' ? null : value })),
    ];
    if (changes.length === 0) void decide(record, 'accept');
    else void decide(record, 'correct', changes, reason.value.trim());
  };
  const onInput = (event: { readonly currentTarget: { readonly value: string } }) => {
    text.value = event.currentTarget.value;
  };
  return (
    <form
      class="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label class="main-field">
        <span>{fieldWord(table, main)}</span>
        {isLong ? (
          <textarea ref={input} name={main} rows={4} value={text.value} maxLength={4000} onInput={onInput} />
        ) : (
          <input ref={input} name={main} value={text.value} maxLength={500} autocomplete="off" onInput={onInput} />
        )}
      </label>
      <Reading reading={reading.value} />
      <div class="other-fields">
        {others.map((field) => (
          <FieldInput
            key={field}
            table={table}
            field={field}
            value={shownValue(field)}
            onChange={(value) => {
              set.value = { ...set.value, [field]: value };
            }}
          />
        ))}
      </div>
      <label class="main-field">
        <span>{word('why')}</span>
        <input
          name="reason"
          value={reason.value}
          maxLength={500}
          onInput={(event) => {
            reason.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary">
          {word('save')} <kbd>⏎</kbd>
        </button>
        <button
          type="button"
          onClick={() => {
            editing.value = null;
          }}
        >
          {word('cancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
};
