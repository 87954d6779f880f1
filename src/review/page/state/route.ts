import { effect, signal } from '@preact/signals';
import { FACETS, type QueueFilter } from '../../api.ts';

/** What the address says: view, filters, and the record that is looked at. */
export interface Route {
  readonly view: 'review' | 'dashboard' | 'decisions';
  readonly filter: QueueFilter;
  /** Document of a deep link, `/d/<id>`. */
  readonly document: string | null;
  readonly record: string | null;
}

const FILTERS = [...FACETS, 'search', 'state'] as const;

const parse = ({ pathname, searchParams }: URL): Route => {
  const filter = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = searchParams.get(name);
      return value === null || value === '' ? [] : [[name, value] as const];
    }),
  ) as QueueFilter;
  const view = pathname === '/dashboard' ? 'dashboard' : pathname === '/decisions' ? 'decisions' : 'review';
  const document = /^\/d\/([0-9a-f]{64})$/.exec(pathname)?.[1] ?? null;
  return { view, filter, document, record: searchParams.get('record') };
};

/** Filters as a query string, without the leading `?`. */
export const filterQuery = (filter: QueueFilter): string =>
  new URLSearchParams(
    Object.entries(filter).filter(([, value]) => value !== undefined) as [string, string][],
  ).toString();

const addressOf = ({ view, filter, document, record }: Route): string => {
  if (view !== 'review') return `/${view}`;
  const query = new URLSearchParams(filterQuery(filter));
  if (record !== null) query.set('record', record);
  const text = query.toString();
  return `${document === null ? '/' : `/d/${document}`}${text === '' ? '' : `?${text}`}`;
};

/** The route in force. The token of the first address leaves the history at once. */
export const route = signal<Route>(parse(new URL(location.href)));

/** Changes a part of the route; `replace` leaves no step in the history. */
export const go = (change: Partial<Route>, replace = false): void => {
  const next = { ...route.value, ...change };
  const address = addressOf(next);
  route.value = next;
  if (address === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
};

/** Sets or clears one filter. */
export const setFilter = (change: Partial<Record<keyof QueueFilter, string | undefined>>): void => {
  const merged = { ...route.value.filter, ...change };
  const filter = Object.fromEntries(Object.entries(merged).filter(([, value]) => value)) as QueueFilter;
  go({ view: 'review', filter, document: null, record: null });
};

export const watchAddress = (): void => {
  history.replaceState(null, '', addressOf(route.value));
  addEventListener('popstate', () => {
    route.value = parse(new URL(location.href));
  });
  effect(() => {
    document.title = `jixiao · ${route.value.view}`;
  });
};
