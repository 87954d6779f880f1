import type { Term } from '../model/index.ts';
import { fitOf } from './role-fit.ts';
import { isGarbage, tokenTraits } from './text-traits.ts';
import { isBlank, joinTokens, type Token } from './token.ts';

/** A column of a table by meaning (列的角色), with the grid columns its header covers where they are known. */
export interface Role {
  readonly id: string;
  readonly header: Token | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Which of several side-by-side halves (中期 | 年度) the column belongs to, from 0. */
  readonly group: number;
  /** Fiscal year the header prints, for columns of past years. */
  readonly year: number | null;
  /** Term that the header over the column prints, where a table has several (长期 | 年度). */
  readonly term?: Term;
}

/** How strongly the printed column of a cell binds it to a role: points lost per column of displacement. */
export type ColumnBinding = { readonly perColumn: number; readonly most: number };

/** True grids: a cell under another header is nearly impossible. */
export const GRID_BINDING: ColumnBinding = { perColumn: 5, most: 10 };
/** Counted cells: merges vanish, so a cell may stand a few columns off. */
export const SLOT_BINDING: ColumnBinding = { perColumn: 1.2, most: 3 };
/** Only the order is known. */
export const NO_BINDING: ColumnBinding = { perColumn: 0, most: 0 };

/** Points. Joining two cells needs more evidence than leaving a column empty; nothing printed is dropped lightly. */
const JOIN_COST = 3;
const DROP_COST = 7;
const DROP_JUNK_COST = 1.5;
/** A single Chinese character is more often the end of a torn text than dirt: dearer to drop than to join. */
const DROP_CHARACTER_COST = 3.5;
const DROP_BLANK_COST = 0.3;
const MOST_JOINED = 3;

const SKIP_COSTS: Readonly<Record<string, number>> = {
  level1: 0,
  level2: 0,
  section: 0,
  name: 6,
  value: 2,
  actual: 1.5,
  'past-value': 1.5,
  label: 5,
  'project-name': 0.1,
  'project-unit': 0.1,
  budget: 0.3,
  'amount-item': 0.1,
  purpose: 0.1,
  objective: 0.1,
  'project-category': 0.1,
  other: 0.1,
};

/** Cost of leaving a column of the row empty. */
export const skipCost = (role: Role): number => SKIP_COSTS[role.id] ?? 0.8;

/** A cell (or several joined ones) and the role it was given; `role` -1 was left over. */
export interface Assignment {
  readonly role: number;
  readonly cells: readonly Token[];
  readonly token: Token;
  /** A join that a label or another cell of the row confirms. */
  readonly witnessed: boolean;
}

/** The best reading of a row. `margin`: points to the best reading that gives some cell another role. */
export interface RowAlignment {
  readonly assignments: readonly Assignment[];
  readonly score: number;
  readonly margin: number;
  /** Columns that each solid cell was moved, to the right as positive; the different amounts, sorted. */
  readonly shifts: readonly number[];
}

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly role: number;
  readonly points: number;
  readonly token: Token | null;
  readonly witnessed: boolean;
}

/** Ways to join neighbouring cells, with extra points where another cell of the row holds the same text whole. */
export type JoinJudge = (parts: readonly Token[]) => readonly { readonly token: Token; readonly bonus: number }[];

const plainJoin: JoinJudge = (parts) => [{ token: joinTokens(parts), bonus: 0 }];

/** Joins texts, but never two numbers: `100 | 60` are two amounts, and nothing proves a torn one. */
export const joinTexts: JoinJudge = (parts) =>
  parts.filter((part) => tokenTraits(part).number).length > 1 ? [] : plainJoin(parts);

const displacement = (token: Token, role: Role): number => {
  if (token.column === null || role.start === null || role.end === null) return 0;
  if (token.column < role.end && token.column + token.width > role.start) return 0;
  return token.column < role.start ? role.start - token.column : token.column - role.end + 1;
};

