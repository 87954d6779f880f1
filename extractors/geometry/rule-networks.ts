import type { Rule, Rules } from './marks.ts';

/** Lines may miss each other by this much and still meet. */
export const CROSS_TOLERANCE = 3;

const firstAtLeast = (rules: readonly Rule[], position: number): number => {
  let [low, high] = [0, rules.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rules[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Calls `visit` with the indexes of every horizontal and vertical rule that meet; `vertical` is sorted by position. */
const visitCrossings = (
  { horizontal, vertical }: Rules,
  tolerance: number,
  visit: (h: number, v: number) => void,
): void => {
  horizontal.forEach((h, i) => {
    for (let k = firstAtLeast(vertical, h.start - tolerance); k < vertical.length; k++) {
      const v = vertical[k]!;
      if (v.position > h.end + tolerance) break;
      if (h.position >= v.start - tolerance && h.position <= v.end + tolerance) visit(i, k);
    }
  });
};

/**
 * Sets of rules that hang together by crossings, so that decorative lines stay alone (Camelot's clustering of rules
 * by crossing). Horizontal rules that meet no vertical one come back in `loose`.
 */
export const ruleNetworks = (
  rules: Rules,
  tolerance: number = CROSS_TOLERANCE,
): { readonly networks: readonly Rules[]; readonly loose: Rules } => {
  const horizontal = rules.horizontal;
  const vertical = [...rules.vertical].sort((a, b) => a.position - b.position || a.start - b.start);
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parents[r] !== r) {
      parents[r] = parents[parents[r]!]!;
      r = parents[r]!;
    }
    return r;
  };
  visitCrossings({ horizontal, vertical }, tolerance, (h, v) => {
    parents[root(h)] = root(horizontal.length + v);
  });
  const byRoot = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const at = (i: number) => {
    const known = byRoot.get(root(i));
    if (known) return known;
    const fresh = { horizontal: [], vertical: [] };
    byRoot.set(root(i), fresh);
    return fresh;
  };
  horizontal.forEach((h, i) => void at(i).horizontal.push(h));
  vertical.forEach((v, k) => void at(horizontal.length + k).vertical.push(v));
  const all = [...byRoot.values()];
  const single = all.filter((set) => set.horizontal.length + set.vertical.length === 1);
  return {
    networks: all.filter((set) => set.horizontal.length + set.vertical.length > 1),
    loose: { horizontal: single.flatMap((set) => set.horizontal), vertical: single.flatMap((set) => set.vertical) },
  };
};
