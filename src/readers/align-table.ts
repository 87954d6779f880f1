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
import { repairSigns } from './repair-signs.ts';
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

/** Uses the rows that are beyond doubt to learn which columns are never filled; the others are aligned again with that. */
export const alignTable = (printed: readonly Line[], roles: readonly Role[], context: ReadContext): AlignedRow[] => {
  const lines = repairSigns(printed, roles, context);
  const first = lines.map((line) => ({
    line,
    alignment: alignRow(line.cells, roles, BINDINGS[line.geometry], { join: judgeJoins(line.cells) }),
  }));
  const sure = first.filter(({ alignment }) => alignment.margin >= TEACHING_MARGIN);
  if (sure.length === first.length || sure.length === 0) return first;
  const filled = new Set(
    sure.flatMap(({ alignment }) =>
      alignment.assignments.filter(({ token }) => !isBlank(token)).map(({ role }) => role),
    ),
  );
  const usual = roles.filter((_, index) => !filled.has(index));
  if (usual.length === 0) return first;
  const unused = new Set(usual);
  const skip = (role: Role): number => (unused.has(role) ? -UNUSED_ROLE_COST : skipCost(role));
  return first.map((row) =>
    row.alignment.margin >= TEACHING_MARGIN
      ? row
      : {
          line: row.line,
          alignment: alignRow(row.line.cells, roles, BINDINGS[row.line.geometry], {
            join: judgeJoins(row.line.cells),
            skip,
          }),
        },
  );
};

/** Tokens of one half of a row by role. */
export type Cells = ReadonlyMap<string, Token>;

/** Tokens of one half of a row by role; past values are keyed by their place in the header. */
export const cellsOfGroup = ({ alignment }: AlignedRow, roles: readonly Role[], group: number): Cells => {
  const cells = new Map<string, Token>();
  for (const { role, token } of alignment.assignments) {
    if (role < 0 || isBlank(token)) continue;
    const { id, group: half } = roles[role]!;
    const shared = SHARED_ROLES.has(id);
    if (half !== group && !(shared && half === 0)) continue;
    cells.set(id === 'past-value' || cells.has(id) ? `${id}#${role}` : id, token);
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
