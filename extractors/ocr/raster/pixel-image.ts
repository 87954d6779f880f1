/** Decoded pixels: 1 channel grey, 2 grey and alpha, 3 RGB, 4 RGBA, one byte each, rows from the top. */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
}
