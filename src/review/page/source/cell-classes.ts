import { computed } from '@preact/signals';
import type { CellFacts, NoteFacts } from '../../api.ts';
import { carrierOf, opened } from '../state/desk.ts';

/** What became of each cell, by its place. */
export const cellsByPlace = computed(
  (): ReadonlyMap<string, CellFacts> => new Map((opened.value?.cells ?? []).map((cell) => [cell.at, cell])),
);

/** Repairs by the cell or block they were made in. */
export const repairsByPlace = computed((): ReadonlyMap<string, readonly NoteFacts[]> => {
  const repairs = new Map<string, NoteFacts[]>();
  for (const note of opened.value?.notes ?? []) {
    if (note.kind !== 'repair' || note.at === null) continue;
    const carrier = carrierOf(note.at);
    repairs.set(carrier, [...(repairs.get(carrier) ?? []), note]);
  }
  return repairs;
});

/** Places with an open finding. */
const doubtedPlaces = computed(
  (): ReadonlySet<string> =>
    new Set(
      (opened.value?.notes ?? []).flatMap(({ kind, severity, at }) =>
        kind === 'finding' && severity !== 'info' && at !== null ? [carrierOf(at)] : [],
      ),
    ),
);

/** Classes of a cell or box: used, ignored, flagged, personal, repaired, doubted. */
export const cellClass = (at: string): string => {
  const cell = cellsByPlace.value.get(at);
  if (!cell) return 'cell blank';
  return [
    'cell',
    cell.rule === 'personal-data' ? 'personal' : cell.disposition,
    repairsByPlace.value.has(at) ? 'repaired' : '',
    doubtedPlaces.value.has(at) ? 'doubted' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
};
