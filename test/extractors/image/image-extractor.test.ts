import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeBitmap, isBitmap } from '../../../extractors/image/decode-bitmap.ts';
import { bidImage, createImageExtractor } from '../../../extractors/image/image-extractor.ts';
import type { PageImage } from '../../../extractors/ocr/page-image.ts';
import { DEFAULT_LIMITS, outcome } from '../../../src/model/index.ts';

const square = (colour: string, width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

/** Extractor that remembers the pages it was shown. */
const watched = (): {
  pages: PageImage[];
  extract: (bytes: Uint8Array) => ReturnType<ReturnType<typeof createImageExtractor>['extract']>;
} => {
  const pages: PageImage[] = [];
  const extractor = createImageExtractor(async (page) => {
    pages.push(page);
    return outcome([]);
  });
  return {
    pages,
    extract: (bytes) => extractor.extract({ id: '0'.repeat(64), bytes, origin: 'x' }, { limits: DEFAULT_LIMITS }),
  };
};

/** PNG that declares a size and holds next to nothing. */
const declaredPng = (width: number, height: number): Uint8Array => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** 24-bit bitmap of two by two pixels: red, green / blue, white. */
const bitmap = (): Uint8Array => {
  const bytes = new Uint8Array(54 + 16);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 2, true);
  view.setInt32(22, 2, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  bytes.set([255, 0, 0, 255, 255, 255, 0, 0], 54);
  bytes.set([0, 0, 255, 0, 255, 0, 0, 0], 62);
  return bytes;
};

describe('image extractor', () => {
  test('bids by content', async () => {
    const bid = (bytes: Uint8Array) => bidImage({ bytes });
    expect(bid(await square('#fff').png().toBuffer())).toBe(1);
    expect(bid(await square('#fff').jpeg().toBuffer())).toBe(1);
    expect(bid(await square('#fff').tiff().toBuffer())).toBe(1);
    expect(bid(await square('#fff').webp().toBuffer())).toBe(1);
    expect(bid(bitmap())).toBeGreaterThan(0.5);
    expect(
      bid(new TextEncoder().encode('BMW 采购项目绩效目标表，共三页，金额单位为万元，填报单位为某某局'.repeat(3))),
    ).toBe(0);
    expect(bid(new TextEncoder().encode('%PDF-1.7'))).toBe(0);
  });

  test('every page of a TIFF is read, in order', async () => {
    const frames = await sharp(
      [
        await square('#000').png().toBuffer(),
        await square('#fff').png().toBuffer(),
        await square('#777').png().toBuffer(),
      ],
      { join: { animated: true } },
    )
      .tiff()
      .toBuffer();
    const { pages, extract } = watched();
    const { value } = await extract(frames);
    expect(value.pageCount).toBe(3);
    expect(pages.map(({ page, pixels }) => [page, pixels[0]])).toEqual([
      [1, 0],
      [2, 255],
      [3, 0x77],
    ]);
  });

  test('a bitmap is decoded from the bottom row up', () => {
    expect(isBitmap(bitmap())).toBe(true);
    expect([...decodeBitmap(bitmap(), 100).pixels]).toEqual([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
  });

  test.each([
    ['a cut JPEG', async () => (await square('#c33', 400, 400).jpeg().toBuffer()).subarray(0, 400)],
    ['a signature and garbage', async () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
    ['a cut bitmap', async () => bitmap().subarray(0, 60)],
  ])('%s is one finding, not an exception', async (_, make) => {
    const { pages, extract } = watched();
    const { value, notes } = await extract(await make());
    expect(value.blocks).toEqual([]);
    expect(pages).toEqual([]);
    expect(notes.map(({ code, severity }) => [code, severity])).toEqual([['unreadable', 'error']]);
  });

  test('a picture of 400 megapixels is refused before it is decoded', async () => {
    const { pages, extract } = watched();
    const { notes } = await extract(declaredPng(20_000, 20_000));
    expect(pages).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['too-large']);
  });

  test('a camera’s orientation mark is applied', async () => {
    const { pages, extract } = watched();
    await extract(await square('#fff', 40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([pages[0]!.width, pages[0]!.height]).toEqual([30, 40]);
  });
});
