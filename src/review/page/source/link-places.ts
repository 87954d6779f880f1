import { effect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { carrierOf, lit, litRecords, placesOf, recordsByPlace, selected } from '../state/desk.ts';
import { go } from '../state/route.ts';

const placeUnder = (target: EventTarget | null): string | null =>
  (target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null)?.dataset['at'] ?? null;

/** Tables by how much a click on a shared cell means them: the value before its indicator before its project. */
const NEAREST = [
  'target',
  'funding_line',
  'expenditure_schedule',
  'evaluation',
  'indicator',
  'objective',
  'activity',
  'project',
  'form',
];

/** Points at everything that was read from the place under the pointer. */
export const pointAt = (event: { readonly target: EventTarget | null }): void => {
  const at = placeUnder(event.target);
  const found = at === null ? undefined : recordsByPlace.value.get(at);
  if (!found) {
    if (lit.value.length > 0) lit.value = [];
    if (litRecords.value.size > 0) litRecords.value = new Set();
    return;
  }
  lit.value = [at!];
  litRecords.value = new Set(found.map(({ record }) => record.id));
};

/** Chooses the record that was read from the place that was clicked. */
export const pickPlace = (event: { readonly target: EventTarget | null }): void => {
  const at = placeUnder(event.target);
  const found = at === null ? [] : [...(recordsByPlace.value.get(at) ?? [])];
  found.sort((a, b) => NEAREST.indexOf(a.record.table) - NEAREST.indexOf(b.record.table));
  const [nearest] = found;
  if (nearest) go({ record: nearest.record.id }, true);
};

/**
 * Keeps the classes `linked` (the chosen record) and `lit` (what is pointed at) on the elements of a source. The elements
 * are drawn once and never again for this: a page of 800 boxes answers within a frame.
 */
export const useLinkedPlaces = (drawn: unknown) => {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const elements = new Map<string, Element[]>();
    for (const element of root.current?.querySelectorAll<HTMLElement>('[data-at]') ?? []) {
      const at = carrierOf(element.dataset['at'] ?? '');
      elements.set(at, [...(elements.get(at) ?? []), element]);
    }
    const mark = (name: string) => {
      let marked: readonly Element[] = [];
      return (places: readonly string[]) => {
        for (const element of marked) element.classList.remove(name);
        marked = places.flatMap((at) => elements.get(carrierOf(at)) ?? []);
        for (const element of marked) element.classList.add(name);
        return marked;
      };
    };
    const link = mark('linked');
    const light = mark('lit');
    const stopLinking = effect(() => {
      const record = selected.value;
      const main = record ? (record.places.find(({ field }) => field === 'stated_text')?.at ?? record.at) : null;
      link(record ? placesOf(record) : []);
      const [shown] = main === null ? [] : (elements.get(carrierOf(main)) ?? []);
      shown?.scrollIntoView({ block: 'center', inline: 'nearest' });
    });
    const stopLighting = effect(() => void light(lit.value));
    return () => {
      stopLinking();
      stopLighting();
    };
  }, [drawn]);
  return root;
};
