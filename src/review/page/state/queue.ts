import { computed, effect, signal } from '@preact/signals';
import type { QueueFacets, QueueItem, QueuePage } from '../../api.ts';
import { AskError, ask } from './ask.ts';
import { filterQuery, go, route } from './route.ts';
import { say } from './session.ts';
import { word } from './words.ts';

const PAGE = 100;

/** Items that match the filters; null until the first answer. */
export const total = signal<number | null>(null);
/** Loaded pages of the list by number. */
const pages = signal<ReadonlyMap<number, readonly QueueItem[]>>(new Map());
/** Counts beside the filters. */
export const facets = signal<QueueFacets | null>(null);
/** Place in the list; -1 while a deep link shows a document of its own. */
export const cursor = signal(-1);

const query = computed(() => filterQuery(route.value.filter));
let asked = new Set<number>();
let running = new AbortController();

export const itemAt = (index: number): QueueItem | undefined =>
  pages.value.get(Math.floor(index / PAGE))?.[index % PAGE];

/** The item under the cursor. */
export const current = computed(() => (cursor.value < 0 ? undefined : itemAt(cursor.value)));

const complain = (error: unknown): void => {
  if (error instanceof DOMException) return;
  if (error instanceof AskError && error.code === 'offline') say(word('offline'), 'bad');
  else say(word('failed', { message: error instanceof Error ? error.message : String(error) }), 'bad');
};

const loadPage = async (number: number): Promise<void> => {
  if (asked.has(number)) return;
  asked.add(number);
  const { signal: stop } = running;
  try {
    const found = await ask<QueuePage>(`/queue?${query.value}&offset=${number * PAGE}&limit=${PAGE}`, stop);
    pages.value = new Map(pages.value).set(number, found.items);
    total.value = found.total;
  } catch (error) {
    asked.delete(number);
    complain(error);
  }
};

/** Makes sure that the items from `first` to `last` are on the way. */
export const needItems = (first: number, last: number): void => {
  for (let page = Math.floor(Math.max(0, first) / PAGE); page <= Math.floor(last / PAGE); page++) void loadPage(page);
};

const loadFacets = async (): Promise<void> => {
  try {
    facets.value = await ask<QueueFacets>(`/queue/facets?${query.value}`, running.signal);
  } catch (error) {
    complain(error);
  }
};

/** Asks for everything again, for other filters; the cursor goes to the first item. */
const restart = async (): Promise<void> => {
  running.abort();
  running = new AbortController();
  asked = new Set();
  pages.value = new Map();
  total.value = null;
  void loadFacets();
  await loadPage(0);
  if (route.value.document === null) moveTo(0);
};

/** Where an item stands among the loaded ones, or -1. */
const findLoaded = (documentId: string, recordId: string): number => {
  for (const [number, items] of pages.value) {
    const at = items.findIndex((item) => item.documentId === documentId && item.recordId === recordId);
    if (at >= 0) return number * PAGE + at;
  }
  return -1;
};

/** Asks for the counts and the pages around the cursor again; the cursor stays on its item, which may have moved. */
export const refreshQueue = async (): Promise<void> => {
  const item = current.value;
  const around = Math.floor(Math.max(0, cursor.value) / PAGE);
  const shown = [...pages.value.keys()].filter((page) => Math.abs(page - around) <= 1);
  asked = new Set();
  void loadFacets();
  await Promise.all(shown.map(loadPage));
  pages.value = new Map([...pages.value].filter(([page]) => shown.includes(page)));
  asked = new Set(shown);
  if (!item) return;
  const moved = findLoaded(item.documentId, item.recordId);
  if (moved >= 0) cursor.value = moved;
  else if ((total.value ?? 0) > 0) moveTo(Math.min(cursor.value, (total.value ?? 1) - 1));
};

/** Marks an item as decided at once, before the server has counted again. */
export const markDecided = (documentId: string, recordId: string, decided: boolean): void => {
  pages.value = new Map(
    [...pages.value].map(([number, items]) => [
      number,
      items.map((item) => (item.documentId === documentId && item.recordId === recordId ? { ...item, decided } : item)),
    ]),
  );
};

/** Puts the cursor on an item; its document follows. */
export const moveTo = (index: number): void => {
  const most = (total.value ?? 0) - 1;
  const to = Math.max(0, Math.min(index, most));
  if (most < 0) {
    cursor.value = -1;
    return;
  }
  cursor.value = to;
  needItems(to - 20, to + 20);
  const item = itemAt(to);
  if (item) go({ document: item.documentId, record: item.recordId }, true);
};

/** Next item that is still open, from the cursor on; the next one where all are decided. */
export const moveOn = (): void => {
  const count = total.value ?? 0;
  for (let index = cursor.value + 1; index < count; index++) {
    const item = itemAt(index);
    if (item?.decided) continue;
    moveTo(index);
    return;
  }
  moveTo(cursor.value + 1);
};

/** Follows the filters of the address. */
export const watchQueue = (): void => {
  let last: string | null = null;
  effect(() => {
    const now = query.value;
    if (route.value.view !== 'review' || now === last) return;
    last = now;
    void restart();
  });
};
