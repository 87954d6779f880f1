import { median } from '../../geometry/rectangle.ts';
import type { Rule, Rules } from './rule-strokes.ts';

/** Share of the page at its edges where a fold begins and ends. */
const EDGE = 0.04;
/** How much further than the rules of tables a fold reaches on both sides, in em, and how long these are. */
const BEYOND_EM = 1.5;
const LONG_EM = 6;

/** Lines of one direction from edge to edge of a page `length` pixels long, past the ends of its other long rules. */
const foldsAmong = (rules: readonly Rule[], length: number, em: number): readonly Rule[] => {
  const acrossAll = rules.filter(({ start, end }) => start <= length * EDGE && end >= length * (1 - EDGE));
  const others = rules.filter((rule) => !acrossAll.includes(rule) && rule.end - rule.start >= em * LONG_EM);
  if (others.length < 2) return [];
  const [left, right] = [median(others.map(({ start }) => start)), median(others.map(({ end }) => end))];
  return acrossAll.filter(({ start, end }) => start < left - em * BEYOND_EM && end > right + em * BEYOND_EM);
};

/**
 * Folds of the sheet and streaks of the scanner: they run from edge to edge of the page, past both sides of every table.
 * They are ink that is no writing, and part of no net of rules.
 */
export const pageFolds = ({ horizontal, vertical }: Rules, width: number, height: number, em: number): Rules => ({
  horizontal: foldsAmong(horizontal, width, em),
  vertical: foldsAmong(vertical, height, em),
});
