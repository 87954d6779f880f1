import type { Box } from '../../src/model/index.ts';

type Point = readonly [x: number, y: number];

/** A straight piece is slanted when it runs this far along both directions, in points; a rounded corner is no larger than the second. */
const LEAST_RUN = 3;
const LEAST_ARC = 15;

/**
 * Box around the slanted and curved pieces of a path, in points, or null where it has none: the line of a chart, the
 * outline of a map, a pie. `NaN` between two points says that a curve joins them. Rounded corners of frames do not count.
 */
export const slantedBox = (points: readonly Point[]): Box | null => {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -1e9];
  let last: Point | null = null;
  let curved = false;
  for (const point of points) {
    const [x, y] = point;
    if (Number.isNaN(x)) {
      curved = true;
      continue;
    }
    const least = curved ? LEAST_ARC : LEAST_RUN;
    if (last && Math.abs(x - last[0]) > least && Math.abs(y - last[1]) > least) {
      [left, top] = [Math.min(left, x, last[0]), Math.min(top, y, last[1])];
      [right, bottom] = [Math.max(right, x, last[0]), Math.max(bottom, y, last[1])];
    }
    last = point;
    curved = false;
  }
  return right > left ? [left, top, right, bottom] : null;
};
