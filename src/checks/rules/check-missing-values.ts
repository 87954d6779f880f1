import { type Check, type Filing, type Finding, finding } from '../../model/index.ts';
import { nameIndicator, type OwnedIndicator, ownedIndicators } from '../owners.ts';

/** Row of a place: `p2.t1.r39.c5` → `p2.t1.r39`; null for a place outside tables. */
const rowOf = (at: string): string | null => /^(.*\.r\d+)\.c\d+/.exec(at)?.[1] ?? null;

/** Cells that no reader used, by the row they stand in. */
const unreadByRow = ({ notes }: Filing): ReadonlyMap<string, string> =>
  new Map(
    notes.flatMap(({ kind, code, at, message }) => {
      const row = kind === 'finding' && code === 'unread-cell' && at !== null ? rowOf(at) : null;
      return row === null ? [] : [[row, message] as const];
    }),
  );

const hasNoValue = ({ indicator }: OwnedIndicator): boolean =>
  indicator.targets.every(({ kind, role }) => role !== 'target' || kind === 'empty');

/**
 * An indicator without any value beside a cell of its row that nobody read: the value is printed and was lost (the heading of
 * its column was misread). An indicator that is printed without a value is none of these.
 */
export const checkMissingValues: Check = {
  name: 'missing-values',
  run: (filing) => {
    const unread = unreadByRow(filing);
    if (unread.size === 0) return [];
    return ownedIndicators(filing)
      .filter(hasNoValue)
      .flatMap((owned): Finding[] => {
        const { key, at } = owned.indicator;
        const cell = unread.get(rowOf(at) ?? '');
        if (cell === undefined) return [];
        const message = `${nameIndicator(owned)}: no value was read, but its row holds a cell that nobody read (${cell})`;
        return [finding('missing-value', 'warning', message, at, { subjects: [{ key }] })];
      });
  },
};
