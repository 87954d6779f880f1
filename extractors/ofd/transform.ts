import type { Box } from '../../src/model/index.ts';

/** Affine transform: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Points per millimetre; OFD counts in millimetres from the top left corner. */
export const POINTS_PER_MM = 72 / 25.4;

/** Numbers of a list such as `0 0 210 297`; what is no number is left out. */
export const readNumbers = (text: string | undefined): readonly number[] =>
  (text ?? '')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(Number)
    .filter(Number.isFinite);

/** Transform of an object on its page, in points: its `CTM`, then the corner of its `Boundary`, then millimetres. */
export const objectTransform = (boundary: string | undefined, ctm: string | undefined, outer: Transform): Transform => {
  const [x = 0, y = 0] = readNumbers(boundary);
  const numbers = readNumbers(ctm);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.length === 6 ? numbers : [];
  return multiply(outer, [a, b, c, d, e + x, f + y]);
};

/** `outer` after `inner`. */
export const multiply = (outer: Transform, inner: Transform): Transform => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

/** A point on the page. */
export const placePoint = (t: Transform, x: number, y: number): readonly [x: number, y: number] => [
  t[0] * x + t[2] * y + t[4],
  t[1] * x + t[3] * y + t[5],
];

/** Box on the page around a rectangle of the object. */
export const placeBox = (t: Transform, left: number, top: number, right: number, bottom: number): Box => {
  const corners = [
    placePoint(t, left, top),
    placePoint(t, right, top),
    placePoint(t, left, bottom),
    placePoint(t, right, bottom),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
