import { characterSize } from './raster/character-size.ts';
import { estimateNoise, smoothGray } from './raster/denoise.ts';
import { divideWornCells } from './raster/divide-cells.ts';
import { eraseRules } from './raster/erase-rules.ts';
import type { GrayImage, Region } from './raster/gray-image.ts';
import { despeckle, inkComponents } from './raster/ink-components.ts';
import { type InkImage, thresholdInk } from './raster/ink-image.ts';
import { addMissingUprights } from './raster/missing-uprights.ts';
import { normalizeIllumination } from './raster/normalize-illumination.ts';
import { halveGray, scaleGray } from './raster/resample.ts';
import { type PointMap, type QuarterTurns, rotateBack, rotateGray, turnBack, turnGray } from './raster/rotate.ts';
import type { Rules } from './raster/rule-strokes.ts';
import { findRuledTables, type RuledTable } from './raster/ruled-grid.ts';
import { findRules } from './raster/ruling-lines.ts';
import { skewAngle } from './raster/skew-angle.ts';

/** A picture to read from, and the margin around the ink that is cut out with it, as a share of the height of the line. */
export interface PageView {
  readonly image: GrayImage;
  readonly margin: number;
}

/** What was seen on a page before anything is read; all places in pixels of `image`. */
export interface PageLayout {
  /** Levelled grey picture with even paper. */
  readonly image: GrayImage;
  /** The same page as the recogniser is shown it: the first look, and others for what the first one left in doubt. */
  readonly views: readonly [PageView, ...PageView[]];
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

/** Grey levels that are black and white in the pictures that are read. */
const BLACK = 60;
const WHITE = 225;

/** Picture with its contrast stretched, so that what smoothing made pale is black again. */
const stretchContrast = (image: GrayImage): GrayImage => ({
  ...image,
  pixels: image.pixels.map((value) => Math.max(0, Math.min(255, ((value - BLACK) * 255) / (WHITE - BLACK)))),
});

/**
 * Pictures to read from. A smoothed and stretched picture is read at least as well as the picture as it is, on clean pages
 * too (150 dpi: 54 of 54 lines against 53; pale: 54 against 51; blurred and noisy: 49 against 41). Other margins part the
 * sure readings from the lucky ones better than other pictures do, and keep a sign at the start of a line.
 */
const viewsOf = (image: GrayImage): PageLayout['views'] => {
  const smooth = smoothGray(image);
  const first = stretchContrast(smooth);
  return [
    { image: first, margin: 0.1 },
    { image: first, margin: 0.2 },
    { image: stretchContrast(smoothGray(smooth)), margin: 0.15 },
  ];
};

/** Tables of the rules; marked where upright rules are `inferred`, and their cells divided where single ones are missing. */
const tablesOf = (rules: Rules, inferred: readonly Region[], writing: InkImage, em: number): readonly RuledTable[] =>
  findRuledTables(rules, em).map((table) => {
    const { left, right, top, bottom } = table.region;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const isInferred = inferred.some((form) => x > form.left && x < form.right && y > form.top && y < form.bottom);
    return isInferred ? { ...table, isInferred } : divideWornCells(table, rules, writing, em);
  });

/** Turns and levels a page and finds its rules, tables and writing. */
export const analyzePage = (page: PreparedPage, turns: QuarterTurns): PageLayout => {
  const turned = turnGray(page.image, turns);
  const first = inkOf(turned, page.em, page.noise);
  const skew = skewAngle(first);
  const level = Math.abs(skew) < 0.04;
  const image = level ? turned : rotateGray(turned, skew);
  const ink = level ? first : inkOf(image, page.em, page.noise);
  const drawn = findRules(ink, page.em, image, page.noise);
  const writing = despeckle(eraseRules(eraseRules(ink, drawn), drawn.folds), Math.max(3, page.em * page.em * 0.006));
  const { rules, inferred } = addMissingUprights(drawn, writing, page.em);
  const back = rotateBack(turned, level ? 0 : skew);
  const unturn = turnBack(page.image, turns);
  return {
    image,
    views: viewsOf(image),
    smooth: page.noise > NOISY ? smoothGray(image) : image,
    noise: page.noise,
    writing,
    em: page.em,
    rules,
    tables: tablesOf(rules, inferred, writing, page.em),
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
