import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findBomb } from '../../../extractors/pdf/find-bomb.ts';
import { bidPdf, createPdfExtractor } from '../../../extractors/pdf/pdf-extractor.ts';
import { DEFAULT_LIMITS, type Limits, outcome } from '../../../src/model/index.ts';
import { buildPdf, drawText, pdfPage } from '../../builders/print-pdf.ts';

const extractor = createPdfExtractor(async () => outcome([]));

const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  extractor.extract({ id: '', bytes, origin: 'x.pdf' }, { limits: { ...DEFAULT_LIMITS, ...limits } });

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const textPdf = (count = 1): Uint8Array =>
  buildPdf(
    Array.from({ length: count }, (_, i) => {
      const page = pdfPage();
      drawText(page, `Page text number ${i} of the document`, 60, 300);
      return page;
    }),
  );

/** A PDF whose only content stream is `data`, with these filters. */
const streamPdf = (data: Uint8Array, filters: string): Uint8Array => {
  const head =
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n' +
    'endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>\nendobj\n' +
    `4 0 obj\n<< /Length ${data.length} /Filter ${filters} >>\nstream\n`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n';
  return new Uint8Array(Buffer.concat([latin(head), data, latin(tail)]));
};

test('bids by content', () => {
  expect(bidPdf({ bytes: textPdf() })).toBe(1);
  expect(bidPdf({ bytes: latin(`\n\n  ${Buffer.from(textPdf()).toString('latin1')}`) })).toBeGreaterThan(0.5);
  expect(bidPdf({ bytes: latin('<html>') })).toBe(0);
});

test('an encrypted file is one finding', async () => {
  const key = `<${'00'.repeat(32)}>`;
  const encrypted = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >> /ID [<01><01>]`;
  const { value, notes } = await read(buildPdf([pdfPage()], encrypted));
  expect(notes.map((note) => note.code)).toEqual(['encrypted']);
  expect(value.blocks).toEqual([]);
});

test.each([
  ['empty', new Uint8Array()],
  ['header only', latin('%PDF-1.4\n')],
  ['truncated', textPdf().slice(0, 300)],
  ['noise', latin(`%PDF-1.4\n${'\x00\xff%<<>>[]()'.repeat(500)}`)],
  [
    'page loop',
    latin(
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 1 >>\nendobj\ntrailer << /Root 1 0 R >>',
    ),
  ],
])('damaged (%s) ends without an exception', async (_, bytes) => {
  const { value, notes } = await read(bytes);
  expect(value.blocks).toEqual([]);
  expect(notes.length).toBeGreaterThan(0);
  expect(notes.every((note) => note.code === 'unreadable' && note.severity === 'error')).toBe(true);
});

test('a stream deflated twice that unpacks to gigabytes is refused before it is unpacked', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const bomb = streamPdf(deflateSync(deflateSync(zeros)), '[/FlateDecode /FlateDecode]');
  const start = Date.now();
  const { value, notes } = await read(bomb, { maxUnpackedBytes: 8 * 1024 * 1024 });
  expect(notes.map((note) => note.code)).toEqual(['too-large']);
  expect(value.blocks).toEqual([]);
  expect(Date.now() - start).toBeLessThan(5000);
});

test('too many pages are one finding', async () => {
  const { value, notes } = await read(textPdf(12), { maxPages: 10 });
  expect(notes.map((note) => note.code)).toEqual(['too-large']);
  expect(value.blocks).toEqual([]);
});

test('too many bytes are one finding', async () => {
  const { notes } = await read(textPdf(), { maxBytes: 100 });
  expect(notes.map((note) => note.code)).toEqual(['too-large']);
});

test('too many cells stop the reading and say where', async () => {
  const { notes } = await read(textPdf(20), { maxCells: 5 });
  expect(notes[0]?.code).toBe('too-large');
});

test('contents of a page that unpack to more than any page holds are refused, a picture of that size is not', async () => {
  const blanks = deflateSync(Buffer.alloc(70 * 1024 * 1024, 0x20), { level: 1 });
  expect((await findBomb(streamPdf(blanks, '/FlateDecode'), 1 << 28))?.code).toBe('too-large');
  expect(
    await findBomb(streamPdf(blanks, '/FlateDecode /Subtype /Image /Width 9000 /Height 9000'), 1 << 28),
  ).toBeNull();
});

test('counting what a stream unpacks to holds none of it', async () => {
  const zeros = deflateSync(Buffer.alloc(150 * 1024 * 1024), { level: 1 });
  const pdf = streamPdf(deflateSync(deflateSync(zeros)), '[/FlateDecode /FlateDecode /FlateDecode] /Width 1');
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }, 5);
  expect(await findBomb(pdf, 1 << 28)).toBeNull();
  clearInterval(timer);
  expect(most).toBeLessThan(100 * 1024 * 1024);
});
