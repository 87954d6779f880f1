import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { buildTar, buildZip, type ZipPart } from '../extractors/archive/build-archives.ts';
import { BASE_DOCUMENTS, docxParts, xlsxParts } from './base-documents.ts';
import { type HostileFile, harmful, harmless, utf8 } from './hostile-file.ts';

const MB = 1024 * 1024;
const page = BASE_DOCUMENTS.html!;

/** Deflated stream of `megabytes` copies of one megabyte, without ever holding it unpacked. */
export const deflatedCopies = (megabyte: Uint8Array, megabytes: number, head = '', tail = ''): Uint8Array => {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(megabyte, flush);
  const copies = Array.from({ length: megabytes }, () => block);
  return Buffer.concat([deflateRawSync(utf8(head), flush), ...copies, deflateRawSync(utf8(tail))]);
};

const bomb = (name: string, megabytes: number, claimedSize: number): ZipPart => ({
  name,
  bytes: new Uint8Array(0),
  packed: deflatedCopies(Buffer.alloc(MB, 0x20), megabytes),
  claimedSize,
});

/** A package whose one part is its own text with a gigabyte of blanks in the middle. */
const packageBomb = (parts: Readonly<Record<string, string>>, part: string, isHonest: boolean): Uint8Array =>
  buildZip(
    Object.entries(parts).map(([name, text]) => {
      if (name !== part) return { name, bytes: utf8(text) };
      const cut = text.lastIndexOf('</');
      const packed = deflatedCopies(Buffer.alloc(MB, 0x20), 1024, text.slice(0, cut), text.slice(cut));
      return { name, bytes: utf8(text), packed, ...(isHonest ? { claimedSize: 1024 * MB + text.length } : {}) };
    }),
  );

const nested = (depth: number, width: number): Uint8Array => {
  let inner: readonly ZipPart[] = [{ name: 'a.html', bytes: page() }];
  for (let i = 0; i < depth; i++) {
    const bytes = buildZip(inner);
    inner = Array.from({ length: width }, (_, n) => ({ name: `${n}.zip`, bytes }));
  }
  return buildZip(inner);
};

/** Many directory entries that all point to one packed member (D. Fifield's overlapping bomb, simplified). */
const overlapping = (): Uint8Array => {
  const one = Buffer.from(buildZip([bomb('a.txt', 40, 40 * MB)]));
  const end = one.length - 22;
  const start = one.readUInt32LE(end + 16);
  const entries = Buffer.concat(Array.from({ length: 500 }, () => one.subarray(start, end)));
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(500, 8);
  tail.writeUInt16LE(500, 10);
  tail.writeUInt32LE(entries.length, 12);
  return Buffer.concat([one.subarray(0, start), entries, tail]);
};

const named = (...names: readonly (string | Uint8Array)[]): Uint8Array =>
  buildZip(names.map((name) => ({ name, bytes: page() })));

const mail = (headers: string, body: string): Uint8Array =>
  utf8(`From: a@example.org\r\nMIME-Version: 1.0\r\n${headers}\r\n\r\n${body}`);
const multipart = (boundary: string) => `Content-Type: multipart/mixed; boundary="${boundary}"`;
const deepMail = (): Uint8Array =>
  mail(multipart('b0'), Array.from({ length: 500 }, (_, i) => `--b${i}\r\n${multipart(`b${i + 1}`)}\r\n\r\n`).join(''));

