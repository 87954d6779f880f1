import type { Box } from '../../src/model/index.ts';

/** Affine transform `[a b c d e f]` as PDF and OFD write it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The transform that changes nothing. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Transform that applies `inner` first and `outer` after it. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

/** Place of a point after a transform. */
export const place = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** Upright box around a rectangle after a transform. */
export const placeBox = (m: Matrix, left: number, top: number, right: number, bottom: number): Box => {
  const corners = [place(m, left, top), place(m, right, top), place(m, left, bottom), place(m, right, bottom)];
  const [xs, ys] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** Six finite numbers as a matrix, or null for anything else a damaged file may hold. */
export const matrixOf = (values: unknown): Matrix | null => {
  const list =
    values && typeof values === 'object' && 'length' in values ? Array.from(values as ArrayLike<unknown>) : [];
  return list.length >= 6 && list.slice(0, 6).every((value) => Number.isFinite(value))
    ? [Number(list[0]), Number(list[1]), Number(list[2]), Number(list[3]), Number(list[4]), Number(list[5])]
    : null;
};
