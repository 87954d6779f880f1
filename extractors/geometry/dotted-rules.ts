import type { Box } from '../../src/model/index.ts';
import type { Rule, Rules } from './marks.ts';

/** Dots of one line lie at one height, give or take this many points. */
const SAME_LINE = 0.35;
/** A line is at least this many dots, no further apart than four times their size. */
const LEAST_DOTS = 4;
const MOST_GAP = 4;

interface Dot {
  readonly across: number;
  readonly along: number;
  readonly size: number;
}

const runsOf = (dots: readonly Dot[]): readonly Rule[] => {
  const rules: Rule[] = [];
  let run: Dot[] = [];
  const close = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.length >= LEAST_DOTS)
      rules.push({ position: first.across, start: first.along - first.size / 2, end: last.along + last.size / 2 });
    run = [];
  };
  for (const dot of dots) {
    const last = run.at(-1);
    const goesOn =
      last && Math.abs(dot.across - last.across) <= SAME_LINE && dot.along - last.along <= MOST_GAP * dot.size;
    if (!goesOn) close();
    run.push(dot);
  }
  close();
  return rules;
};

const sorted = (dots: readonly Dot[]): readonly Dot[] => {
  const rank = ({ across }: Dot): number => Math.round(across / SAME_LINE / 2);
  return [...dots].sort((a, b) => rank(a) - rank(b) || a.along - b.along);
};

/**
 * Lines that are drawn as rows of dots (点线): a browser prints each dot as a square of its own, which is neither a
 * horizontal nor a vertical line. Lone dots are no lines.
 */
export const dottedRules = (dots: readonly Box[]): Rules => {
  const across = dots.map(([l, t, r, b]): Dot => ({ across: (t + b) / 2, along: (l + r) / 2, size: r - l }));
  const down = dots.map(([l, t, r, b]): Dot => ({ across: (l + r) / 2, along: (t + b) / 2, size: b - t }));
  return { horizontal: runsOf(sorted(across)), vertical: runsOf(sorted(down)) };
};
