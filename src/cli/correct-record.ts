import { CORRECTABLE_FIELDS } from '../corrections/index.ts';
import {
  FieldValueError,
  openSqliteStore,
  type ReviewRecord,
  StaleDecisionError,
  type Store,
  UnknownRecordError,
} from '../store/index.ts';
import type { CorrectOptions } from './correct-command.ts';
import { CommandError } from './exit-code.ts';
import { openExisting } from './open-existing.ts';

/** Errors of a decision that the person can mend. */
const asUsage = (error: unknown): unknown =>
  error instanceof FieldValueError || error instanceof StaleDecisionError || error instanceof UnknownRecordError
    ? new CommandError(error.message)
    : error;

const describe = (record: ReviewRecord): string => {
  const fields = Object.keys(CORRECTABLE_FIELDS[record.table])
    .flatMap((field) => {
      const [now, read] = [record.row[field] ?? null, record.extracted[field] ?? null];
      return now === null && read === null ? [] : [`  ${field}: ${now}${now === read ? '' : ` (read as ${read})`}`];
    })
    .join('\n');
  const mark = [record.row.needs_review === 1 ? 'needs review' : null, record.row.decision].filter(Boolean).join(', ');
  return `${record.key}${mark ? `  [${mark}]` : ''}\n${fields}\n`;
};

/** Prints the records that hold a text, with their keys and fields. */
export const findRecords = async ({ db, find = '' }: CorrectOptions): Promise<void> => {
  const store = await openSqliteStore(db, { pipelineVersion: '', readOnly: true });
  try {
    let found = 0;
    for (const id of await store.documentIds())
      for (const record of await store.decisions.records(id)) {
        const texts = [record.key, ...Object.values(record.row)];
        if (!texts.some((value) => typeof value === 'string' && value.includes(find))) continue;
        found += 1;
        process.stdout.write(`${describe(record)}\n`);
      }
    if (found === 0) throw new CommandError(`expected a record that holds ‘${find}’, found none`);
  } finally {
    await store.close();
  }
};

const decide = async (store: Store, options: CorrectOptions, key: string): Promise<string> => {
  const { field, action, value, reason = null, by, base } = options;
  const { decisions } = store;
  const [record] = await decisions.recordsOfKey(key);
  if (action === 'undo') {
    const lastDecision = (await decisions.history(key, field)).at(-1)?.number;
    if (lastDecision === undefined) throw new CommandError(`expected a decision on ${field} of ${key}, found none`);
    await decisions.undo({ key, field, lastDecision, reason, decidedBy: by });
    return 'taken back';
  }
  if (!record) throw new UnknownRecordError(key);
  if (action === 'correct' && value === undefined) throw new CommandError('expected --value for a correction');
  const added = await decisions.add({
    key,
    field,
    action,
    ...(value === undefined ? {} : { value: value === '' ? null : value }),
    reason,
    decidedBy: by,
    documentId: record.documentId,
    seen: {
      baseValue: base ?? (field === '*' ? record.version : record.extracted[field]),
      lastDecision: record.lastDecisions[field] ?? null,
    },
  });
  return added.outcomes.map(({ documentId, outcome }) => `${outcome} in ${documentId.slice(0, 12)}`).join('\n');
};

/** Adds one decision and prints what became of it in each document. */
export const correctRecord = async (options: CorrectOptions): Promise<void> => {
  const store = await openExisting(options.db);
  try {
    process.stdout.write(`${await decide(store, options, options.record!)}\n`);
  } catch (error) {
    throw asUsage(error);
  } finally {
    await store.close();
  }
};
