import type { RecordFacts } from '../../api.ts';
import { AskError, tell } from './ask.ts';
import { editing, opened, refreshDocument, selected } from './desk.ts';
import { cursor, markDecided, moveOn, refreshQueue } from './queue.ts';
import { offerRule } from './rule.ts';
import { reviewer, say, session } from './session.ts';
import { type Phrase, word } from './words.ts';

/** What a person can say about a record. */
export type Action = 'accept' | 'correct' | 'reject' | 'source-error';

const SAID: Readonly<Record<Action, Phrase>> = {
  accept: 'accepted',
  correct: 'corrected',
  reject: 'rejected',
  'source-error': 'marked',
};

/** Whether decisions can be written now; says why not. */
const mayDecide = (): boolean => {
  if (session.value?.readOnly) {
    say(word('readOnly'), 'bad');
    return false;
  }
  if (reviewer.value.trim() === '') {
    say(word('reviewerMissing'), 'bad');
    document.querySelector<HTMLInputElement>('#reviewer')?.focus();
    return false;
  }
  return true;
};

const describe = (detail: unknown): string => {
  const last = (detail as { last?: { by?: string; action?: string; value?: string | null } } | null)?.last;
  if (!last) return '…';
  return [last.by, last.action === undefined ? '' : word(`action-${last.action}` as Phrase), last.value ?? '']
    .filter((part) => part !== '')
    .join(' · ');
};

const failed = async (error: unknown): Promise<void> => {
  if (error instanceof AskError && error.code === 'stale') {
    say(word('stale', { what: describe(error.detail) }), 'bad');
    await Promise.all([refreshDocument(), refreshQueue()]);
    return;
  }
  if (error instanceof AskError && error.code === 'offline') say(word('offline'), 'bad');
  else say(word('failed', { message: error instanceof Error ? error.message : String(error) }), 'bad');
};

/** What was seen of a field goes with each write; the server refuses when it is no longer so. */
const seen = (record: RecordFacts, field: string) => ({
  baseValue:
    field === '*'
      ? record.version
      : ((record.extracted[field] ?? record.fields[field] ?? null) as string | number | null),
  lastDecision: record.lastDecisions[field] ?? null,
});

/** One changed field of a correction. */
export interface Change {
  readonly field: string;
  readonly value: string | null;
}

/** Writes a decision about a record and goes on to the next item. Returns whether it was written. */
export const decide = async (
  record: RecordFacts,
  action: Action,
  changes: readonly Change[] = [{ field: '*', value: null }],
  reason = '',
): Promise<boolean> => {
  const facts = opened.value;
  if (!facts || !mayDecide()) return false;
  try {
    for (const { field, value } of changes)
      await tell(`/documents/${facts.id}/decisions`, {
        key: record.key,
        field,
        action,
        value,
        reason: reason === '' ? null : reason,
        by: reviewer.value.trim(),
        seen: seen(record, field),
      });
  } catch (error) {
    await failed(error);
    return false;
  }
  editing.value = null;
  markDecided(facts.id, record.id, true);
  say(word(SAID[action]));
  if (action === 'correct') void offerRule(facts.id, record, changes);
  const onItem = cursor.value >= 0;
  if (onItem) moveOn();
  if (opened.value?.id === facts.id) void refreshDocument();
  void refreshQueueSoon();
  return true;
};

let counting = 0;
/** Counts again once a person has stopped for a moment, not after every key. */
const refreshQueueSoon = (): void => {
  clearTimeout(counting);
  counting = window.setTimeout(() => void refreshQueue(), 1500);
};

interface LastDecision {
  readonly documentId: string;
  readonly number: number;
}

/** Takes back the newest decision: of the record, else of the document. */
export const undoLast = async (): Promise<void> => {
  const facts = opened.value;
  if (!facts || !mayDecide()) return;
  const record = selected.value;
  const mine = facts.decisions.filter(({ inForce }) => inForce);
  const last = mine.findLast(({ recordId }) => recordId === record?.id) ?? mine.at(-1);
  if (!last) {
    say(word('nothingToUndo'), 'bad');
    return;
  }
  await undo({ documentId: facts.id, number: last.number });
};

/** Takes back one decision by its number. */
export const undo = async ({ documentId, number }: LastDecision): Promise<void> => {
  if (!mayDecide()) return;
  try {
    await tell(`/documents/${documentId}/undo`, { number, by: reviewer.value.trim() });
    say(word('undone'));
    await Promise.all([refreshDocument(), refreshQueue()]);
  } catch (error) {
    await failed(error);
  }
};

/** Accepts every record of a form at once (整表确认). */
export const acceptForm = async (formId: string): Promise<void> => {
  const facts = opened.value;
  if (!facts || !mayDecide()) return;
  try {
    const seenDecisions = facts.decisions.reduce((most, { number }) => Math.max(most, number), 0);
    const { accepted } = await tell<{ accepted: number }>(`/documents/${facts.id}/accept-form`, {
      form: formId,
      by: reviewer.value.trim(),
      seenDecisions,
    });
    say(word('acceptFormDone', { n: accepted }));
    await Promise.all([refreshDocument(), refreshQueue()]);
  } catch (error) {
    if (error instanceof AskError && error.code === 'not-clean') say(word('formNotClean'), 'bad');
    else await failed(error);
  }
};
