import type { GrayImage } from './gray-image.ts';

/**
 * Standard deviation of the noise in grey levels (Immerkær 1996, "Fast noise variance estimation"), on every fourth row.
 * Strokes count as noise as well, so the median over rows is taken: most rows of a page are paper.
 */
export const estimateNoise = ({ width, height, pixels }: GrayImage): number => {
  if (width < 8 || height < 8) return 0;
  const rows: number[] = [];
  for (let y = 1; y < height - 1; y += 4) {
    let sum = 0;
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const corners = pixels[i - width - 1]! + pixels[i - width + 1]! + pixels[i + width - 1]! + pixels[i + width + 1]!;
      const sides = pixels[i - width]! + pixels[i + width]! + pixels[i - 1]! + pixels[i + 1]!;
      sum += Math.abs(corners - 2 * sides + 4 * pixels[i]!);
    }
    rows.push(sum / (width - 2));
  }
  const median = rows.sort((a, b) => a - b)[rows.length >> 1] ?? 0;
  return (Math.sqrt(Math.PI / 2) / 6) * median;
};

/** Picture blurred with the 3×3 binomial kernel (1 2 1), which halves the noise and keeps hairlines. */
export const smoothGray = ({ width, height, pixels }: GrayImage): GrayImage => {
  const rows = new Uint16Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const left = pixels[row + Math.max(0, x - 1)]!;
      rows[row + x] = left + 2 * pixels[row + x]! + pixels[row + Math.min(width - 1, x + 1)]!;
    }
  }
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const [above, here, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++)
      out[here + x] = (rows[above + x]! + 2 * rows[here + x]! + rows[below + x]! + 8) >> 4;
  }
  return { width, height, pixels: out };
};
