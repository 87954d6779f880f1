import type { Rule, Rules } from './marks.ts';
import { median } from './rectangle.ts';
import { SNAP_DISTANCE } from './snap-rules.ts';

/** Line of a grid: its position and the stretches where it is really drawn. */
export interface GridLine {
  readonly position: number;
  readonly stretches: readonly (readonly [start: number, end: number])[];
}

/** Lines of a grid in both directions, sorted by position. */
export interface GridLines {
  readonly rows: readonly GridLine[];
  readonly columns: readonly GridLine[];
}

const WHOLE: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

const linesAt = (rules: readonly Rule[]): readonly GridLine[] => {
  const lines: { position: number; stretches: [number, number][] }[] = [];
  for (const rule of [...rules].sort((a, b) => a.position - b.position || a.start - b.start)) {
    const line = lines.at(-1);
    if (line && rule.position - line.position <= SNAP_DISTANCE) line.stretches.push([rule.start, rule.end]);
    else lines.push({ position: rule.position, stretches: [[rule.start, rule.end]] });
  }
  for (const line of lines) line.stretches.sort((a, b) => a[0] - b[0]);
  return lines;
};

/**
 * Adds the outer border that is not printed: a table open at its sides (开口表), or cut by the end of the page, has
 * crossing lines that run on by `reach` or more. pdfplumber #223, #1096: without it the first column is lost.
 */
const withOuterLines = (lines: readonly GridLine[], crossing: readonly Rule[], reach: number): readonly GridLine[] => {
  const low = median(crossing.map((rule) => rule.start));
  const high = median(crossing.map((rule) => rule.end));
  const [first, last] = [lines[0], lines.at(-1)];
  if (crossing.length < 2 || !first || !last) return lines;
  return [
    ...(first.position - low >= reach ? [{ position: low, stretches: [WHOLE] }] : []),
    ...lines,
    ...(high - last.position >= reach ? [{ position: high, stretches: [WHOLE] }] : []),
  ];
};

/** Lines of the grid that a network of rules draws, with the outer ones completed. */
export const gridLines = (network: Rules, reach: number): GridLines => ({
  rows: withOuterLines(linesAt(network.horizontal), network.vertical, reach),
  columns: withOuterLines(linesAt(network.vertical), network.horizontal, reach),
});

/** Share of `from`–`to` along which the line is drawn; `tolerance` forgives corners that do not quite meet. */
export const drawnShare = (line: GridLine, from: number, to: number, tolerance: number): number => {
  // a stretch that ends at the next line must not reach through a narrow slot
  const slack = Math.min(tolerance, (to - from) / 6);
  let [drawn, reached] = [0, from];
  for (const [start, end] of line.stretches) {
    const [a, b] = [Math.max(start - slack, reached), Math.min(end + slack, to)];
    if (b > a) {
      drawn += b - a;
      reached = b;
    }
  }
  return to > from ? drawn / (to - from) : 1;
};
