import type { InkImage } from './ink-image.ts';

/** Longest dash and widest gap of a dashed line (虚线), in em, and how many dashes make a line. */
const DASH_EM = 1.1;
const GAP_EM = 0.5;
const LEAST_DASHES = 6;
const LEAST_EM = 2;

/** Runs of ink of one row as starts and ends, flat. */
const runsOf = (ink: Uint8Array, from: number, width: number): number[] => {
  const runs: number[] = [];
  let start = -1;
  for (let x = 0; x <= width; x++) {
    const on = x < width && ink[from + x] === 1;
    if (on && start < 0) start = x;
    else if (!on && start >= 0) {
      runs.push(start, x);
      start = -1;
    }
  }
  return runs;
};

interface Sequence {
  /** Index of its last run, and number of its dashes. */
  readonly last: number;
  readonly dashes: number;
}

/**
 * Regular sequence that begins at run `from`: every dash begins one period after the one before. Where another line
 * crosses in a gap, its ink lies between two dashes and is passed over.
 */
const sequenceFrom = (runs: readonly number[], from: number, em: number): Sequence => {
  const period = (runs[from + 2] ?? 0) - runs[from]!;
  const slack = Math.max(1.5, period * 0.16);
  let [last, dashes] = [from, 1];
  for (;;) {
    const [start, end] = [runs[last]!, runs[last + 1]!];
    if (end - start > em * DASH_EM) break;
    const fits = (index: number): boolean =>
      index < runs.length && runs[index]! - end <= em * GAP_EM && Math.abs(runs[index]! - start - period) <= slack;
    const next = [last + 2, last + 4].find(fits);
    if (next === undefined) break;
    last = next;
    dashes++;
  }
  return { last, dashes };
};

/**
 * Ink with the gaps of dashed and dotted lines filled along the rows: six or more dashes at one regular distance. Writing is
 * never that regular over two characters; dotted leaders are, so a closed line is a rule only where it meets others.
 */
export const closeDashes = ({ width, height, ink }: InkImage, em: number): InkImage => {
  const closed = ink.slice();
  for (let y = 0; y < height; y++) {
    const runs = runsOf(ink, y * width, width);
    for (let i = 0; i + 2 * LEAST_DASHES <= runs.length; ) {
      const { last, dashes } = sequenceFrom(runs, i, em);
      const [left, right] = [runs[i]!, runs[last + 1]!];
      if (dashes >= LEAST_DASHES && right - left >= em * LEAST_EM) {
        closed.fill(1, y * width + left, y * width + right);
      }
      i = Math.max(i + 2, last);
    }
  }
  return { width, height, ink: closed };
};
