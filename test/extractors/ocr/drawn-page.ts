import type { GrayImage } from '../../../extractors/ocr/raster/gray-image.ts';
import type { InkImage } from '../../../extractors/ocr/raster/ink-image.ts';

/** A page drawn pixel by pixel: white paper, black ink. */
export interface DrawnPage extends GrayImage {
  readonly fill: (left: number, top: number, right: number, bottom: number, gray?: number) => DrawnPage;
  readonly stroke: (x1: number, y1: number, x2: number, y2: number, thickness?: number) => DrawnPage;
}

/** An empty page to draw on. */
export const drawnPage = (width: number, height: number): DrawnPage => {
  const pixels = new Uint8Array(width * height).fill(255);
  const page: DrawnPage = {
    width,
    height,
    pixels,
    fill: (left, top, right, bottom, gray = 0) => {
      for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
        pixels.fill(gray, y * width + Math.max(0, left), y * width + Math.min(width, right));
      }
      return page;
    },
    stroke: (x1, y1, x2, y2, thickness = 2) => {
      const steps = Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) * 2);
      for (let i = 0; i <= steps; i++) {
        const [x, y] = [x1 + ((x2 - x1) * i) / steps, y1 + ((y2 - y1) * i) / steps];
        const [left, top] = [Math.round(x - thickness / 2), Math.round(y - thickness / 2)];
        page.fill(left, top, left + thickness, top + thickness);
      }
      return page;
    },
  };
  return page;
};

/** Glyph-like blots of `em` pixels in a row, as a line of writing. */
export const drawWriting = (page: DrawnPage, x: number, y: number, em: number, count: number): DrawnPage => {
  for (let i = 0; i < count; i++) {
    const left = x + i * em;
    page.stroke(left + 3, y + 4, left + em - 4, y + 4);
    page.stroke(left + 3, y + em - 4, left + em - 4, y + em - 4);
    page.stroke(left + em / 2, y + 3, left + em / 2, y + em - 3);
  }
  return page;
};

/** Ink of a page: everything darker than middle grey. */
export const inkOf = ({ width, height, pixels }: GrayImage): InkImage => ({
  width,
  height,
  ink: pixels.map((value) => (value < 128 ? 1 : 0)),
});

/** Noise that is the same in every run: a linear congruential generator from -0.5 to 0.5. */
export const seededNoise = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff - 0.5;
  };
};