const placePoints = (token: Token, role: Role, binding: ColumnBinding): number =>
  -Math.min(displacement(token, role) * binding.perColumn, binding.most);

const dropPoints = (cell: Token): number => {
  if (isBlank(cell)) return -DROP_BLANK_COST;
  const traits = tokenTraits(cell);
  if (!isGarbage(traits)) return -DROP_COST;
  return traits.letters > 0 && traits.length === 1 ? -DROP_CHARACTER_COST : -DROP_JUNK_COST;
};

/** All ways to use up cells from `from` on: drop one, assign one, or join up to three for one role. */
const arcsFrom = (
  cells: readonly Token[],
  roles: readonly Role[],
  from: number,
  binding: ColumnBinding,
  join: JoinJudge | null,
): Arc[] => {
  const cell = cells[from]!;
  const arcs: Arc[] = [{ from, to: from + 1, role: -1, points: dropPoints(cell), token: null, witnessed: false }];
  roles.forEach((role, index) => {
    const points = fitOf(role.id, cell) + placePoints(cell, role, binding);
    arcs.push({ from, to: from + 1, role: index, points, token: cell, witnessed: false });
  });
  if (isBlank(cell) || !join) return arcs;
  const parts = [cell];
  for (let to = from + 1; to < cells.length && to - from < MOST_JOINED + 1; to++) {
    const next = cells[to]!;
    if (isBlank(next)) continue;
    parts.push(next);
    if (parts.length > MOST_JOINED) break;
    const cost = JOIN_COST * (parts.length - 1);
    for (const { token, bonus } of join([...parts]))
      roles.forEach((role, index) => {
        const points = fitOf(role.id, token) + bonus + placePoints(cell, role, binding) - cost;
        arcs.push({ from, to: to + 1, role: index, points, token, witnessed: bonus >= 1 });
      });
  }
  return arcs;
};

/** `best[i][j]`: most points with cells from i on to be read and roles before j used up; filled backwards. */
const backwardTable = (arcs: readonly Arc[][], skips: readonly number[], count: number): Float64Array[] => {
  const roleCount = skips.length - 1;
  const best = Array.from({ length: count + 1 }, () => new Float64Array(roleCount + 1).fill(Number.NEGATIVE_INFINITY));
  for (let j = 0; j <= roleCount; j++) best[count]![j] = skips[j]! - skips[roleCount]!;
  for (let i = count - 1; i >= 0; i--)
    for (let j = 0; j <= roleCount; j++) {
      let most = Number.NEGATIVE_INFINITY;
      for (const arc of arcs[i]!) {
        if (arc.role >= 0 && arc.role < j) continue;
        const next = arc.role < 0 ? j : arc.role + 1;
        const skipped = arc.role < 0 ? 0 : skips[j]! - skips[arc.role]!;
        const points = arc.points + skipped + best[arc.to]![next]!;
        if (points > most) most = points;
      }
      best[i]![j] = most;
    }
  return best;
};

/** `skips[j]`: points (negative) for leaving roles j, j+1, … empty, as a running sum from the end. */
const skipSums = (roles: readonly Role[], cost: (role: Role) => number): number[] => {
  const sums = new Array<number>(roles.length + 1).fill(0);
  for (let j = roles.length - 1; j >= 0; j--) sums[j] = sums[j + 1]! - cost(roles[j]!);
  return sums;
};

interface Step {
  readonly arc: Arc;
  readonly role: number;
}

const tracePath = (arcs: readonly Arc[][], skips: readonly number[], best: readonly Float64Array[]): Step[] => {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < arcs.length) {
    let chosen: Arc | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const arc of arcs[i]!) {
      if (arc.role >= 0 && arc.role < j) continue;
      const next = arc.role < 0 ? j : arc.role + 1;
      const points = arc.points + (arc.role < 0 ? 0 : skips[j]! - skips[arc.role]!) + best[arc.to]![next]!;
      if (points > most) [most, chosen] = [points, arc];
    }
    if (!chosen) break;
    steps.push({ arc: chosen, role: j });
    j = chosen.role < 0 ? j : chosen.role + 1;
    i = chosen.to;
  }
  return steps;
};

