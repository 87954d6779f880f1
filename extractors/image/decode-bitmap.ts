import type { PageImage } from '../ocr/page-image.ts';

/** Is this a Windows bitmap (BMP)? sharp cannot read it. */
export const isBitmap = (bytes: Uint8Array): boolean =>
  bytes.length > 54 && bytes[0] === 0x42 && bytes[1] === 0x4d && (bytes[14] ?? 0) >= 40;

const HEADER = 14;

/** One pixel row of an uncompressed bitmap as RGB. */
const rowColours = (
  view: DataView,
  from: number,
  width: number,
  bits: number,
  palette: number,
  out: Uint8Array,
  to: number,
): void => {
  for (let x = 0; x < width; x++) {
    let at = from + (x * bits) / 8;
    if (bits <= 8) {
      const byte = view.getUint8(from + Math.floor((x * bits) / 8));
      const shift = 8 - bits - ((x * bits) % 8);
      at = palette + 4 * ((byte >> shift) & ((1 << bits) - 1));
    }
    for (let c = 0; c < 3; c++) out[to + x * 3 + c] = view.getUint8(at + 2 - c);
  }
};

/**
 * Pixels of an uncompressed Windows bitmap of 1, 4, 8, 24 or 32 bits (BITMAPINFOHEADER and later). Throws for compressed,
 * 16-bit, truncated or oversized ones.
 */
export const decodeBitmap = (bytes: Uint8Array, mostPixels: number): PageImage => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, signedHeight] = [view.getInt32(18, true), view.getInt32(22, true)];
  const [height, bits, compression] = [Math.abs(signedHeight), view.getUint16(28, true), view.getUint32(30, true)];
  const plain = compression === 0 || (compression === 3 && bits === 32);
  if (!plain || ![1, 4, 8, 24, 32].includes(bits))
    throw new Error(`bitmap with ${bits} bits, compression ${compression}`);
  if (width <= 0 || height <= 0 || width * height > mostPixels) throw new Error(`bitmap of ${width}×${height} pixels`);
  const stride = Math.ceil((width * bits) / 32) * 4;
  const start = view.getUint32(10, true);
  if (start + stride * height > bytes.length) throw new Error('bitmap is cut off');
  const pixels = new Uint8Array(width * height * 3);
  const palette = HEADER + view.getUint32(14, true);
  for (let y = 0; y < height; y++) {
    // rows are stored from the bottom unless the height is negative
    const row = signedHeight > 0 ? height - 1 - y : y;
    rowColours(view, start + row * stride, width, bits, palette, pixels, y * width * 3);
  }
  return { width, height, channels: 3, pixels, page: 1, pageBox: [0, 0, width, height] };
};
