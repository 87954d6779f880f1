/** Picture with one byte a pixel, 0 black to 255 white, rows from the top. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Rectangle in whole pixels; right and bottom are outside. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of a region that lies inside an image. */
export const clampRegion = (region: Region, image: { readonly width: number; readonly height: number }): Region => {
  const left = Math.max(0, Math.min(image.width - 1, Math.floor(region.left)));
  const top = Math.max(0, Math.min(image.height - 1, Math.floor(region.top)));
  return {
    left,
    top,
    right: Math.max(left + 1, Math.min(image.width, Math.ceil(region.right))),
    bottom: Math.max(top + 1, Math.min(image.height, Math.ceil(region.bottom))),
  };
};

/** Copy of a region of an image. */
export const cropGray = (image: GrayImage, region: Region): GrayImage => {
  const { left, top, right, bottom } = clampRegion(region, image);
  const width = right - left;
  const pixels = new Uint8Array(width * (bottom - top));
  for (let y = top; y < bottom; y++) {
    pixels.set(image.pixels.subarray(y * image.width + left, y * image.width + right), (y - top) * width);
  }
  return { width, height: bottom - top, pixels };
};
