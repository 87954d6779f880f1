/** Cells between two blank lines of a cell stream. */
export interface CellRun {
  readonly cells: readonly string[];
  /** The last cell began with an empty line before its text, so an empty line after the text may be its own too. */
  readonly padded: boolean;
  /** Bare lines that follow after the blank line: a paragraph between two tables or the rest of a cell. */
  readonly bareAfter: readonly string[];
}

const MOST_RUNS_PER_ROW = 8;
const WIDTH_CHANGE = 1;
const JOIN_PADDED = 0.3;
const JOIN_EMPTY = 0.6;
const JOIN_RESEMBLING = 0.8;
const JOIN_OVER_BARE_LINES = 1.4;

/** A complete row beside the two halves that prints the same text in the same column as the second half does. */
const resembles = (row: CellRun | undefined, left: CellRun, right: CellRun): boolean =>
  row !== undefined &&
  row.cells.length === left.cells.length + right.cells.length &&
  right.cells.some((cell, index) => cell !== '' && cell === row.cells[left.cells.length + index]);

/** Cost of reading the blank line after run `at` as part of its last cell and not as the end of the row. */
const joinCost = (runs: readonly CellRun[], at: number): number => {
  const left = runs[at]!;
  const right = runs[at + 1]!;
  if (left.padded && left.bareAfter.length === 0) return JOIN_PADDED;
  // `→绩效目标→1.…⏎⏎→→→→→`: nothing but empty cells is no row of its own
  if (left.bareAfter.length === 0 && right.cells.every((cell) => cell === '')) return JOIN_EMPTY;
  // `→健全⏎⏎→计划标准→绩效基本型` between rows that end with `→计划标准→绩效基本型`
  if (resembles(runs[at - 1], left, right) || resembles(runs[at + 2], left, right))
    return left.bareAfter.length > 0 ? JOIN_OVER_BARE_LINES : JOIN_RESEMBLING;
  return Number.POSITIVE_INFINITY;
};

interface Reading {
  readonly cost: number;
  /** Runs in the row before the last one, 0 when the last row is the first. */
  readonly previousLength: number;
}

/** Best reading of the runs up to each one, for each number of runs in the last row. */
const readAll = (runs: readonly CellRun[]): Reading[][] => {
  const table: Reading[][] = [];
  const before = [0];
  for (const run of runs) before.push(before.at(-1)! + run.cells.length);
  const widthOf = (end: number, length: number): number => before[end + 1]! - before[end + 1 - length]!;
  for (let end = 0; end < runs.length; end++) {
    const readings: Reading[] = [];
    let joined = 0;
    for (let length = 1; length <= Math.min(MOST_RUNS_PER_ROW, end + 1); length++) {
      if (length > 1) joined += joinCost(runs, end - length + 1);
      if (joined === Number.POSITIVE_INFINITY) break;
      readings.push(bestBefore(table, end - length, widthOf(end, length), joined, widthOf));
    }
    table.push(readings);
  }
  return table;
};

const bestBefore = (
  table: readonly (readonly Reading[])[],
  before: number,
  width: number,
  joined: number,
  widthOf: (end: number, length: number) => number,
): Reading => {
  if (before < 0) return { cost: joined, previousLength: 0 };
  let best: Reading = { cost: Number.POSITIVE_INFINITY, previousLength: 1 };
  table[before]!.forEach((reading, index) => {
    const change = widthOf(before, index + 1) === width ? 0 : WIDTH_CHANGE;
    const cost = reading.cost + change + joined;
    if (cost < best.cost) best = { cost, previousLength: index + 1 };
  });
  return best;
};

/**
 * Groups the runs of a cell stream into rows: `[2, 1]` says that the first two runs are one row. A blank line ends a
 * row, but cells hold blank lines too (`→⏎基本相符⏎⏎→计划标准` inside a row of nine). Rows of a table mostly have the same
 * number of cells, so the reading with the fewest changes of width wins; a join needs evidence of its own as well.
 */
export const groupRunsIntoRows = (runs: readonly CellRun[]): number[] => {
  const table = readAll(runs);
  const lengths: number[] = [];
  let end = runs.length - 1;
  let length = 1;
  let least = Number.POSITIVE_INFINITY;
  table[end]?.forEach((reading, index) => {
    if (reading.cost < least) [least, length] = [reading.cost, index + 1];
  });
  while (end >= 0) {
    lengths.push(length);
    const previous = table[end]![length - 1]!.previousLength;
    end -= length;
    length = previous;
  }
  return lengths.reverse();
};
