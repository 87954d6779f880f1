import type { GrayImage } from './gray-image.ts';

/** Black and white picture: 1 where there is ink. */
export interface InkImage {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** How much darker than its surroundings ink is: as a share, and at least this many grey levels. */
const CLEAR = { darker: 0.18, least: 24 };

/**
 * Ink by comparison with the local mean over a square window (Bradley and Roth 2007), with running sums over columns
 * instead of an integral image: 4 bytes a column, not 4 bytes a pixel.
 */
export const thresholdInk = (
  { width, height, pixels }: GrayImage,
  window: number,
  { darker, least }: { readonly darker: number; readonly least: number } = CLEAR,
): InkImage => {
  const reach = Math.max(2, window >> 1);
  const ink = new Uint8Array(pixels.length);
  const columns = new Uint32Array(width);
  const addRow = (y: number, sign: 1 | -1): void => {
    if (y < 0 || y >= height) return;
    for (let x = 0; x < width; x++) columns[x]! += sign * pixels[y * width + x]!;
  };
  for (let y = 0; y < reach; y++) addRow(y, 1);
  for (let y = 0; y < height; y++) {
    addRow(y + reach, 1);
    addRow(y - reach - 1, -1);
    const rows = Math.min(height, y + reach + 1) - Math.max(0, y - reach);
    let sum = 0;
    for (let x = 0; x < Math.min(width, reach); x++) sum += columns[x]!;
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += columns[x + reach]!;
      if (x - reach - 1 >= 0) sum -= columns[x - reach - 1]!;
      const mean = sum / (rows * (Math.min(width, x + reach + 1) - Math.max(0, x - reach)));
      const value = pixels[y * width + x]!;
      ink[y * width + x] = value < mean * (1 - darker) && value < mean - least ? 1 : 0;
    }
  }
  return { width, height, ink };
};

/** Contrast that is enough where noise has been averaged away. */
const FAINT = { darker: 0.07, least: 9 };

/**
 * Ink after averaging along the rows over `length` pixels, with a lower threshold: faint level lines stand out of noise,
 * writing smears. Only good to confirm a line that is expected at a place.
 */
export const levelInk = ({ width, height, pixels }: GrayImage, length: number, window: number): InkImage => {
  const reach = length >> 1;
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(width, reach); x++) sum += pixels[row + x]!;
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += pixels[row + x + reach]!;
      if (x - reach - 1 >= 0) sum -= pixels[row + x - reach - 1]!;
      out[row + x] = sum / (Math.min(width, x + reach + 1) - Math.max(0, x - reach));
    }
  }
  return thresholdInk({ width, height, pixels: out }, window, FAINT);
};

/** Black and white picture mirrored at its diagonal: columns become rows. */
export const transposeInk = ({ width, height, ink }: InkImage): InkImage => {
  const out = new Uint8Array(ink.length);
  // in tiles of 32×32, so that both sides stay in the cache
  for (let ty = 0; ty < height; ty += 32) {
    for (let tx = 0; tx < width; tx += 32) {
      const [bottom, right] = [Math.min(height, ty + 32), Math.min(width, tx + 32)];
      for (let y = ty; y < bottom; y++) for (let x = tx; x < right; x++) out[x * height + y] = ink[y * width + x]!;
    }
  }
  return { width: height, height: width, ink: out };
};
