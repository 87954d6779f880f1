import { expect, test } from 'vitest';
import { createPdfExtractor } from '../../../extractors/pdf/pdf-extractor.ts';
import { type Block, DEFAULT_LIMITS, outcome } from '../../../src/model/index.ts';
import { buildPdf, drawText, pdfPage } from '../../builders/print-pdf.ts';

interface SeenImage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly dpi?: number;
  readonly dark: number;
}

/** A recogniser that notes what it was given and reads one paragraph. */
const witness = () => {
  const seen: SeenImage[] = [];
  const extractor = createPdfExtractor(async (image) => {
    const { page, width, height, channels, pixels } = image;
    const dark = pixels.filter((value, i) => i % channels === 0 && value < 128).length;
    seen.push({ page, width, height, channels, dark, ...(image.dpi === undefined ? {} : { dpi: image.dpi }) });
    const block: Block = { kind: 'paragraph', at: `p${page}.b1`, text: 'recognised', page };
    return outcome([block]);
  });
  const read = (bytes: Uint8Array) => extractor.extract({ id: '', bytes, origin: '' }, { limits: DEFAULT_LIMITS });
  return { seen, read };
};

/** Inline picture of 8 × 8 pixels, its left half black, over most of the page. */
const SCAN = `q 400 0 0 600 50 100 cm BI /W 8 /H 8 /BPC 1 /CS /G /F /AHx ID ${'0F'.repeat(8)}> EI Q`;

test('a page of pictures is recognised, a page of text is read; the file is mixed', async () => {
  const [text, scan] = [pdfPage(), pdfPage()];
  drawText(text, 'A page with text', 60, 100);
  scan.operators.push(SCAN);
  const { seen, read } = witness();
  const { value } = await read(buildPdf([text, scan]));
  expect(value).toMatchObject({ format: 'pdf', ocrUsed: true, pageCount: 2 });
  expect(value.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
    'A page with text',
    'recognised',
  ]);
  expect(seen).toHaveLength(1);
  const [image] = seen;
  expect(image?.page).toBe(2);
  expect(image!.dark / (image!.width * image!.height)).toBeCloseTo(0.5, 1);
});

test('a file of pictures only is a scan; an invisible text layer does not count', async () => {
  const page = pdfPage();
  drawText(page, 'text that a scanner recognised, invisible', 60, 300, 10, { mode: 3 });
  page.operators.push(SCAN);
  const { value, notes } = await witness().read(buildPdf([page]));
  expect(value).toMatchObject({ format: 'pdf-scan', ocrUsed: true });
  expect(notes.map((note) => note.code)).toContain('hidden-content');
});

test('a font without a map to Unicode: said, then drawn and recognised', async () => {
  const page = pdfPage();
  drawText(page, '绩效目标申报表项目名称', 60, 100, 12);
  const named = Buffer.from(buildPdf([page])).toString('latin1');
  const unmapped = named
    .replace('/Encoding /UniGB-UCS2-H', '/Encoding /Identity-H    ')
    .replace('/Ordering (GB1)', '/Ordering (Own)')
    .replaceAll('STSong-Light', 'ABCDEF+Xxxx ');
  const { seen, read } = witness();
  const { value, notes } = await read(new Uint8Array(Buffer.from(unmapped, 'latin1')));
  expect(notes.map((note) => note.code)).toContain('encoding-damage');
  expect(seen.map((image) => image.dpi)).toEqual([200]);
  expect(value.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['recognised']);
});

test('a page whose characters are all readable and mean nothing is drawn and recognised; the next one is read', async () => {
  const [wrong, right] = [pdfPage(), pdfPage()];
  const shuffled = (row: number): string =>
    Array.from({ length: 20 }, (_, i) => String.fromCodePoint(0x4e00 + (((row * 20 + i) * 2477) % 0x5000))).join('');
  for (let row = 0; row < 5; row++) {
    drawText(wrong, shuffled(row), 60, 100 + row * 20, 12);
    drawText(right, '各项目单位要按时报送预算绩效目标申报表和有关说明', 60, 100 + row * 20, 12);
  }
  const { seen, read } = witness();
  const { notes } = await read(buildPdf([wrong, right]));
  expect(seen.map(({ page }) => page)).toEqual([1]);
  expect(notes.map(({ code }) => code)).toContain('encoding-damage');
});

test('an empty page is no scan', async () => {
  const { seen, read } = witness();
  const { value } = await read(buildPdf([pdfPage()]));
  expect(seen).toEqual([]);
  expect(value).toMatchObject({ format: 'pdf', ocrUsed: false, blocks: [] });
});
