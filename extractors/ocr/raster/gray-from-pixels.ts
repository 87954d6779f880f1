import type { GrayImage } from './gray-image.ts';
import type { PixelImage } from './pixel-image.ts';
import { findStamps, liftStamp } from './red-stamps.ts';

const luminance = ({ width, height, channels, pixels }: PixelImage): Uint8Array => {
  const out = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < out.length; i++, p += channels) {
    const value = channels < 3 ? pixels[p]! : (pixels[p]! * 77 + pixels[p + 1]! * 150 + pixels[p + 2]! * 29 + 128) >> 8;
    // transparent pixels show the paper
    const alpha = channels === 2 || channels === 4 ? pixels[p + channels - 1]! : 255;
    out[i] = alpha === 255 ? value : 255 - Math.round(((255 - value) * alpha) / 255);
  }
  return out;
};

/**
 * Grey picture of a page: its luminance, and inside a red stamp what is printed under the stamp.
 */
export const grayFromPixels = (image: PixelImage): GrayImage => {
  const out = luminance(image);
  for (const region of findStamps(image)) liftStamp(image, region, out);
  return { width: image.width, height: image.height, pixels: out };
};
