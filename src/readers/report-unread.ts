import { type Finding, finding, type LedgerEntry, type Locator, type Note } from '../model/index.ts';

const MOST_CELLS = 30;
const QUOTED = 60;

/** Table a cell stands in: `p3.t1.r4.c2` → `p3.t1`; null for running text. */
const tableOf = (at: Locator): string | null => /^(.*t\d+)\.r\d+\.c\d+$/.exec(at)?.[1] ?? null;

const quote = (entries: readonly LedgerEntry[]): string =>
  entries
    .map(({ rawText }) => (rawText ?? '').replace(/\s+/g, ' ').trim())
    .join(' | ')
    .slice(0, QUOTED);

/**
 * Findings for the cells that no reader used: one for a table of which nothing was used, one for each cell elsewhere.
 * Nothing that was printed is passed over in silence.
 */
export const reportUnread = (ledger: readonly LedgerEntry[], notes: readonly Note[]): Finding[] => {
  const told = new Set(notes.flatMap(({ code, at }) => (code === 'unread-cell' && at ? [at] : [])));
  const byTable = groupByTable(ledger);
  const found: Finding[] = [];
  const single: LedgerEntry[] = [];
  for (const [table, entries] of byTable) {
    const unread = entries.filter(({ disposition, at }) => disposition === 'flagged' && !told.has(at));
    if (table !== null && unread.length === entries.length && unread.length > 1)
      found.push(
        finding(
          'unread-cell',
          'warning',
          `a whole table was not read, ${unread.length} cells: ${quote(unread)}`,
          unread[0]!.at,
        ),
      );
    else for (const entry of unread) single.push(entry);
  }
  for (const entry of single.slice(0, MOST_CELLS))
    found.push(finding('unread-cell', 'warning', `${entry.rule ?? 'unread'}: ${quote([entry])}`, entry.at));
  if (single.length > MOST_CELLS)
    found.push(finding('unread-cell', 'warning', `${single.length - MOST_CELLS} more cells were not read`, null));
  return found;
};

const groupByTable = (ledger: readonly LedgerEntry[]): Map<string | null, LedgerEntry[]> => {
  const groups = new Map<string | null, LedgerEntry[]>();
  for (const entry of ledger) {
    const table = tableOf(entry.at);
    const group = groups.get(table);
    if (group) group.push(entry);
    else groups.set(table, [entry]);
  }
  return groups;
};
