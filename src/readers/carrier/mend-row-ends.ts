import type { Role } from '../align-row.ts';
import { tokenTraits } from '../text-traits.ts';
import { type Line, solidCells } from '../token.ts';
import { cutRows } from './cut-rows.ts';

const FEWEST_BROKEN = 2;

/** A row that begins with the value of the row above: `≥860套 | 质量指标 | 安全认证率`. */
const beginsWithValue = (line: Line): boolean => {
  const [first, second] = solidCells(line);
  if (!first || !second || line.geometry !== 'order') return false;
  const traits = tokenTraits(first);
  return (
    first.label === null &&
    traits.quantity &&
    second.label !== null &&
    (second.label.category ?? second.label.dimension) !== null
  );
};

/**
 * Rows of a table whose ends stand in wrong places (错位断行): where several begin with a value and go on with a level label, the
 * ends say nothing, and the cells are cut into rows anew by the columns they fit.
 */
export const mendRowEnds = (lines: readonly Line[], roles: readonly Role[]): readonly Line[] => {
  const [first] = lines;
  const startsLate = roles.findIndex(({ id }) => id === 'value') > roles.findIndex(({ id }) => id === 'name');
  if (!first || !startsLate || lines.some(({ geometry }) => geometry !== 'order')) return lines;
  if (lines.filter(beginsWithValue).length < FEWEST_BROKEN) return lines;
  const cells = lines.flatMap((line) => solidCells(line));
  return cutRows(cells, roles).map((row) => ({ ...first, cells: row, at: row[0]!.at }));
};
