import type { Rule } from './marks.ts';

/** Gap that is bridged between two pieces of a line; pieces of a dashed line (虚线) may lie further apart. */
const JOIN_GAP = 3;
const DASH_LENGTH = 12;
const DASH_GAP = 6;

/** Shorter lines separate nothing. */
const LEAST_LENGTH = 5;

const gapBetween = (a: Rule, b: Rule): number => {
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return shorter > DASH_LENGTH ? JOIN_GAP : Math.min(DASH_GAP, Math.max(JOIN_GAP, shorter * 1.5));
};

/** Joins the pieces of lines at the same (snapped) position that touch, overlap or nearly touch; drops specks. */
export const joinRules = (rules: readonly Rule[]): readonly Rule[] => {
  const sorted = [...rules].sort((a, b) => a.position - b.position || a.start - b.start || a.end - b.end);
  const joined: { position: number; start: number; end: number; last: Rule }[] = [];
  for (const rule of sorted) {
    const open = joined.at(-1);
    if (open && rule.position === open.position && rule.start - open.end <= gapBetween(open.last, rule)) {
      open.end = Math.max(open.end, rule.end);
      open.last = rule;
    } else {
      joined.push({ ...rule, last: rule });
    }
  }
  return joined
    .filter((rule) => rule.end - rule.start >= LEAST_LENGTH)
    .map(({ position, start, end }) => ({ position, start, end }));
};