/** Bombs, lies and evil names in archives and mails. */
export const ARCHIVE_FILES: readonly HostileFile[] = [
  harmful('bomb-honest.zip', () => buildZip([bomb('a.txt', 1024, 1024 * MB)])),
  harmful('bomb-lying.zip', () => buildZip([bomb('a.txt', 1024, 10)])),
  harmful('bomb-many.zip', () => buildZip(Array.from({ length: 20 }, (_, i) => bomb(`${i}.txt`, 30, 30 * MB)))),
  harmful('bomb-nested.zip', () => nested(6, 10)),
  harmful('bomb-overlapping.zip', overlapping),
  harmful('bomb-document.docx', () => packageBomb(docxParts('<w:p/>'), 'word/document.xml', true)),
  harmful('bomb-document-lying.docx', () => packageBomb(docxParts('<w:p/>'), 'word/document.xml', false)),
  harmful('bomb-sheet.xlsx', () => packageBomb(xlsxParts('<sheetData/>'), 'xl/worksheets/sheet1.xml', true)),
  harmful('bomb-sheet-lying.xlsx', () => packageBomb(xlsxParts('<sheetData/>'), 'xl/worksheets/sheet1.xml', false)),
  harmful('bomb.ofd', () => packageBomb({ 'OFD.xml': '<a></a>' }, 'OFD.xml', false)),
  harmful('bomb.gz', () => Buffer.concat([gzipSync(utf8('')).subarray(0, 10), deflatedCopies(Buffer.alloc(MB), 1024)])),
  harmful('members-100000.zip', () =>
    buildZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}.txt`, bytes: utf8('x'), method: 0 }))),
  ),
  harmless('gz-in-gz.gz', () => Array.from({ length: 3 }).reduce<Uint8Array>((inner) => gzipSync(inner), page())),
  harmful('gz-in-gz-in-gz.gz', () => Array.from({ length: 9 }).reduce<Uint8Array>((inner) => gzipSync(inner), page())),
  harmless('climbing.zip', () =>
    named('../../../../etc/cron.d/a.html', '..\\..\\a.html', '/etc/passwd.html', 'C:\\a.html'),
  ),
  harmless('devices.zip', () => named('CON.html', 'a/./b.html', 'a//b.html', 'a\u0000.html', '\u202Ehtml.exe.html')),
  harmless('long-name.zip', () => named(`${'a'.repeat(60_000)}.html`, Uint8Array.from([0xff, 0xfe, 0x80, 0x2e, 0x68]))),
  harmless('climbing.tar', () => buildTar([['../../a.html', page()]])),
  harmful('encrypted.zip', () => buildZip([{ name: 'a.docx', bytes: page(), flags: 0x0801 }])),
  harmful('method-lzma.zip', () => buildZip([{ name: 'a.docx', bytes: page(), method: 14 }])),
  harmful('no-members.zip', () => buildZip([])),
  harmful('offset-outside.zip', () => {
    const bytes = Buffer.from(buildZip([{ name: 'a.html', bytes: page() }]));
    bytes.writeUInt32LE(0x7fffffff, bytes.readUInt32LE(bytes.length - 6) + 42);
    return bytes;
  }),
  harmful('directory-outside.zip', () => {
    const bytes = Buffer.from(buildZip([{ name: 'a.html', bytes: page() }]));
    bytes.writeUInt32LE(0xfffffff0, bytes.length - 6);
    bytes.writeUInt32LE(0xfffffff0, bytes.length - 10);
    return bytes;
  }),
  harmful('zip64-lies.zip', () => buildZip([{ name: 'a.html', bytes: page(), claimedSize: 0xffffffff }])),
  harmless('size-huge.tar', () => {
    const bytes = Buffer.from(buildTar([['a.html', page()]]));
    bytes.write('77777777777', 124, 'latin1');
    return bytes;
  }),
  harmless('deep.eml', deepMail),
  harmless('no-boundary.eml', () => mail(multipart(''), '--\r\n--\r\n--')),
  harmless('same-boundary.eml', () => mail(multipart('b'), `--b\r\n${multipart('b')}\r\n\r\n`.repeat(2000))),
  harmless('header-of-megabytes.eml', () => mail(`${multipart('b')}\r\nX-A: ${'=?utf-8?Q?a?= '.repeat(200_000)}`, 'x')),
  harmless('quotes.eml', () => mail(`Content-Type: text/plain; ${'a="'.repeat(100_000)}`, 'x')),
  harmless('folded.eml', () => mail(`Subject: a\r\n${' \t\r\n'.repeat(100_000)}`, 'x')),
  harmful('archive.rar', () => Buffer.from('Rar!\x1a\x07\x01\x00 payload', 'latin1')),
  harmful('archive.7z', () => Buffer.from('7z\xbc\xaf\x27\x1c\x00\x04 payload', 'latin1')),
];
