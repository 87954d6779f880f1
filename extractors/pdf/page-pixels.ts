import type { Box } from '../../src/model/index.ts';
import type { Matrix } from '../geometry/matrix.ts';
import type { PageImage } from '../ocr/page-image.ts';
import type { PaintedImage } from './interpreter.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** Decoded picture as pdf.js keeps it: 1 one bit a pixel, 2 RGB, 3 RGBA; a stencil has no kind and paints its zeros. */
interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number | null;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Pixels per point across and down. */
type Scale = readonly [across: number, down: number];

/** Picture of a page as it is put together. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Pixels of a composed page at most: A3 at 400 dpi. */
const MOST_PIXELS = 32_000_000;
const POINTS_PER_INCH = 72;
/** A picture that is not decoded by then was lost in the decoder. */
const DECODE_TIMEOUT = 30_000;

const decodedOf = (value: unknown, mask: boolean): DecodedImage | null => {
  const image = value as Partial<DecodedImage> | null;
  if (!image || typeof image.width !== 'number' || typeof image.height !== 'number') return null;
  if (!(image.data instanceof Uint8Array || image.data instanceof Uint8ClampedArray)) return null;
  const kind = mask ? null : (image.kind ?? null);
  return { width: image.width, height: image.height, kind, data: image.data };
};

/** Waits for the pixels of a painted picture; null when pdf.js could not decode it. */
const decodeImage = (page: PDFPageProxy, image: PaintedImage): Promise<DecodedImage | null> => {
  const key = typeof image.source === 'string' ? image.source : (image.source as { data?: unknown } | null)?.data;
  if (typeof key !== 'string') return Promise.resolve(decodedOf(image.source, image.mask));
  const objects = key.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), DECODE_TIMEOUT);
    objects.get(key, (value: unknown) => {
      clearTimeout(timer);
      resolve(decodedOf(value, image.mask));
    });
  });
};

/** RGB of a pixel packed in one number, or -1 where the picture is transparent. */
const pixelReader = ({ width, kind, data }: DecodedImage): ((x: number, y: number) => number) => {
  if (kind === null || kind === 1) {
    const stride = (width + 7) >> 3;
    const [zero, one] = kind === null ? [0, -1] : [0, 0xffffff];
    return (x, y) => (((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? one : zero);
  }
  const channels = kind === 3 ? 4 : 3;
  return (x, y) => {
    const at = (y * width + x) * channels;
    if (channels === 4 && (data[at + 3] ?? 0) < 128) return -1;
    return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  };
};

const inverse = ([a, b, c, d, e, f]: Matrix): Matrix | null => {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return null;
  const [ia, ib, ic, id] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [ia, ib, ic, id, -(ia * e + ic * f), -(ib * e + id * f)];
};

/** Paints one picture into the page by looking up the source of every target pixel. */
const paint = (target: Picture, box: Box, [sx, sy]: Scale, source: DecodedImage, image: PaintedImage): void => {
  const back = inverse(image.matrix);
  if (!back) return;
  const read = pixelReader(source);
  const at = (value: number): number => Math.max(0, Math.floor(value));
  const [left, top] = [at((image.box[0] - box[0]) * sx), at((image.box[1] - box[1]) * sy)];
  const right = Math.min(target.width, Math.ceil((image.box[2] - box[0]) * sx));
  const bottom = Math.min(target.height, Math.ceil((image.box[3] - box[1]) * sy));
  for (let y = top; y < bottom; y++) {
    const py = box[1] + (y + 0.5) / sy;
    for (let x = left; x < right; x++) {
      const px = box[0] + (x + 0.5) / sx;
      const u = back[0] * px + back[2] * py + back[4];
      // the picture's first row is at the top of its unit square
      const v = 1 - (back[1] * px + back[3] * py + back[5]);
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
      const colour = read(Math.floor(u * source.width), Math.floor(v * source.height));
      if (colour < 0) continue;
      const pixel = (y * target.width + x) * 3;
      target.pixels[pixel] = colour >> 16;
      target.pixels[pixel + 1] = (colour >> 8) & 255;
      target.pixels[pixel + 2] = colour & 255;
    }
  }
};

const around = (images: readonly PaintedImage[]): Box => [
  Math.min(...images.map((image) => image.box[0])),
  Math.min(...images.map((image) => image.box[1])),
  Math.max(...images.map((image) => image.box[2])),
  Math.max(...images.map((image) => image.box[3])),
];

/** Pixels per point across and down of a picture as it stands on the page; scans stand upright or in quarter turns. */
const density = ({ matrix: [a, b, c, d] }: PaintedImage, { width, height }: DecodedImage): Scale => [
  Math.abs(a) >= Math.abs(c) ? width / Math.abs(a) : height / Math.abs(c),
  Math.abs(d) >= Math.abs(b) ? height / Math.abs(d) : width / Math.abs(b),
];

/**
 * Picture of a scanned page at the resolution of its pictures: they are composed in painting order, since scanners cut
 * pages into strips and layers. Null when nothing could be decoded.
 */
export const pagePixels = async (
  page: PDFPageProxy,
  images: readonly PaintedImage[],
  number: number,
): Promise<PageImage | null> => {
  const decoded: [PaintedImage, DecodedImage][] = [];
  for (const image of images) {
    if (image.box[2] - image.box[0] < 1 || image.box[3] - image.box[1] < 1) continue;
    const pixels = await decodeImage(page, image);
    if (pixels) decoded.push([image, pixels]);
  }
  if (decoded.length === 0) return null;
  const box = around(decoded.map(([image]) => image));
  const [wide, high] = [box[2] - box[0], box[3] - box[1]];
  const densities = decoded.map(([image, pixels]) => density(image, pixels));
  const [across, down] = [Math.max(...densities.map((d) => d[0])), Math.max(...densities.map((d) => d[1]))];
  const shrink = Math.min(1, Math.sqrt(MOST_PIXELS / (wide * across * high * down)));
  const [width, height] = [Math.round(wide * across * shrink) || 1, Math.round(high * down * shrink) || 1];
  const scale: Scale = [width / wide, height / high];
  const target = { width, height, pixels: new Uint8Array(width * height * 3).fill(255) };
  for (const [image, pixels] of decoded) paint(target, box, scale, pixels, image);
  return { ...target, channels: 3, dpi: Math.round(scale[0] * POINTS_PER_INCH), page: number, pageBox: box };
};
