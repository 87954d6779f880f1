import type { Explanation } from '../default-pipeline.ts';
import type { LedgerEntry, Locator, Note } from '../model/index.ts';
import { layOutDocument } from '../readers/carrier/lay-out.ts';
import type { TableTrace, TracedColumn, TracedRow } from '../readers/reading-trace.ts';
import type { Line, Token } from '../readers/token.ts';

/** What is known of each place of a document after it was read. */
interface Places {
  readonly roles: ReadonlyMap<Locator, string>;
  readonly rows: ReadonlyMap<Locator, TracedRow>;
  /** Tables by the place of their first row. */
  readonly tables: ReadonlyMap<Locator, TableTrace>;
  readonly ledger: ReadonlyMap<Locator, LedgerEntry>;
  readonly notes: ReadonlyMap<Locator, readonly Note[]>;
}

const placesOf = ({ tables, filing }: Explanation): Places => {
  const rows = tables.flatMap((table) => table.rows);
  const notes = new Map<Locator, Note[]>();
  for (const note of filing.notes) if (note.at !== null) notes.set(note.at, [...(notes.get(note.at) ?? []), note]);
  return {
    roles: new Map(rows.flatMap((row) => row.roles.map(({ at, role }) => [at, role] as const))),
    rows: new Map(rows.map((row) => [row.at, row])),
    tables: new Map(tables.flatMap((table) => (table.rows[0] ? [[table.rows[0].at, table] as const] : []))),
    ledger: new Map(filing.ledger.map((entry) => [entry.at, entry])),
    notes,
  };
};

/** Why a cell left no record, or nothing. */
const fateOf = (entry: LedgerEntry | undefined): string =>
  entry === undefined || entry.disposition === 'used' ? '' : `${entry.disposition}: ${entry.rule}`;

const markOf = (token: Token, { roles, ledger }: Places): string => {
  const role = roles.get(token.at) ?? (token.label === null ? '' : 'label');
  const parts = [role, fateOf(ledger.get(token.at))].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` ‹${parts.join(', ')}›`;
};

const cellText = (token: Token, places: Places): string =>
  `${token.text}${markOf(token, places)}${token.width > 1 ? ` <${token.width}` : ''}`;

const sureness = (row: TracedRow | undefined): string => {
  if (!row) return '';
  const margin = row.margin === null ? '' : `  margin ${row.margin}`;
  return row.shifts.length === 0 ? margin : `${margin}  shifted ${row.shifts.join(', ')}`;
};

const lineText = (line: Line, places: Places): string => {
  if (line.kind === 'text') return `${line.at}  ${line.cells.map((cell) => cellText(cell, places)).join(' ')}`;
  const covers = line.covers.length === 0 ? '' : `  ^ ${line.covers.map((token) => token.text).join(' ^ ')}`;
  const columns = line.cells.map((token) => (token.column === null ? '?' : String(token.column))).join(',');
  const cells = line.cells.map((cell) => cellText(cell, places)).join(' | ');
  return `${line.at}  [${columns}] | ${cells} |${covers}${sureness(places.rows.get(line.at))}`;
};

const columnText = ({ role, header, start, end }: TracedColumn): string => {
  const span = start === null || end === null ? '' : ` [${end - start > 1 ? `${start}-${end - 1}` : start}]`;
  return `${role}${span}${header === null ? '' : ` "${header}"`}`;
};

const tableLine = ({ columns, isImplied }: TableTrace): string =>
  `    columns${isImplied ? ' (no header is printed)' : ''}: ${columns.map(columnText).join(' · ')}`;

const noteLine = ({ kind, severity, code, message }: Note): string => `    ! ${kind} ${severity} ${code}: ${message}`;

const linesOf = (line: Line, places: Places): readonly string[] => {
  const table = places.tables.get(line.at);
  const notes = [...new Set([line.at, ...line.cells.map(({ at }) => at)])].flatMap((at) => places.notes.get(at) ?? []);
  return [...(table ? [tableLine(table)] : []), lineText(line, places), ...notes.map(noteLine)];
};

/**
 * Rows as the reader saw them, without personal data: first columns in brackets (`?` where the carrier lost them), the role
 * or fate of each cell in `‹ ›`, `<n` for cells over n columns, merged cells that still cover the row behind `^`. Above the
 * first row of a table what its columns mean; behind a row the points to its next best reading; below it what was noted.
 */
export const printedReading = (explanation: Explanation): string => {
  const places = placesOf(explanation);
  return `${layOutDocument(explanation.document)
    .flatMap((line) => linesOf(line, places))
    .join('\n')}\n`;
};
