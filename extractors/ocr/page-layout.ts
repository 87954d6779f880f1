import { characterSize } from './raster/character-size.ts';
import { estimateNoise, smoothGray } from './raster/denoise.ts';
import { divideWornCells } from './raster/divide-cells.ts';
import { eraseRules } from './raster/erase-rules.ts';
import type { GrayImage, Region } from './raster/gray-image.ts';
import { despeckle, inkComponents } from './raster/ink-components.ts';
import { type InkImage, thresholdInk } from './raster/ink-image.ts';
import { normalizeIllumination } from './raster/normalize-illumination.ts';
import { halveGray, scaleGray } from './raster/resample.ts';
import { type PointMap, type QuarterTurns, rotateBack, rotateGray, turnBack, turnGray } from './raster/rotate.ts';
import type { Rules } from './raster/rule-strokes.ts';
import { findRuledTables, type RuledTable } from './raster/ruled-grid.ts';
import { findRules } from './raster/ruling-lines.ts';
import { skewAngle } from './raster/skew-angle.ts';

/** What was seen on a page before anything is read; all places in pixels of `image`. */
export interface PageLayout {
  /** Levelled grey picture with even paper. */
  readonly image: GrayImage;
  /** The same picture as the recogniser is shown it: the first look, and others for what the first one left in doubt. */
  readonly views: readonly GrayImage[];
  /** The levelled picture, smoothed where it is noisy: for outlines. */
  readonly smooth: GrayImage;
  /** Standard deviation of the noise in grey levels. */
  readonly noise: number;
  /** Ink without rules and dust. */
  readonly writing: InkImage;
  /** Size of a character in pixels. */
  readonly em: number;
  readonly rules: Rules;
  readonly tables: readonly RuledTable[];
  /** Clockwise quarter turns and degrees by which the page was turned. */
  readonly turns: QuarterTurns;
  readonly skew: number;
  /** Maps a point of `image` to a point of the picture as received. */
  readonly toSource: PointMap;
}

/** Characters are read at this size at most; a 600 dpi scan is scaled down to it. */
const LARGEST_EM = 52;
const WORKING_EM = 40;
/** Pixels from which on a picture is halved while its characters stay this large. */
const ROOMY = 12_000_000;
const SMALLEST_HALVED_EM = 24;
/** Noise in grey levels above which the picture is smoothed before it is thresholded. */
const NOISY = 5;

/** Even, not oversized picture of a page with the size of its characters. */
export interface PreparedPage {
  readonly image: GrayImage;
  readonly em: number;
  /** Pixels of the picture as received per pixel of `image`. */
  readonly scale: number;
  readonly noise: number;
}

const measureEm = (image: GrayImage, noise: number): number | null => {
  const ink = thresholdInk(
    noise > NOISY ? smoothGray(image) : image,
    Math.round(Math.max(image.width, image.height) / 50),
  );
  return characterSize(inkComponents(ink), Math.max(image.width, image.height));
};

/** White writing on black (a negative, a dark screen) turned to black on white. */
const asPositive = (image: GrayImage): GrayImage => {
  let dark = 0;
  for (let i = 0; i < image.pixels.length; i += 7) if (image.pixels[i]! < 96) dark++;
  if (dark * 7 < image.pixels.length * 0.6) return image;
  return { ...image, pixels: image.pixels.map((value) => 255 - value) };
};

/** Evens the paper, measures the characters and scales large pictures down. Null for a page without writing. */
export const preparePage = (gray: GrayImage): PreparedPage | null => {
  let image = asPositive(gray);
  // a 600 dpi page is halved before anything else is done to it: the steps below hold several copies
  while (image.width * image.height > ROOMY) {
    const half = normalizeIllumination(halveGray(image));
    const em = measureEm(half, estimateNoise(half));
    if (em !== null && em < SMALLEST_HALVED_EM) break;
    image = halveGray(image);
  }
  image = normalizeIllumination(image);
  const noise = estimateNoise(image);
  const em = measureEm(image, noise);
  if (em === null) return null;
  const scale = gray.width / image.width;
  if (em <= LARGEST_EM) return { image, em, scale, noise };
  const smaller = scaleGray(image, WORKING_EM / em);
  return { image: smaller, em: WORKING_EM, scale: gray.width / smaller.width, noise: estimateNoise(smaller) };
};

const inkOf = (image: GrayImage, em: number, noise: number): InkImage =>
  thresholdInk(noise > NOISY ? smoothGray(image) : image, Math.round(em * 1.5) | 1);

/** Picture with its contrast stretched, so that what smoothing made pale is black again. */
const stretchContrast = (image: GrayImage, black: number, white: number): GrayImage => ({
  ...image,
  pixels: image.pixels.map((value) => Math.max(0, Math.min(255, ((value - black) * 255) / (white - black)))),
});

/** Pictures to read from: measured on a heavy 150 dpi scan, smoothing once and stretching beats the picture as it is. */
const viewsOf = (image: GrayImage, noise: number): readonly GrayImage[] => {
  const smooth = smoothGray(image);
  const views = [image, stretchContrast(smooth, 40, 225), smoothGray(smooth)];
  return noise > NOISY ? [views[1]!, views[2]!, views[0]!] : views;
};

/** Turns and levels a page and finds its rules, tables and writing. */
export const analyzePage = (page: PreparedPage, turns: QuarterTurns): PageLayout => {
  const turned = turnGray(page.image, turns);
  const first = inkOf(turned, page.em, page.noise);
  const skew = skewAngle(first);
  const level = Math.abs(skew) < 0.04;
  const image = level ? turned : rotateGray(turned, skew);
  const ink = level ? first : inkOf(image, page.em, page.noise);
  const rules = findRules(ink, page.em, image, page.noise);
  const writing = despeckle(eraseRules(ink, rules), Math.max(3, page.em * page.em * 0.006));
  const back = rotateBack(turned, level ? 0 : skew);
  const unturn = turnBack(page.image, turns);
  return {
    image,
    views: viewsOf(image, page.noise),
    smooth: page.noise > NOISY ? smoothGray(image) : image,
    noise: page.noise,
    writing,
    em: page.em,
    rules,
    tables: findRuledTables(rules, page.em).map((table) => divideWornCells(table, rules, writing, page.em)),
    turns,
    skew: level ? 0 : skew,
    toSource: (x, y) => {
      const [tx, ty] = unturn(...back(x, y));
      return [tx * page.scale, ty * page.scale];
    },
  };
};

/** Box around a region of the levelled picture, in pixels of the picture as received. */
export const sourceBox = ({ toSource }: PageLayout, region: Region): readonly [number, number, number, number] => {
  const corners = [
    toSource(region.left, region.top),
    toSource(region.right, region.top),
    toSource(region.left, region.bottom),
    toSource(region.right, region.bottom),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
