import type { AlignedColumn } from './aligned-columns.ts';
import type { Rule } from './marks.ts';
import { isNumeric } from './numeric-text.ts';
import { partitionRows } from './partition-rows.ts';
import type { PlacedLine } from './placed-lines.ts';
import { COST, gatherEvidence } from './row-evidence.ts';

/** Is a rule (or the edge of a shaded band) drawn across most of the table between two lines? */
const ruleBetween = (
  rules: readonly Rule[],
  above: PlacedLine,
  below: PlacedLine,
  left: number,
  right: number,
): boolean => {
  const [from, to] = [(above.line.box[1] + above.line.box[3]) / 2, (below.line.box[1] + below.line.box[3]) / 2];
  const length = rules
    .filter(({ position }) => position > from && position < to)
    .reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, right) - Math.max(start, left)), 0);
  return length > 0.5 * (right - left);
};

const numbers = (group: readonly PlacedLine[]): number =>
  group.filter((line) => line.chunks.some(({ chunk }) => isNumeric(chunk.text))).length;

/** Do the rules part every row? Not when they part header, body and total (三线表) or groups of rows. */
const partsRows = (groups: readonly (readonly PlacedLine[])[], lines: number): boolean => {
  if (groups.length < 3 || groups.some((group) => numbers(group) > 2)) return false;
  return groups.length - 1 >= 0.5 * (lines - 1);
};

const groupsOf = (lines: readonly PlacedLine[], cuts: readonly boolean[]): readonly (readonly PlacedLine[])[] => {
  const groups: PlacedLine[][] = [[lines[0]!]];
  lines.slice(1).forEach((line, i) => {
    if (cuts[i]) groups.push([line]);
    else groups.at(-1)!.push(line);
  });
  return groups;
};

/** Rows (行) of a table without row rules: wrapped lines are put together, header lines as well. */
export const alignedRows = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
  rules: readonly Rule[],
): readonly (readonly PlacedLine[])[] => {
  if (lines.length < 2) return lines.map((line) => [line]);
  const [left, right] = [columns[0]!.left, columns.at(-1)!.right];
  const cuts = lines.map((line, i) => {
    const next = lines[i + 1];
    return next !== undefined && ruleBetween(rules, line, next, left, right);
  });
  const ruled = partsRows(groupsOf(lines, cuts), lines.length);
  const { rows } = partitionRows(gatherEvidence(lines, columns, cuts), cuts, ruled ? COST.unruledCut : 0);
  return rows.map(([from, to]) => lines.slice(from, to + 1));
};
