import type { RecordFacts } from '../../api.ts';
import { rootOf } from '../records/list-rows.ts';
import { acceptForm, decide, undoLast } from './decide.ts';
import { editing, opened, recordsById, selected } from './desk.ts';
import { cursor, moveTo } from './queue.ts';
import { go, route } from './route.ts';
import { overlay, session } from './session.ts';
import { filtersShown } from './view.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;

/** Moves to the next or previous record of the document, in reading order. */
const moveRecord = (step: number): void => {
  const records = opened.value?.records ?? [];
  const at = records.findIndex(({ id }) => id === selected.value?.id);
  const next = records[Math.max(0, Math.min(at + step, records.length - 1))];
  if (next) go({ record: next.id }, true);
};

const onRecord = (work: (record: RecordFacts) => void) => (): void => {
  const record = selected.value;
  if (record) work(record);
};

const startEdit = onRecord((record) => {
  if (!session.value?.readOnly) editing.value = record.id;
});

const ACTIONS: Readonly<Record<string, () => void>> = {
  j: () => moveTo(cursor.value + 1),
  ArrowDown: () => moveTo(cursor.value + 1),
  k: () => moveTo(cursor.value - 1),
  ArrowUp: () => moveTo(cursor.value - 1),
  n: () => moveRecord(1),
  p: () => moveRecord(-1),
  Enter: onRecord((record) => void decide(record, 'accept')),
  e: startEdit,
  r: onRecord((record) => void decide(record, 'reject')),
  w: onRecord((record) => void decide(record, 'source-error')),
  u: () => void undoLast(),
  A: onRecord((record) => {
    const form = rootOf(record, recordsById.value);
    if (form) void acceptForm(form);
  }),
  '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  f: () => {
    filtersShown.value = !filtersShown.value;
  },
  '?': () => {
    overlay.value = 'help';
  },
};

const OUTSIDE_REVIEW: ReadonlySet<string> = new Set(['?']);
/** A button or link under the focus answers Enter itself. */
const answersEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, summary') !== null;

const onKey = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape' && isTyping(event.target)) {
    if (event.target instanceof HTMLElement && !event.target.closest('dialog')) event.target.blur();
    editing.value = null;
    return;
  }
  if (isTyping(event.target) || overlay.value !== null) return;
  if (event.key === 'Enter' && answersEnter(event.target)) return;
  if (route.value.view !== 'review' && !OUTSIDE_REVIEW.has(event.key)) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
};

/** Listens to the keys of the whole page. */
export const watchKeys = (): void => addEventListener('keydown', onKey);
