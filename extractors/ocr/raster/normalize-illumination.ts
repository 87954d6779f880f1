import type { GrayImage } from './gray-image.ts';

/** Side of the blocks whose background is estimated, in pixels: wider than a bold stroke, narrower than a shadow. */
const BLOCK = 32;

const blockBackground = (image: GrayImage, left: number, top: number): number => {
  const histogram = new Uint16Array(256);
  const right = Math.min(image.width, left + BLOCK);
  const bottom = Math.min(image.height, top + BLOCK);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) histogram[image.pixels[y * image.width + x]!]!++;
  }
  // the 70th percentile: the median of paper pixels also where a fifth of the block is ink, and not the peak of the noise
  let rest = (right - left) * (bottom - top) * 0.3;
  let value = 255;
  while (value > 0 && rest >= histogram[value]!) rest -= histogram[value--]!;
  return value;
};

/** Median of the 3×3 neighbourhood, so that one block full of ink does not count as shadow. */
const smoothBlocks = (blocks: Float32Array, columns: number, rows: number): Float32Array =>
  blocks.map((_, index) => {
    const [cx, cy] = [index % columns, Math.floor(index / columns)];
    const around: number[] = [];
    for (let y = Math.max(0, cy - 1); y <= Math.min(rows - 1, cy + 1); y++) {
      for (let x = Math.max(0, cx - 1); x <= Math.min(columns - 1, cx + 1); x++) around.push(blocks[y * columns + x]!);
    }
    return around.sort((a, b) => a - b)[around.length >> 1]!;
  });

const backgroundAt = (blocks: Float32Array, columns: number, rows: number, y: number, line: Float32Array): void => {
  const v = Math.max(0, Math.min(rows - 1, (y + 0.5) / BLOCK - 0.5));
  const top = Math.floor(v);
  const [upper, lower] = [top * columns, Math.min(rows - 1, top + 1) * columns];
  for (let x = 0; x < line.length; x++) {
    const u = Math.max(0, Math.min(columns - 1, (x + 0.5) / BLOCK - 0.5));
    const left = Math.floor(u);
    const right = Math.min(columns - 1, left + 1);
    const a = blocks[upper + left]! * (1 - (u - left)) + blocks[upper + right]! * (u - left);
    const b = blocks[lower + left]! * (1 - (u - left)) + blocks[lower + right]! * (u - left);
    line[x] = a * (1 - (v - top)) + b * (v - top);
  }
};

/**
 * Picture divided by its own background, so that paper is about 245 everywhere: grey scanner background, shadows of a
 * photograph and shaded header cells vanish (division by a block percentile surface, bilinear in between).
 */
export const normalizeIllumination = (image: GrayImage): GrayImage => {
  const { width, height, pixels } = image;
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const raw = Float32Array.from({ length: columns * rows }, (_, i) =>
    blockBackground(image, (i % columns) * BLOCK, Math.floor(i / columns) * BLOCK),
  );
  const blocks = smoothBlocks(raw, columns, rows);
  const out = new Uint8Array(pixels.length);
  const line = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    backgroundAt(blocks, columns, rows, y, line);
    // a background under 48 is a black surface, not paper in shadow: dividing by it would only print noise
    for (let x = 0; x < width; x++) {
      out[y * width + x] = Math.min(255, (pixels[y * width + x]! * 245) / Math.max(48, line[x]!) + 0.5);
    }
  }
  return { width, height, pixels: out };
};
