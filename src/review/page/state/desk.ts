import { computed, effect, signal } from '@preact/signals';
import type { DocumentFacts, NoteFacts, RecordFacts, SourceFacts } from '../../api.ts';
import { AskError, ask } from './ask.ts';
import { route } from './route.ts';
import { say } from './session.ts';
import { word } from './words.ts';

/** The document on the desk; null while none is chosen or it is on the way. */
export const opened = signal<DocumentFacts | null>(null);
/** Its source; null while it is read again. */
export const source = signal<SourceFacts | null>(null);
/** Record that is being corrected, by id. */
export const editing = signal<string | null>(null);
/** Places that light up in the source while something is pointed at. */
export const lit = signal<readonly string[]>([]);
/** Records that light up while a place of the source is pointed at. */
export const litRecords = signal<ReadonlySet<string>>(new Set());

/** The cell or block that a span stands in: `b3@0-4` → `b3`. */
export const carrierOf = (at: string): string => at.split('@', 1)[0]!;

/** Records by id. */
export const recordsById = computed(() => {
  const facts = opened.value;
  return new Map(facts ? [...facts.forms, ...facts.records].map((record) => [record.id, record]) : []);
});

/** Records that draw on a place, by cell or block. */
export const recordsByPlace = computed(() => {
  const places = new Map<string, { record: RecordFacts; field: string }[]>();
  for (const record of opened.value?.records ?? [])
    for (const { at, field } of record.places.length > 0 ? record.places : [{ at: record.at, field: '' }]) {
      const carrier = carrierOf(at);
      const known = places.get(carrier);
      if (known) known.push({ record, field });
      else places.set(carrier, [{ record, field }]);
    }
  return places;
});

/** Notes about each record, by its id. */
export const notesByRecord = computed(() => {
  const notes = new Map<string, NoteFacts[]>();
  for (const note of opened.value?.notes ?? [])
    for (const { id } of note.records) notes.set(id, [...(notes.get(id) ?? []), note]);
  return notes;
});

/** The record that is looked at. */
export const selected = computed((): RecordFacts | null => {
  const facts = opened.value;
  if (!facts) return null;
  const asked = route.value.record;
  return (asked === null ? undefined : recordsById.value.get(asked)) ?? null;
});

/** All cells that a record was read from. */
export const placesOf = (record: RecordFacts): string[] => [
  ...new Set([record.at, ...record.places.map(({ at }) => at)].map(carrierOf)),
];

let reading = new AbortController();

const complain = (error: unknown): void => {
  if (error instanceof DOMException) return;
  const message = error instanceof Error ? error.message : String(error);
  say(error instanceof AskError && error.code === 'offline' ? word('offline') : word('failed', { message }), 'bad');
};

/** Asks for the records of the document again, after a decision. */
export const refreshDocument = async (): Promise<void> => {
  const id = opened.value?.id;
  if (id === undefined) return;
  const facts = await ask<DocumentFacts>(`/documents/${id}`);
  if (opened.value?.id === id) opened.value = facts;
};

const open = async (id: string): Promise<void> => {
  reading.abort();
  reading = new AbortController();
  const { signal: stop } = reading;
  source.value = null;
  editing.value = null;
  lit.value = [];
  try {
    const facts = await ask<DocumentFacts>(`/documents/${id}`, stop);
    if (stop.aborted) return;
    opened.value = facts;
    source.value = await ask<SourceFacts>(`/documents/${id}/source`, stop);
  } catch (error) {
    complain(error);
  }
};

/** Time that the cursor rests before a document is opened: running down the queue opens none of those passed. */
const REST_MS = 60;

/** Follows the document of the address. */
export const watchDesk = (): void => {
  let wanted: string | null = null;
  let waiting = 0;
  effect(() => {
    const id = route.value.document;
    if (id === wanted) return;
    wanted = id;
    clearTimeout(waiting);
    if (id === null) {
      opened.value = null;
      source.value = null;
      return;
    }
    waiting = window.setTimeout(() => void open(id), opened.peek() === null ? 0 : REST_MS);
  });
  let shown: string | null = null;
  effect(() => {
    const id = selected.value?.id ?? null;
    if (id === shown) return;
    shown = id;
    editing.value = null;
  });
};
