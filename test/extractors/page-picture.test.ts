import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pagePicture } from '../../extractors/page-picture.ts';
import { buildPdf, drawLine, fillBox, pdfPage } from '../builders/print-pdf.ts';

/** First rows and columns of dark pixels of a PNG, as the box of its ink. */
const inkOf = async (png: Uint8Array): Promise<readonly number[]> => {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [left, top, right, bottom] = [info.width, info.height, 0, 0];
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (data[y * info.width + x]! > 127) continue;
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
    }
  }
  return [left, top, right, bottom];
};

const shown = async (bytes: Uint8Array, page: number, width: number) => {
  const picture = await pagePicture(bytes, page, width);
  if (!picture || 'kind' in picture) throw new Error(`no picture: ${picture?.message}`);
  return picture;
};

const messageOf = async (bytes: Uint8Array, page: number): Promise<string | undefined> => {
  const picture = await pagePicture(bytes, page, 400);
  return picture && 'kind' in picture ? picture.message : undefined;
};

describe('picture of a page', () => {
  test('a PDF page: a box times the scale is its place in the picture', async () => {
    const page = pdfPage(500, 800);
    fillBox(page, 100, 200, 50, 40);
    const picture = await shown(buildPdf([pdfPage(), page]), 2, 1000);
    expect(picture).toMatchObject({ width: 1000, height: 1600, pages: 2 });
    expect(picture.scale).toBeCloseTo(2);
    expect(await inkOf(picture.png)).toEqual([200, 400, 300, 480]);
  });

  test('a page with a turn is drawn as it is shown', async () => {
    const page = pdfPage(500, 800, 90);
    drawLine(page, 100, 100, 100, 700, 4);
    const picture = await shown(buildPdf([page]), 1, 800);
    expect([picture.width, picture.height]).toEqual([800, 500]);
    const [left, top, right, bottom] = await inkOf(picture.png);
    expect([right! - left!, bottom! - top!]).toEqual([600, 4]);
  });

  test('a picture file: upright, scaled down, never up', async () => {
    const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await shown(photo, 1, 200)).toMatchObject({ width: 200, height: 300, scale: 0.5, pages: 1 });
    expect(await shown(photo, 1, 2000)).toMatchObject({ width: 400, height: 600, scale: 1 });
  });

  test('what cannot be drawn says why; a format without pages has no picture', async () => {
    expect(await messageOf(Buffer.from(buildPdf([pdfPage()])), 3)).toContain(
      'expected a page from 1 to 1, found page 3',
    );
    expect(await messageOf(new TextEncoder().encode('%PDF-1.7 cut'), 1)).toContain('fetch it again');
    expect(await messageOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]), 1)).toContain('drawn');
    expect(await pagePicture(new TextEncoder().encode('项目名称'), 1, 400)).toBeNull();
  });
});