/** Best total over all readings that treat some solid cell differently from the chosen path. */
const runnerUp = (
  cells: readonly Token[],
  arcs: readonly Arc[][],
  skips: readonly number[],
  best: readonly Float64Array[],
  path: readonly Step[],
): number => {
  let most = Number.NEGATIVE_INFINITY;
  let before = 0;
  for (const { arc: chosen, role: j } of path) {
    for (const arc of arcs[chosen.from]!) {
      if (arc === chosen || (arc.role >= 0 && arc.role < j)) continue;
      if (isBlank(cells[chosen.from]!)) continue;
      const next = arc.role < 0 ? j : arc.role + 1;
      const points = arc.points + (arc.role < 0 ? 0 : skips[j]! - skips[arc.role]!) + best[arc.to]![next]!;
      if (before + points > most) most = before + points;
    }
    before += chosen.points + (chosen.role < 0 ? 0 : skips[j]! - skips[chosen.role]!);
  }
  return most;
};

/** Columns a cell has to move to stand under its role, to the right as positive. */
const shiftOf = (token: Token, role: Role): number => {
  const distance = displacement(token, role);
  return distance === 0 || token.column === null || role.start === null
    ? 0
    : Math.sign(role.start - token.column) * distance;
};

const align = (
  cells: readonly Token[],
  roles: readonly Role[],
  binding: ColumnBinding,
  cost: (role: Role) => number,
  join: JoinJudge | null,
): RowAlignment => {
  const arcs = cells.map((_, from) => arcsFrom(cells, roles, from, binding, join));
  const skips = skipSums(roles, cost);
  const best = backwardTable(arcs, skips, cells.length);
  const path = tracePath(arcs, skips, best);
  const score = best[0]![0]!;
  const assignments = path.map(({ arc }) => ({
    role: arc.role,
    cells: cells.slice(arc.from, arc.to).filter((cell) => !isBlank(cell)),
    token: arc.token ?? cells[arc.from]!,
    witnessed: arc.witnessed,
  }));
  const moves = assignments.flatMap(({ role, token }) =>
    role < 0 || isBlank(token) ? [] : [shiftOf(token, roles[role]!)],
  );
  const shifts = [...new Set(moves)].sort((a, b) => a - b);
  return { assignments, score, margin: score - runnerUp(cells, arcs, skips, best, path), shifts };
};

/** Whether every solid cell found a column it fits, in its place. */
const isSettled = ({ assignments, shifts }: RowAlignment, roles: readonly Role[]): boolean =>
  shifts.every((shift) => shift === 0) &&
  assignments.every(({ role, token }) => isBlank(token) || (role >= 0 && fitOf(roles[role]!.id, token) >= -2));

/**
 * Aligns the cells of a row to column roles by dynamic programming: every cell gets a role in column order, is joined
 * to its neighbour (`10` + `0%`), or is left over; empty columns cost little where forms leave them empty. The same
 * alignment reads clean rows, rows displaced by columns, vanished blanks and torn cells; the margin to the runner-up
 * says how sure it is. Joining is tried only where the plain alignment leaves a cell without a fitting column.
 */
export const alignRow = (
  cells: readonly Token[],
  roles: readonly Role[],
  binding: ColumnBinding,
  options: { readonly join?: JoinJudge; readonly skip?: (role: Role) => number } = {},
): RowAlignment => {
  const cost = options.skip ?? skipCost;
  const plain = align(cells, roles, binding, cost, null);
  return isSettled(plain, roles) ? plain : align(cells, roles, binding, cost, options.join ?? plainJoin);
};
