import { tokenTraits } from '../text-traits.ts';
import { isBlank, type Token } from '../token.ts';
import { columnEvidence, type RoleEvidence, type UnknownColumn } from './column-evidence.ts';

/** The role of one column with what speaks for it; `margin`: points to the best reading that gives it another role. */
export interface AssignedColumn {
  readonly column: UnknownColumn;
  readonly evidence: RoleEvidence;
  readonly margin: number;
}

/** Roles that several columns may have. */
const REPEATABLE: ReadonlySet<string> = new Set(['other', 'annotation', 'past-value', 'remark']);
const BEAM = 120;
const MOST_ROLES = 6;

/** A column that no role is found for: its words stay with the row as a remark. */
const NO_ROLE: RoleEvidence = { role: 'other', points: 0.5, words: 0, values: 0 };

const NOTHING: RoleEvidence = { role: 'nothing', points: -8, words: 0, values: 0 };

interface Reading {
  readonly points: number;
  readonly roles: readonly RoleEvidence[];
}

const signs = (column: UnknownColumn): number =>
  column.cells.filter((cell) => cell !== null && /^[≥≤><=]/.test(cell.folded)).length;

const numberAt = (cell: Token | null | undefined): number | null =>
  cell && !isBlank(cell) && tokenTraits(cell).number ? Number(cell.folded.replaceAll(',', '')) : null;

/** Share of the rows in which a score is not above its weight. */
const staysUnder = (weight: UnknownColumn, score: UnknownColumn): boolean =>
  weight.cells.every((cell, row) => {
    const [most, reached] = [numberAt(cell), numberAt(score.cells[row])];
    return most === null || reached === null || reached <= most;
  });

/** Share of the rows in which one cell repeats the words of the name. */
const repeatsName = (name: UnknownColumn, other: UnknownColumn): boolean => {
  const rows = other.cells.flatMap((cell, row) => {
    const named = name.cells[row]?.folded;
    return cell && !isBlank(cell) && named ? [cell.folded.includes(named)] : [];
  });
  return rows.length > 1 && rows.filter(Boolean).length * 2 >= rows.length;
};

/** Points of columns that belong together: target before result, weight over score, description beside name. */
const pairPoints = (columns: readonly UnknownColumn[], roles: readonly RoleEvidence[]): number => {
  const at = (role: string): number => roles.findIndex((evidence) => evidence.role === role);
  const [value, actual, weight, score, name, description] = [
    'value',
    'actual',
    'weight',
    'score',
    'name',
    'description',
  ].map(at);
  let points = 0;
  if (value! >= 0 && actual! >= 0) {
    points += value! < actual! ? 1 : -1;
    points += Math.sign(signs(columns[value!]!) - signs(columns[actual!]!));
  } else if (actual! >= 0) points -= 4;
  if (weight! >= 0 && score! >= 0)
    points += staysUnder(columns[weight!]!, columns[score!]!) ? (weight! < score! ? 1 : 0) : -2;
  else if (score! >= 0) points -= 1.5;
  if (name! >= 0 && description! >= 0 && repeatsName(columns[name!]!, columns[description!]!)) points += 2.5;
  const [level1, level2] = [at('level1'), at('level2')];
  if (level1 >= 0 && level2 >= 0 && level2 < level1) points -= 3;
  if (name! >= 0 && level2 > name!) points -= 1;
  if (name! >= 0 && value! >= 0 && name! < value!) points += 0.5;
  return points;
};

const isFree = (roles: readonly RoleEvidence[], role: string): boolean =>
  REPEATABLE.has(role) || !roles.some((evidence) => evidence.role === role);

/** The best reading of all columns, by beam search; `not` forbids one role to one column. */
const bestReading = (
  columns: readonly UnknownColumn[],
  choices: readonly (readonly RoleEvidence[])[],
  not: { readonly column: number; readonly role: string } | null,
): Reading => {
  let beam: Reading[] = [{ points: 0, roles: [] }];
  choices.forEach((options, index) => {
    const next = beam.flatMap(({ points, roles }) =>
      options
        .filter(({ role }) => isFree(roles, role) && !(not?.column === index && not.role === role))
        .concat(not?.column === index && not.role === NO_ROLE.role ? [NOTHING] : [])
        .map((evidence): Reading => ({ points: points + evidence.points, roles: [...roles, evidence] })),
    );
    beam = next.sort((a, b) => b.points - a.points).slice(0, BEAM);
  });
  const settled = beam.map(({ points, roles }) => ({ points: points + pairPoints(columns, roles), roles }));
  return settled.reduce((best, reading) => (reading.points > best.points ? reading : best));
};

/**
 * Gives every column of an indicator table its role (列的角色) from the words of its header and from the values under it: all
 * columns at once, each role once, so that the best case for the whole table decides.
 */
export const assignColumns = (columns: readonly UnknownColumn[]): AssignedColumn[] => {
  const choices = columns.map((column) => [...columnEvidence(column).slice(0, MOST_ROLES), NO_ROLE]);
  const best = bestReading(columns, choices, null);
  return columns.map((column, index) => {
    const evidence = best.roles[index]!;
    const other = bestReading(columns, choices, { column: index, role: evidence.role });
    return { column, evidence, margin: best.points - other.points };
  });
};
