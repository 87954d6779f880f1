import { expect, test } from 'vitest';
import { createPdfExtractor } from '../../../extractors/pdf/pdf-extractor.ts';
import { DEFAULT_LIMITS, outcome } from '../../../src/model/index.ts';
import { gridContent, onePage, rawPdf, stream } from '../../builders/raw-pdf.ts';
import { tablesOf } from './cell-score.ts';

const extractor = createPdfExtractor(async () => outcome([]));
const extract = (bytes: Uint8Array) => extractor.extract({ id: '', bytes, origin: '' }, { limits: DEFAULT_LIMITS });

const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly string[])[]> => {
  const { value } = await extract(bytes);
  return tablesOf(value).flatMap((table) => table.rows.map((row) => row.map((cell) => cell.text)));
};

const GRID = [
  ['Name', 'Amount'],
  ['Rice', '120'],
  ['Wheat', '98'],
];
const CONTENT = gridContent(GRID);

test('a page box that does not begin at zero, a crop box, a larger unit', async () => {
  const moved = CONTENT.replaceAll(/\n/g, '\n');
  const shifted = `q 1 0 0 1 -100 300 cm\n${moved}\nQ`;
  expect(await rowsOf(rawPdf(onePage(shifted, { box: '[-100 300 495 1142]' })))).toEqual(GRID);
  expect(await rowsOf(rawPdf(onePage(CONTENT, { page: '/CropBox [40 600 400 800]' })))).toEqual(GRID);
  expect(await rowsOf(rawPdf(onePage(CONTENT, { page: '/UserUnit 2' })))).toEqual(GRID);
});

test('turned pages and pages printed sideways', async () => {
  for (const rotate of [90, 180, 270]) {
    const turned = { 90: '0 1 -1 0 842 0', 180: '-1 0 0 -1 595 842', 270: '0 -1 1 0 0 595' }[rotate]!;
    const box = rotate === 180 ? '[0 0 595 842]' : '[0 0 842 595]';
    // the page is turned as a whole, so that it is read upright
    const upright = rawPdf(onePage(`q ${turned} cm\n${CONTENT}\nQ`, { page: `/Rotate ${rotate}`, box }));
    expect(await rowsOf(upright), `/Rotate ${rotate}`).toEqual(GRID);
    // the text alone is turned
    expect(await rowsOf(rawPdf(onePage(`q ${turned} cm\n${CONTENT}\nQ`, { box }))), `text ${rotate}`).toEqual(GRID);
  }
});

test('content in pieces that are cut inside an operator, and forms inside forms', async () => {
  const cut = CONTENT.indexOf('BT') + 5;
  const pieces = onePage('', { more: [stream(CONTENT.slice(0, cut)), stream(CONTENT.slice(cut))] });
  const split = pieces.map((object) => object.replace('/Contents 4 0 R', '/Contents [6 0 R 7 0 R]'));
  expect(await rowsOf(rawPdf(split))).toEqual(GRID);
  const form = (body: string, resources: string): string =>
    stream(body, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >>`);
  const nested = onePage('q /X1 Do Q', {
    more: [form('q /X2 Do Q', '/XObject << /X2 7 0 R >>'), form(CONTENT, '/Font << /F1 5 0 R >>')],
  });
  const withForm = nested.map((object) => object.replace('/Font << /F1', '/XObject << /X1 6 0 R >> /Font << /F1'));
  expect(await rowsOf(rawPdf(withForm))).toEqual(GRID);
});

test('a cross-reference table that is wrong or missing', async () => {
  const text = Buffer.from(rawPdf(onePage(CONTENT))).toString('latin1');
  const wrong = text.replace(/startxref\n\d+/, 'startxref\n7');
  expect(await rowsOf(new Uint8Array(Buffer.from(wrong, 'latin1')))).toEqual(GRID);
  const cut = text.slice(0, text.indexOf('xref\n0'));
  expect(await rowsOf(new Uint8Array(Buffer.from(cut, 'latin1')))).toEqual(GRID);
});

test('the newest version of an object counts', async () => {
  const first = Buffer.from(rawPdf(onePage(gridContent([['old', 'text']])))).toString('latin1');
  const at = first.length;
  const object = `4 0 obj\n${stream(CONTENT)}\nendobj\n`;
  const start = at + object.length;
  const previous = /startxref\n(\d+)/.exec(first)![1];
  const update = `${object}xref\n4 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;
  expect(await rowsOf(new Uint8Array(Buffer.from(first + update, 'latin1')))).toEqual(GRID);
});

test('Chinese fonts that are not embedded and have no map to Unicode', async () => {
  const composite = (encoding: string): string =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>`;
  const grid = [
    ['项目', '金额'],
    ['公路', '十万'],
  ];
  const hex: Readonly<Record<string, string>> = {
    项目: 'cfeec4bf',
    金额: 'bdf0b6ee',
    公路: 'b9abc2b7',
    十万: 'caaecdf2',
  };
  const gbk = gridContent(grid, (text) => `<${hex[text]}>`);
  expect(await rowsOf(rawPdf(onePage(gbk, { font: composite('GBK-EUC-H') })))).toEqual(grid);
  const ucs = gridContent(grid, (text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`);
  expect(await rowsOf(rawPdf(onePage(ucs, { font: composite('UniGB-UCS2-H') })))).toEqual(grid);
});

test('what is written into the fields of a form is text', async () => {
  const field = (name: string, value: string, x: number): string =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${name}) /V (${value}) /DA (/F1 10 Tf 0 g) /Rect [${x} 742 ${x + 96} 758] /F 4 >>`;
  const empty = gridContent([
    ['', ''],
    ['Rice', '120'],
  ]);
  const objects = onePage(empty, {
    page: '/Annots [6 0 R 7 0 R]',
    catalog: '/AcroForm << /Fields [6 0 R 7 0 R] /DR << /Font << /F1 5 0 R >> >> /NeedAppearances true >>',
    more: [field('a', 'Name', 62), field('b', 'Amount', 162)],
  });
  expect(await rowsOf(rawPdf(objects))).toEqual([
    ['Name', 'Amount'],
    ['Rice', '120'],
  ]);
});

test('layers that are off are not read', async () => {
  const hidden = `/OC /L1 BDC\nBT /F1 10 Tf 64 700 Td (secret) Tj ET\nEMC\n${CONTENT}`;
  const objects = onePage(hidden, {
    catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
    more: ['<< /Type /OCG /Name (draft) >>'],
  }).map((object) => object.replace('/Resources <<', '/Resources << /Properties << /L1 6 0 R >>'));
  const { value, notes } = await extract(rawPdf(objects));
  expect(JSON.stringify(value)).not.toContain('secret');
  expect(notes.map((note) => note.code)).toContain('hidden-content');
});

test('a broken page does not lose the others', async () => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> /Contents 6 0 R >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox (broken) /Resources 99 0 R /Contents [98 0 R 2 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> /Contents 6 0 R >>',
    stream(CONTENT),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  expect(await rowsOf(rawPdf(objects))).toEqual([...GRID, ...GRID]);
});

test('an inline picture between the cells is no text and no line', async () => {
  const picture = 'q 20 0 0 20 64 600 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q';
  expect(await rowsOf(rawPdf(onePage(`${CONTENT}\n${picture}`)))).toEqual(GRID);
});
