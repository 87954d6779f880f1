import { type Role, skipCost } from '../align-row.ts';

interface Step<Cell> {
  readonly points: number;
  readonly from: number;
  /** State before it: last column used, the number of columns before the first row. */
  readonly before: number;
  readonly newRow: boolean;
  /** Null for a piece that was dropped. */
  readonly cell: Cell | null;
}

/** A cell on the best path: it covers the pieces `from` up to `to` and stands in column `column`. */
export interface PlacedCell<Cell> {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** Null for a piece that was dropped. */
  readonly cell: Cell | null;
}

/**
 * Cuts a run without row ends into rows (断行): the best way through pieces × columns (Viterbi), where a row ends when the
 * next cell fits an earlier column better. Offers must come in the order of the places where the cells end or begin.
 */
export class RowPath<Cell> {
  private readonly table: (Step<Cell> | null)[][];
  /** Cost of leaving the columns before each one empty. */
  private readonly skips: readonly number[];
  private readonly columns: number;
  private readonly rowCost: number;
  private readonly habits: readonly number[];

  /** `length` pieces; every row begins with `rowCost`, so that a new row needs a reason. `habits`: how usual it is to fill each column. */
  constructor(length: number, roles: readonly Role[], rowCost: number, habits: readonly number[]) {
    const skips = [0];
    roles.forEach((role, column) => {
      skips.push(skips[column]! + skipCost(role) + Math.max(0, habits[column]!));
    });
    this.skips = skips;
    this.columns = roles.length;
    this.rowCost = rowCost;
    this.habits = habits;
    this.table = Array.from({ length: length + 1 }, () => new Array<Step<Cell> | null>(roles.length + 1).fill(null));
    this.table[0]![this.columns] = { points: 0, from: 0, before: this.columns, newRow: false, cell: null };
  }

  /** Whether any way leads to the place. */
  isReached(at: number): boolean {
    return this.table[at]!.some((step) => step !== null);
  }

  /** Offers a cell over the pieces `from` up to `to` for a column, worth `points`. */
  offerCell(from: number, to: number, column: number, points: number, cell: Cell): void {
    this.table[from]!.forEach((step, before) => {
      if (!step) return;
      const base = step.points + points + Math.min(0, this.habits[column]!);
      if (before < column)
        this.offer(to, column, { points: base - this.gap(before + 1, column), from, before, newRow: false, cell });
      const cost = this.endCost(before) + this.gap(0, column) + this.rowCost;
      this.offer(to, column, { points: base - cost, from, before, newRow: true, cell });
    });
  }

  /** Offers to drop the piece at a place. */
  offerDrop(at: number, cost: number): void {
    this.table[at]!.forEach((step, before) => {
      if (step) this.offer(at + 1, before, { points: step.points - cost, from: at, before, newRow: false, cell: null });
    });
  }

  /** The rows of the best path, with its dropped pieces. */
  rows(): PlacedCell<Cell>[][] {
    const rows: PlacedCell<Cell>[][] = [[]];
    let column = this.bestEnd();
    for (let to = this.table.length - 1; to > 0; ) {
      const step = this.table[to]![column];
      if (!step) break;
      rows[0]!.unshift({ from: step.from, to, column, cell: step.cell });
      if (step.newRow && step.from > 0) rows.unshift([]);
      to = step.from;
      column = step.before;
    }
    return rows;
  }

  private offer(at: number, column: number, step: Step<Cell>): void {
    const known = this.table[at]![column];
    if (!known || step.points > known.points) this.table[at]![column] = step;
  }

  private gap(from: number, to: number): number {
    return this.skips[to]! - this.skips[from]!;
  }

  /** Cost of the columns that a row leaves empty at its end. */
  private endCost(column: number): number {
    return column === this.columns ? 0 : this.gap(column + 1, this.columns);
  }

  private bestEnd(): number {
    const worth = this.table
      .at(-1)!
      .map((step, column) => (step ? step.points - this.endCost(column) : Number.NEGATIVE_INFINITY));
    return worth.indexOf(Math.max(...worth));
  }
}

/** Fewer rows have no habits. */
const FEWEST_ROWS = 4;
const HABIT_WEIGHT = 0.7;
const STRONGEST_HABIT = 1.5;

const isLevel = ({ id }: Role): boolean => id === 'level1' || id === 'level2';

/**
 * How usual it is to fill each column, from the rows that fill it: the log of its odds, in points that a row loses when it
 * leaves a usual column empty (above 0) or fills an unusual one (below 0). Levels, printed once for many rows, have none.
 */
const habitsOf = (rows: readonly (readonly PlacedCell<unknown>[])[], roles: readonly Role[]): number[] => {
  const filled = new Array<number>(roles.length).fill(0);
  for (const row of rows)
    for (const column of new Set(row.filter(({ cell }) => cell !== null).map(({ column }) => column)))
      filled[column]!++;
  return roles.map((role, column) => {
    if (isLevel(role)) return 0;
    const odds = (filled[column]! + 1) / (rows.length - filled[column]! + 1);
    return Math.max(-STRONGEST_HABIT, Math.min(STRONGEST_HABIT, Math.log(odds) * HABIT_WEIGHT));
  });
};

/**
 * Cuts twice: rows of one table fill the same columns, so the second cut is drawn to the columns that the rows of the
 * first one fill. A text that fits two columns (`单项业务成本` as reason of one row or name of the next) falls to its place.
 */
export const cutByHabit = <Cell>(
  roles: readonly Role[],
  cut: (habits: readonly number[]) => PlacedCell<Cell>[][],
): PlacedCell<Cell>[][] => {
  const first = cut(roles.map(() => 0));
  return first.length < FEWEST_ROWS ? first : cut(habitsOf(first, roles));
};
