import type { Rule } from './marks.ts';

/** Rules closer than this are one line drawn twice: a double line (双线), or a border drawn by both its cells. */
export const SNAP_DISTANCE = 2.5;

/**
 * Moves rules that run side by side within `distance` to one position, the mean weighted by length
 * (pdfplumber's snap step).
 */
export const snapRules = (rules: readonly Rule[], distance: number = SNAP_DISTANCE): readonly Rule[] => {
  const sorted = [...rules].sort((a, b) => a.position - b.position || a.start - b.start || a.end - b.end);
  const snapped: Rule[] = [];
  let group: Rule[] = [];
  const close = (): void => {
    const length = group.reduce((sum, rule) => sum + Math.max(rule.end - rule.start, 0.1), 0);
    const position = group.reduce((sum, r) => sum + r.position * Math.max(r.end - r.start, 0.1), 0) / length;
    for (const rule of group) snapped.push({ ...rule, position });
    group = [];
  };
  for (const rule of sorted) {
    // measured from the first of the group: a ladder of close lines must not collapse into one
    if (group.length > 0 && rule.position - group[0]!.position > distance) close();
    group.push(rule);
  }
  if (group.length > 0) close();
  return snapped;
};
