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
  const joined: Rule[] = [];
  let last: Rule | null = null;
  let piece: Rule | null = null;
  for (const rule of sorted) {
    if (last && piece && rule.position === last.position && rule.start - last.end <= gapBetween(piece, rule)) {
      last = { ...last, end: Math.max(last.end, rule.end) };
    } else {
      if (last) joined.push(last);
      last = rule;
    }
    piece = rule;
  }
  if (last) joined.push(last);
  return joined.filter((rule) => rule.end - rule.start >= LEAST_LENGTH);
};
