import { computed } from '@preact/signals';
import type { RecordFacts } from '../../api.ts';
import { opened, recordsById } from '../state/desk.ts';

/** One line of the list: a record, or an indicator with one of its values. */
export interface ListRow {
  readonly record: RecordFacts;
  /** The indicator of a value. */
  readonly indicator: RecordFacts | null;
  /** Depth below the form: project 1, its records 2. */
  readonly depth: number;
}

/** Lines of the list in reading order: an indicator with values stands with each of them, not on a line of its own. */
export const listRows = computed((): readonly ListRow[] => {
  const facts = opened.value;
  if (!facts) return [];
  const byId = recordsById.value;
  const withValues = new Set(
    facts.records.flatMap(({ table, parent }) => (table === 'target' && parent ? [parent] : [])),
  );
  const all = [...facts.forms, ...facts.records];
  const order = new Map(facts.records.map((record, index) => [record.id, index]));
  // Forms come before their records, in the order of the first of them.
  const firstOf = (form: RecordFacts): number => {
    const index = facts.records.findIndex((record) => rootOf(record, byId) === form.id);
    return index < 0 ? Number.MAX_SAFE_INTEGER : index - 0.5;
  };
  const placeOf = (record: RecordFacts): number =>
    record.table === 'form' ? firstOf(record) : (order.get(record.id) ?? 0);
  return all
    .filter(({ table, id }) => table !== 'indicator' || !withValues.has(id))
    .map((record) => ({ record, place: placeOf(record) }))
    .sort((a, b) => a.place - b.place)
    .map(({ record }): ListRow => {
      const indicator = record.table === 'target' ? (byId.get(record.parent ?? '') ?? null) : null;
      const parent = byId.get((indicator ?? record).parent ?? '');
      const depth = record.table === 'form' ? 0 : record.table === 'project' ? 1 : parent?.table === 'project' ? 2 : 1;
      return { record, indicator, depth };
    });
});

/** Form that a record belongs to, by its id. */
export const rootOf = (record: RecordFacts, byId: ReadonlyMap<string, RecordFacts>): string | null => {
  let at: RecordFacts | undefined = record;
  for (let depth = 0; at && depth < 5; depth++) {
    if (at.table === 'form') return at.id;
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return null;
};
