import type { Box } from '../../src/model/index.ts';

/** Width of a box. */
export const widthOf = (box: Box): number => box[2] - box[0];

/** Height of a box. */
export const heightOf = (box: Box): number => box[3] - box[1];

/** Smallest box around boxes; `[0, 0, 0, 0]` around none. */
export const around = (boxes: readonly Box[]): Box => {
  if (boxes.length === 0) return [0, 0, 0, 0];
  let [left, top, right, bottom] = boxes[0]!;
  for (const box of boxes) {
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return [left, top, right, bottom];
};

/** Length that two intervals share, negative when they are apart. */
export const overlap = (aStart: number, aEnd: number, bStart: number, bEnd: number): number =>
  Math.min(aEnd, bEnd) - Math.max(aStart, bStart);

/** Is the middle of `inner` inside `outer`, give or take `slack`? */
export const holdsMiddle = (outer: Box, inner: Box, slack = 0): boolean => {
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2];
  return x >= outer[0] - slack && x <= outer[2] + slack && y >= outer[1] - slack && y <= outer[3] + slack;
};

/** A box with coordinates to a hundredth of a point, so that output is short and stable. */
export const roundBox = (box: Box): Box => {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
};

/** Middle value of numbers (upper one of an even count); `fallback` for none. */
export const median = (values: readonly number[], fallback = 0): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? fallback;
