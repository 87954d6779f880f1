import {
  alignRow,
  type ColumnBinding,
  GRID_BINDING,
  NO_BINDING,
  type Role,
  type RowAlignment,
  SLOT_BINDING,
  skipCost,
} from './align-row.ts';
import { judgeJoins } from './join-cells.ts';
import type { ReadContext } from './read-context.ts';
import { traceTable } from './reading-trace.ts';
import { repairGluedSigns } from './repair-glued-signs.ts';
import { repairSigns } from './repair-signs.ts';
import { splitGluedValue } from './split-glued-value.ts';
import type { TableHeader } from './table-header.ts';
import { isBlank, type Line, type Token } from './token.ts';

/** A body row of a table with its best reading. */
export interface AlignedRow {
  readonly line: Line;
  readonly alignment: RowAlignment;
}

/** A confident row teaches which columns a table really fills. */
const TEACHING_MARGIN = 2;
const UNUSED_ROLE_COST = 2.5;

/** How strongly columns bind, by what the carrier knows of them. */
export const BINDINGS: Readonly<Record<Line['geometry'], ColumnBinding>> = {
  grid: GRID_BINDING,
  slots: SLOT_BINDING,
  order: NO_BINDING,
  stream: NO_BINDING,
  text: NO_BINDING,
};

const endOf = (token: Token): number => (token.column ?? 0) + token.width;

/** Width in columns of each table the lines come from. */
const widthsByTable = (lines: readonly Line[]): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>();
  for (const line of lines)
    for (const cell of [...line.cells, ...line.covers])
      widths.set(line.block, Math.max(widths.get(line.block) ?? 0, endOf(cell)));
  return widths;
};

/** Columns of a table that goes on as another table (next page) hold only when it is as wide as the one with the header. */
const bindingsFor = (lines: readonly Line[], header: TableHeader): ((line: Line) => ColumnBinding) => {
  const widths = widthsByTable(lines);
  const width = Math.max(widths.get(header.block) ?? 0, ...header.roles.map(({ end }) => end ?? 0));
  return (line) =>
    line.block === header.block || widths.get(line.block) === width ? BINDINGS[line.geometry] : NO_BINDING;
};

/** Columns that no row beyond doubt ever fills are not expected in the doubtful rows either. */
const learnedSkips = (rows: readonly AlignedRow[], roles: readonly Role[]): ((role: Role) => number) | null => {
  const sure = rows.filter(({ alignment }) => alignment.margin >= TEACHING_MARGIN);
  if (sure.length === rows.length || sure.length === 0) return null;
  const assigned = sure.flatMap(({ alignment }) => alignment.assignments.filter(({ token }) => !isBlank(token)));
  const filled = new Set(assigned.map(({ role }) => role));
  const unused = new Set(roles.filter((_, index) => !filled.has(index)));
  return unused.size === 0 ? null : (role) => (unused.has(role) ? -UNUSED_ROLE_COST : skipCost(role));
};

/**
 * Aligns the body rows of a table to its columns. Rows that are beyond doubt teach which columns the table never fills;
 * the others are aligned again with that. A row without a value is looked at for one that stands glued to another cell.
 */
export const alignTable = (header: TableHeader, printed: readonly Line[], context: ReadContext): AlignedRow[] => {
  const { roles } = header;
  const lines = repairGluedSigns(repairSigns(printed, roles, context), roles, context);
  const bindingOf = bindingsFor(lines, header);
  const align = (line: Line, skip: (role: Role) => number = skipCost): AlignedRow => ({
    line,
    alignment: alignRow(line.cells, roles, bindingOf(line), { join: judgeJoins(line.cells), skip }),
  });
  const first = lines.map((line) => align(line));
  const skip = learnedSkips(first, roles);
  const settled = skip
    ? first.map((row) => (row.alignment.margin >= TEACHING_MARGIN ? row : align(row.line, skip)))
    : first;
  const rows = settled.map((row) => splitGluedValue(row, roles, (line) => align(line, skip ?? skipCost), context));
  context.watch?.(traceTable(header, rows));
  return rows;
};

/** Tokens of one half of a row by role. */
export type Cells = ReadonlyMap<string, Token>;

/** Tokens of one half of a row by role; past values are keyed by their place in the header. */
export const cellsOfGroup = ({ alignment }: AlignedRow, roles: readonly Role[], group: number): Cells => {
  const cells = new Map<string, Token>();
  for (const { role, token } of alignment.assignments) {
    if (role < 0 || isBlank(token)) continue;
    const { id, group: half } = roles[role]!;
    const shared =
      SHARED_ROLES.has(id) || (id === 'level2' && !roles.some((other) => other.id === id && other.group === group));
    if (half !== group && !(shared && half === 0)) continue;
    const later = id === 'value' && roles.findIndex((other) => other.id === id && other.group === half) !== role;
    cells.set(id === 'past-value' || later || cells.has(id) ? `${id}#${role}` : id, token);
  }
  return cells;
};

/** Columns that stand once for all halves of a row. */
const SHARED_ROLES: ReadonlySet<string> = new Set([
  'level1',
  'section',
  'project-unit',
  'project-name',
  'project-category',
  'budget',
  'objective',
]);
