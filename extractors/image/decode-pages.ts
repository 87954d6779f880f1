import sharp from 'sharp';
import type { PageImage } from '../ocr/page-image.ts';
import { decodeBitmap, isBitmap } from './decode-bitmap.ts';

/** Pixels of one picture that are decoded at most; a larger one is a bomb or a poster, and refused before decoding. */
const MOST_PIXELS = 120_000_000;
/** Pixels a decoded page is scaled down to at most. */
const WORKING_PIXELS = 40_000_000;

/** A picture is over a limit; the message says which. */
export class ImageTooLargeError extends Error {}

const pageImage = async (bytes: Uint8Array, index: number): Promise<PageImage> => {
  const meta = await sharp(bytes, { page: index, limitInputPixels: false }).metadata();
  const [width, height] = [meta.width ?? 0, meta.pageHeight ?? meta.height ?? 0];
  if (width * height > MOST_PIXELS)
    throw new ImageTooLargeError(`${width}×${height} pixels, at most ${MOST_PIXELS} are decoded`);
  const options = { page: index, limitInputPixels: MOST_PIXELS, failOn: 'error' as const };
  const upright = sharp(bytes, options).rotate().toColourspace('srgb');
  const fitted =
    width * height > WORKING_PIXELS
      ? upright.resize(Math.floor(width * Math.sqrt(WORKING_PIXELS / (width * height))))
      : upright;
  const { data, info } = await fitted.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    channels: info.channels,
    pixels: data,
    page: index + 1,
    pageBox: [0, 0, info.width, info.height],
  };
};

/** Number of pages of a picture file; throws when it is no picture sharp can read. */
export const countPages = async (bytes: Uint8Array): Promise<number> =>
  isBitmap(bytes) ? 1 : ((await sharp(bytes, { limitInputPixels: false }).metadata()).pages ?? 1);

/** One page of a picture file as upright pixels (EXIF orientation applied); rejects for damaged or oversized pictures. */
export const decodePage = async (bytes: Uint8Array, index: number): Promise<PageImage> =>
  isBitmap(bytes) ? decodeBitmap(bytes, MOST_PIXELS) : pageImage(bytes, index);
