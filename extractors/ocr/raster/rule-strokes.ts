import type { InkImage } from './ink-image.ts';

/** One row of pixels of a rule: the row (column for a vertical rule) and its first and last pixel along the rule. */
export type RuleTrace = readonly [across: number, start: number, end: number];

/** Ruling line in pixels: `position` across (y of a horizontal rule), from `start` to `end` along it. */
export interface Rule {
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly thickness: number;
  /** Has gaps all along (虚线). */
  readonly dashed?: boolean;
  /** Dots that lead on from writing (……). */
  readonly leads?: boolean;
  /** Was only seen by averaging along it: printed pale, or worn to pieces. */
  readonly faint?: boolean;
  readonly traces: readonly RuleTrace[];
}

/** Ruling lines of a page. */
export interface Rules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Runs of one row, gaps up to `gap` bridged, at least `shortest` long, as [start, end] pairs, flat. */
const longRuns = ({ ink, width }: InkImage, y: number, shortest: number, gap: number): number[] => {
  const runs: number[] = [];
  let start = -1;
  let last = -1;
  for (let x = 0, i = y * width; x < width; x++, i++) {
    if (ink[i] === 0) continue;
    if (start >= 0 && x - last - 1 > gap) {
      if (last - start + 1 >= shortest) runs.push(start, last);
      start = x;
    } else if (start < 0) start = x;
    last = x;
  }
  if (start >= 0 && last - start + 1 >= shortest) runs.push(start, last);
  return runs;
};

/** A rule of its pixel rows. */
export const ruleOf = (traces: readonly RuleTrace[]): Rule => {
  let [start, end, weight, moment] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (const [across, from, to] of traces) {
    start = Math.min(start, from);
    end = Math.max(end, to);
    weight += to - from + 1;
    moment += (to - from + 1) * across;
  }
  // mean thickness, not extent: a rule that drifts over five rows is still one pixel thick
  return { position: moment / weight, start, end, thickness: weight / (end - start + 1), traces };
};

/** Joins runs of neighbouring rows into strokes. */
export const strokes = (image: InkImage, shortest: number, gap: number): readonly Rule[] => {
  const done: RuleTrace[][] = [];
  let active: RuleTrace[][] = [];
  for (let y = 0; y < image.height; y++) {
    const runs = longRuns(image, y, shortest, gap);
    for (let r = 0; r < runs.length; r += 2) {
      const [start, end] = [runs[r]!, runs[r + 1]!];
      const touching = active.filter((stroke) => {
        for (let k = stroke.length - 1; k >= 0 && stroke[k]![0] >= y - 2; k--) {
          if (stroke[k]![1] <= end + gap && stroke[k]![2] >= start - gap) return true;
        }
        return false;
      });
      const joined = touching.flat().sort((a, b) => a[0] - b[0]);
      joined.push([y, start, end]);
      active = active.filter((stroke) => !touching.includes(stroke));
      active.push(joined);
    }
    const ended = active.filter((stroke) => stroke.at(-1)![0] < y - 2);
    if (ended.length > 0) {
      done.push(...ended);
      active = active.filter((stroke) => !ended.includes(stroke));
    }
  }
  return [...done, ...active].map(ruleOf);
};
