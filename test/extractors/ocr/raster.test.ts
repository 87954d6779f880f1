import { describe, expect, test } from 'vitest';
import { grayFromPixels } from '../../../extractors/ocr/raster/gray-from-pixels.ts';
import { despeckle, inkComponents } from '../../../extractors/ocr/raster/ink-components.ts';
import { thresholdInk, transposeInk } from '../../../extractors/ocr/raster/ink-image.ts';
import { normalizeIllumination } from '../../../extractors/ocr/raster/normalize-illumination.ts';
import { findStamps } from '../../../extractors/ocr/raster/red-stamps.ts';
import { halveGray, scaleGray } from '../../../extractors/ocr/raster/resample.ts';
import { rotateBack, rotateGray, turnBack, turnGray } from '../../../extractors/ocr/raster/rotate.ts';
import { skewAngle } from '../../../extractors/ocr/raster/skew-angle.ts';
import { drawnPage, drawWriting, inkOf, seededNoise } from './drawn-page.ts';

const ruledPage = () => {
  const page = drawnPage(900, 600);
  for (let y = 60; y < 560; y += 60) {
    page.stroke(60, y, 840, y);
    drawWriting(page, 80, y + 16, 24, 25);
  }
  return page;
};

describe('raster steps', () => {
  test.each([-3.2, -0.7, 0, 0.4, 2.5])('skew of %f degrees is found within 0.1', (degrees) => {
    const skewed = rotateGray(ruledPage(), -degrees);
    expect(Math.abs(skewAngle(inkOf(skewed)) - degrees)).toBeLessThan(0.1);
  });

  test('an empty page has no skew', () => {
    expect(skewAngle(inkOf(drawnPage(400, 300)))).toBe(0);
  });

  test.each([0, 1, 2, 3] as const)('four of %i quarter turns are the page again, and points map back', (turns) => {
    const page = drawnPage(40, 30).fill(3, 5, 4, 6);
    const turned = turnGray(page, turns);
    const at = turned.pixels.indexOf(0);
    const [x, y] = turnBack(page, turns)((at % turned.width) + 0.5, Math.floor(at / turned.width) + 0.5);
    expect([x, y]).toEqual([3.5, 5.5]);
    const rest = ((4 - turns) % 4) as 0 | 1 | 2 | 3;
    expect(turnGray(turned, rest).pixels).toEqual(page.pixels);
  });

  test('rotation maps points back', () => {
    const page = drawnPage(400, 300).fill(300, 100, 306, 106);
    const rotated = rotateGray(page, 5);
    const at = rotated.pixels.findIndex((value) => value < 60);
    const [x, y] = rotateBack(page, 5)(at % 400, Math.floor(at / 400));
    expect(Math.hypot(x - 303, y - 101)).toBeLessThan(5);
  });

  test('a shadow over the page is evened, ink stays dark', () => {
    const page = drawWriting(drawnPage(640, 320), 40, 100, 24, 20);
    const shaded = { ...page, pixels: page.pixels.map((value, i) => value * (1 - ((i % 640) / 640) * 0.6)) };
    const even = normalizeIllumination(shaded);
    const paper = [10, 320, 620].map((x) => even.pixels[20 * 640 + x]!);
    expect(Math.min(...paper)).toBeGreaterThan(220);
    expect(even.pixels.some((value) => value < 10)).toBe(true);
  });

  test('noise leaves no ink on paper after dust is taken off', () => {
    const noise = seededNoise(11);
    const page = drawnPage(300, 300);
    const noisy = { ...page, pixels: page.pixels.map(() => 215 + noise() * 40) };
    const ink = despeckle(thresholdInk(noisy, 31), 3);
    expect(ink.ink.includes(1)).toBe(false);
  });

  test('components join over corners and are counted once', () => {
    const page = drawnPage(20, 20).fill(2, 2, 5, 5).fill(5, 5, 8, 8).fill(12, 2, 14, 4);
    expect(inkComponents(inkOf(page)).map(({ area }) => area)).toEqual([18, 4]);
  });

  test('transposing twice is the same', () => {
    const ink = inkOf(drawWriting(drawnPage(100, 61), 5, 5, 24, 3));
    expect(transposeInk(transposeInk(ink))).toEqual(ink);
  });

  test('scaling keeps the mean grey', () => {
    const page = drawWriting(drawnPage(200, 100), 10, 30, 24, 7);
    const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(scaleGray(page, 0.4).pixels) - mean(page.pixels))).toBeLessThan(2);
    expect(Math.abs(mean(halveGray(page).pixels) - mean(page.pixels))).toBeLessThan(2);
  });
});

describe('stamps', () => {
  /** Paper with black writing, and red ink wherever `red` says. */
  const coloured = (red: (x: number, y: number) => boolean) => {
    const page = drawWriting(drawnPage(600, 600), 200, 300, 24, 8);
    const pixels = new Uint8Array(600 * 600 * 3);
    page.pixels.forEach((value, i) => {
      const stamped = red(i % 600, Math.floor(i / 600));
      pixels.set([stamped ? Math.min(value, 210) : value, stamped ? 30 : value, stamped ? 30 : value], i * 3);
      if (stamped && value < 128) pixels.set([90, 10, 10], i * 3);
    });
    return { width: 600, height: 600, channels: 3, pixels };
  };

  test('a round stamp vanishes and the writing under it stays', () => {
    const image = coloured((x, y) => Math.hypot(x - 300, y - 310) < 90);
    expect(findStamps(image)).toHaveLength(1);
    const gray = grayFromPixels(image);
    expect(gray.pixels[250 * 600 + 300]).toBeGreaterThan(225);
    const written = gray.pixels[304 * 600 + 236]!;
    expect(written).toBeLessThan(150);
  });

  /** The picture as JPEG keeps it: brightness per pixel, colour per four pixels, blurred over their neighbours. */
  const withCoarseColour = ({ width, height, channels, pixels }: ReturnType<typeof coloured>) => {
    const out = pixels.slice();
    const brightness = (i: number) => 0.3 * pixels[i * 3]! + 0.59 * pixels[i * 3 + 1]! + 0.11 * pixels[i * 3 + 2]!;
    for (let i = width * 180; i < width * 440; i++) {
      const [x, y] = [(i % width) & ~1, Math.floor(i / width) & ~1];
      const around: number[] = [];
      for (let dy = -1; dy <= 2; dy++) for (let dx = -1; dx <= 2; dx++) around.push((y + dy) * width + x + dx);
      for (let c = 0; c < 3; c++) {
        const colour = around.reduce((sum, at) => sum + pixels[at * 3 + c]! - brightness(at), 0) / around.length;
        out[i * 3 + c] = Math.max(0, Math.min(255, brightness(i) + colour));
      }
    }
    return { width, height, channels, pixels: out };
  };

  test('a stamp whose colour has run leaves no rim, and the writing under it stays', () => {
    const ring = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 300, y - 310) - 95) < 8;
    const gray = grayFromPixels(withCoarseColour(coloured(ring)));
    let darkest = 255;
    for (let y = 330; y < 420; y++)
      for (let x = 200; x < 400; x++) darkest = Math.min(darkest, gray.pixels[y * 600 + x]!);
    expect(darkest).toBeGreaterThan(200);
    // the level stroke of the first character runs through the ring
    expect(gray.pixels[304 * 600 + 207]).toBeLessThan(150);
  });

  test('a red heading is writing, not a stamp', () => {
    expect(findStamps(coloured((x, y) => y > 40 && y < 80 && x > 60 && x < 540))).toEqual([]);
  });
});
