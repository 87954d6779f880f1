import type { InkComponent } from './ink-components.ts';

/**
 * Size of a printed character (em) in pixels, measured on the pieces of ink: the 70th percentile of the heights of the
 * roughly square ones, because many Chinese characters fall into parts but few pieces are larger than one character.
 * All other distances are given in em, so that a 150 dpi scan, a 600 dpi scan and a photograph are read alike.
 * Null when the page has too few pieces to tell.
 */
export const characterSize = (components: readonly InkComponent[], pageHeight: number): number | null => {
  const heights: number[] = [];
  for (const { left, top, right, bottom, area } of components) {
    const [width, height] = [right - left, bottom - top];
    if (height < 7 || height > pageHeight / 12) continue;
    if (width < height * 0.5 || width > height * 1.6) continue;
    const filled = area / (width * height);
    // a full square is a bullet or a table corner, a nearly empty one a frame
    if (filled > 0.12 && filled < 0.85) heights.push(height);
  }
  if (heights.length < 8) return null;
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.7)]! * 1.08;
};
