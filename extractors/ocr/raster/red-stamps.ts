import type { Region } from './gray-image.ts';
import type { PixelImage } from './pixel-image.ts';

/** How much redder than green and blue a pixel of a stamp is, in grey levels. */
const REDDER = 28;
/** What stamp ink on paper, and stamp ink over writing, become. */
const PAPER = 238;
const BLACK = 120;
/** Share of the way from plain ink to ink over writing by which a pixel is surely darkened. */
const DARKENED = 0.35;
/** Side of the tiles on which red ink is looked for, as a share of the longer side of the page. */
const TILES = 64;

const redness = ({ channels, pixels }: PixelImage, index: number): number => {
  const p = index * channels;
  return pixels[p]! - Math.max(pixels[p + 1]!, pixels[p + 2]!);
};

/** Tiles that hold red ink, joined to regions (in tiles). */
const redTiles = (image: PixelImage, side: number): readonly Region[] => {
  const [columns, rows] = [Math.ceil(image.width / side), Math.ceil(image.height / side)];
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (redness(image, y * image.width + x) > REDDER)
        counts[Math.floor(y / side) * columns + Math.floor(x / side)]!++;
    }
  }
  const regions: Region[] = [];
  const open = counts.map((count) => (count >= (side * side) / 50 ? 1 : 0));
  for (let start = 0; start < open.length; start++) {
    if (open[start] === 0) continue;
    const queue = [start];
    open[start] = 0;
    let region: Region = { left: columns, top: rows, right: 0, bottom: 0 };
    for (let tile = queue.pop(); tile !== undefined; tile = queue.pop()) {
      const [x, y] = [tile % columns, Math.floor(tile / columns)];
      region = {
        left: Math.min(region.left, x),
        top: Math.min(region.top, y),
        right: Math.max(region.right, x + 1),
        bottom: Math.max(region.bottom, y + 1),
      };
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
          if (open[ny * columns + nx] === 0) continue;
          open[ny * columns + nx] = 0;
          queue.push(ny * columns + nx);
        }
      }
    }
    regions.push(region);
  }
  return regions;
};

/**
 * Places of red stamps (公章) in pixels: red ink about as high as wide and a tenth of the page or more. A red heading
 * (红头文件) is wide and flat, a red number small: they are writing and stay.
 */
export const findStamps = (image: PixelImage): readonly Region[] => {
  if (image.channels < 3) return [];
  const side = Math.max(4, Math.ceil(Math.max(image.width, image.height) / TILES));
  const least = Math.max(image.width, image.height) * 0.07;
  return redTiles(image, side)
    .map(({ left, top, right, bottom }) => ({
      left: Math.max(0, (left - 1) * side),
      top: Math.max(0, (top - 1) * side),
      right: Math.min(image.width, (right + 1) * side),
      bottom: Math.min(image.height, (bottom + 1) * side),
    }))
    .filter(({ left, top, right, bottom }) => {
      const [width, height] = [right - left - 2 * side, bottom - top - 2 * side];
      return width >= least && height >= least && width < height * 2.2 && height < width * 2.2;
    });
};

/** Grey levels of a stamp in one channel: of its ink on paper, and of its ink over black writing. */
interface StampLevels {
  readonly ink: number;
  readonly writing: number;
}

/** Measures a stamp: the 70th percentile of a channel over its red pixels is plain ink, the 3rd lies over writing. */
const stampLevels = (
  image: PixelImage,
  { left, top, right, bottom }: Region,
  channel: (index: number) => number,
): StampLevels => {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const i = y * image.width + x;
      if (redness(image, i) <= REDDER) continue;
      histogram[channel(i)]!++;
      count++;
    }
  }
  const percentile = (share: number): number => {
    let [rest, level] = [count * share, 0];
    while (level < 255 && rest >= histogram[level]!) rest -= histogram[level++]!;
    return level;
  };
  const ink = Math.max(64, percentile(0.7));
  // nothing printed under the stamp: what is a little darker is its own grain
  return { ink, writing: Math.min(percentile(0.03), ink * 0.75) };
};

/** A level with plain stamp ink lifted to the level of paper. */
const lifted = (value: number, { ink, writing }: StampLevels): number =>
  Math.min(PAPER, PAPER - ((ink - value) / (ink - writing)) * (PAPER - BLACK));

/** From 0 to 1: is a level at least that of plain ink, or darkened by writing under it, be it ever so little? */
const plainShare = (value: number, { ink, writing }: StampLevels): number =>
  Math.max(0, Math.min(1, 1 - (ink - value) / ((ink - writing) * DARKENED)));

/** How red a pixel is, from 0 to 1: soft edges of a stamp are half red. */
const redShare = (image: PixelImage, index: number): number =>
  Math.max(0, Math.min(1, redness(image, index) / (2 * REDDER)));

/**
 * Takes a stamp out of the grey picture of a page (`gray`, its luminance so far). The red channel is taken, in which the
 * stamp is nearly as light as the paper and black writing under it stays dark, and red ink is lifted to the level of paper.
 * JPEG keeps colour at half the resolution: at the edges of the stamp the red channel is too dark, but brightness is not, so
 * that red that is brighter than plain stamp ink is no writing.
 */
export const liftStamp = (image: PixelImage, region: Region, gray: Uint8Array): void => {
  const red = stampLevels(image, region, (i) => image.pixels[i * image.channels]!);
  const bright = stampLevels(image, region, (i) => gray[i]!);
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      const i = y * image.width + x;
      const value = image.pixels[i * image.channels]!;
      const share = redShare(image, i);
      const [byRed, plain] = [lifted(value, red), plainShare(gray[i]!, bright)];
      gray[i] = Math.max(0, Math.min(255, value * (1 - share) + (byRed + plain * (PAPER - byRed)) * share));
    }
  }
};
