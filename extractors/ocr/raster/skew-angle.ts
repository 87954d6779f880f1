import type { InkImage } from './ink-image.ts';

/** Largest skew that is looked for, in degrees; a page turned further is a photograph of another kind. */
const LARGEST = 6;

/** Upper edges of ink as x, y pairs, thinned to some 150,000. */
const topEdges = ({ width, height, ink }: InkImage): Int32Array => {
  const points: number[] = [];
  for (let y = 1; y < height; y++) {
    for (let x = y % 3; x < width; x += 3) {
      const i = y * width + x;
      if (ink[i] === 1 && ink[i - width] === 0) points.push(x, y);
    }
  }
  const stride = Math.max(1, Math.ceil(points.length / 300_000));
  if (stride === 1) return Int32Array.from(points);
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2 * stride) kept.push(points[i]!, points[i + 1]!);
  return Int32Array.from(kept);
};

/** Sharpness of the row profile at an angle: the sum of squares is largest when edges fall into the same rows. */
const sharpness = (points: Int32Array, width: number, height: number, degrees: number): number => {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const offset = Math.ceil(width * Math.abs(slope)) + 2;
  const rows = new Uint32Array(height + 2 * offset);
  for (let i = 0; i < points.length; i += 2) rows[Math.round(points[i + 1]! - points[i]! * slope) + offset]!++;
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
};

/**
 * Skew of text lines and rules in degrees, positive when they fall to the right; 0 for an empty page.
 * Projection profile method (Postl 1986), coarse to fine: 0.5°, 0.1°, 0.02°.
 */
export const skewAngle = (image: InkImage): number => {
  const points = topEdges(image);
  if (points.length < 400) return 0;
  let best = 0;
  let bestScore = sharpness(points, image.width, image.height, 0);
  const search = (from: number, to: number, step: number): void => {
    for (let n = 0; n <= Math.round((to - from) / step); n++) {
      const angle = from + n * step;
      const score = sharpness(points, image.width, image.height, angle);
      if (score > bestScore) [best, bestScore] = [angle, score];
    }
  };
  search(-LARGEST, LARGEST, 0.5);
  search(best - 0.4, best + 0.4, 0.1);
  search(best - 0.08, best + 0.08, 0.02);
  return Math.abs(best) < 0.02 ? 0 : best;
};
