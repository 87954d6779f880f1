import type { GrayImage } from './gray-image.ts';

interface Taps {
  readonly first: Int32Array;
  readonly count: number;
  readonly weights: Float32Array;
}

/** Triangle filter that widens when shrinking, so that thin strokes are averaged and not skipped (as in Pillow). */
const triangleTaps = (from: number, to: number): Taps => {
  const scale = from / to;
  const reach = Math.max(1, scale);
  const count = Math.min(from, Math.ceil(reach) * 2 + 1);
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.min(from - count, Math.ceil(centre - reach)));
    first[i] = start;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const weight = Math.max(0, 1 - Math.abs(start + k - centre) / reach);
      weights[i * count + k] = weight;
      sum += weight;
    }
    if (sum === 0) weights[i * count + Math.max(0, Math.min(count - 1, Math.round(centre) - start))] = sum = 1;
    for (let k = 0; k < count; k++) weights[i * count + k] = weights[i * count + k]! / sum;
  }
  return { first, count, weights };
};

const resampleRows = (source: Float32Array | Uint8Array, width: number, height: number, to: number): Float32Array => {
  const { first, count, weights } = triangleTaps(width, to);
  const out = new Float32Array(to * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < to; x++) {
      let sum = 0;
      const from = y * width + first[x]!;
      for (let k = 0; k < count; k++) sum += source[from + k]! * weights[x * count + k]!;
      out[y * to + x] = sum;
    }
  }
  return out;
};

const resampleColumns = (source: Float32Array, width: number, height: number, to: number): Float32Array => {
  const { first, count, weights } = triangleTaps(height, to);
  const out = new Float32Array(width * to);
  for (let y = 0; y < to; y++) {
    for (let k = 0; k < count; k++) {
      const weight = weights[y * count + k]!;
      if (weight === 0) continue;
      const from = (first[y]! + k) * width;
      for (let x = 0; x < width; x++) out[y * width + x]! += source[from + x]! * weight;
    }
  }
  return out;
};

/** Picture in another size, as grey values from 0 to 255 with fractions. */
export const resampleGray = (image: GrayImage, width: number, height: number): Float32Array =>
  resampleColumns(resampleRows(image.pixels, image.width, image.height, width), width, image.height, height);

/** Picture scaled by a factor; 1 returns the same picture. */
export const scaleGray = (image: GrayImage, factor: number): GrayImage => {
  const width = Math.max(1, Math.round(image.width * factor));
  const height = Math.max(1, Math.round(image.height * factor));
  if (width === image.width && height === image.height) return image;
  return { width, height, pixels: Uint8Array.from(resampleGray(image, width, height), Math.round) };
};

/** Picture of half the size, each pixel the mean of four; the last odd row and column are dropped. */
export const halveGray = ({ width, height, pixels }: GrayImage): GrayImage => {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const [upper, lower] = [2 * y * width, (2 * y + 1) * width];
    for (let x = 0; x < w; x++) {
      const k = 2 * x;
      out[y * w + x] =
        (pixels[upper + k]! + pixels[upper + k + 1]! + pixels[lower + k]! + pixels[lower + k + 1]! + 2) >> 2;
    }
  }
  return { width: w, height: h, pixels: out };
};
