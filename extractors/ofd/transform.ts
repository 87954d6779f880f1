import { type Matrix, multiply } from '../geometry/matrix.ts';

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
export const objectTransform = (boundary: string | undefined, ctm: string | undefined, outer: Matrix): Matrix => {
  const [x = 0, y = 0] = readNumbers(boundary);
  const numbers = readNumbers(ctm);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.length === 6 ? numbers : [];
  return multiply(outer, [a, b, c, d, e + x, f + y]);
};
