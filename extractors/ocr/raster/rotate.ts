import type { GrayImage } from './gray-image.ts';

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** Where a point of a turned or rotated picture stands in the picture before. */
export type PointMap = (x: number, y: number) => readonly [x: number, y: number];

/** Picture turned clockwise by quarter turns, without loss. */
export const turnGray = (image: GrayImage, turns: QuarterTurns): GrayImage => {
  if (turns === 0) return image;
  const { width, height, pixels } = image;
  const sideways = turns % 2 === 1;
  const [w, h] = sideways ? [height, width] : [width, height];
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const nx = turns === 1 ? height - 1 - y : turns === 2 ? width - 1 - x : y;
      const ny = turns === 1 ? x : turns === 2 ? height - 1 - y : width - 1 - x;
      out[ny * w + nx] = pixels[y * width + x]!;
    }
  }
  return { width: w, height: h, pixels: out };
};

/** Maps points of a picture turned by {@link turnGray} back; `image` is the picture before the turn. */
export const turnBack = (image: { readonly width: number; readonly height: number }, turns: QuarterTurns): PointMap => {
  if (turns === 1) return (x, y) => [y, image.height - x];
  if (turns === 2) return (x, y) => [image.width - x, image.height - y];
  if (turns === 3) return (x, y) => [image.width - y, x];
  return (x, y) => [x, y];
};

/** Maps points of a picture rotated by {@link rotateGray} back. */
export const rotateBack = (image: { readonly width: number; readonly height: number }, degrees: number): PointMap => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [image.width / 2, image.height / 2];
  return (x, y) => [cos * (x - cx) - sin * (y - cy) + cx, sin * (x - cx) + cos * (y - cy) + cy];
};

/** Picture of the same size rotated about its centre so that a text line rising by `degrees` becomes level; bilinear, white outside. */
export const rotateGray = (image: GrayImage, degrees: number): GrayImage => {
  const { width, height, pixels } = image;
  const out = new Uint8Array(pixels.length).fill(255);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x + 0.5 - cx) - sin * (y + 0.5 - cy) + cx - 0.5;
      const sy = sin * (x + 0.5 - cx) + cos * (y + 0.5 - cy) + cy - 0.5;
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const [fx, fy, i] = [sx - x0, sy - y0, y0 * width + x0];
      const upper = pixels[i]! * (1 - fx) + pixels[i + 1]! * fx;
      const lower = pixels[i + width]! * (1 - fx) + pixels[i + width + 1]! * fx;
      out[y * width + x] = upper * (1 - fy) + lower * fy + 0.5;
    }
  }
  return { width, height, pixels: out };
};
