import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extensionMismatch, originExtension } from '../../../extractors/sniff/extension-mismatch.ts';
import { refusingExtractor } from '../../../extractors/sniff/refusing-extractor.ts';
import { sniffMedia } from '../../../extractors/sniff/sniff-media.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';
import { buildTar, buildZip } from '../archive/build-archives.ts';

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');
const zipOf = (...names: string[]) => buildZip(names.map((name) => ({ name, bytes: text('<x/>') })));
const KINDS: readonly (readonly [string, Uint8Array])[] = [
  ['empty', text('')],
  ['nul', new Uint8Array(900)],
  ['docx', zipOf('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
  ['xlsx', zipOf('[Content_Types].xml', 'xl/workbook.xml')],
  ['ofd', zipOf('OFD.xml', 'Doc_0/Document.xml')],
  ['zip', zipOf('附件1.docx')],
  ['odt', buildZip([{ name: 'mimetype', bytes: text('application/vnd.oasis.opendocument.text'), method: 0 }])],
  ['pdf', bytes('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')],
  ['pdf', bytes('\r\nHTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n\x00\x01')],
  ['rtf', text('{\\rtf1\\ansi\\ansicpg936 x}')],
  ['html', text('\ufeff\n<!-- 模板 -->\n<!DOCTYPE html><html>')],
  ['html', text('<table border=1><tr><td>项目名称')],
  ['html', Buffer.from('\ufeff<html><body>项目</body></html>', 'utf16le')],
  ['word-xml', text('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>')],
  ['excel-xml', text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>')],
  ['mail', text('Received: x\r\nFrom: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n')],
  ['mht', text('From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n')],
  ['png', bytes('\x89PNG\r\n\x1a\n')],
  ['jpeg', bytes('\xff\xd8\xff\xe0')],
  ['tiff', bytes('II*\0\x08\0\0\0')],
  ['webp', bytes('RIFF\x10\0\0\0WEBPVP8 ')],
  ['bmp', bytes(`BM\x40\0\0\0\0\0\0\0\x36${'\0'.repeat(40)}`)],
  ['gif', bytes('GIF89a')],
  ['gzip', gzipSync(text('x'))],
  ['tar', buildTar([['a.txt', text('x')]])],
  ['rar', bytes('Rar!\x1a\x07\x01\0')],
  ['7z', bytes('7z\xbc\xaf\x27\x1c\0\x04')],
  ['text', text('项目名称\t业务培训\n')],
  ['text', text('BM 开头的说明：From 2024 年起')],
  ['text', Buffer.from('\ufeff项目名称', 'utf16le')],
  ['text', bytes('\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6\r\n')],
  ['unknown', Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 37) % 256))],
];

describe('sniffMedia', () => {
  it.each(KINDS)('%s', (kind, content) => expect(sniffMedia(content).kind).toBe(kind));
});

describe('extensionMismatch', () => {
  it.each([
    ['a.doc', 'html', 'warning'],
    ['附件.doc', 'docx', 'info'],
    ['https://example.org/x.pdf?id=3', 'html', 'warning'],
    ['a.xls', 'text', 'warning'],
    ['a.zip!b.rar', 'zip', 'info'],
  ] as const)('%s that is %s: %s', (origin, kind, severity) => {
    expect(extensionMismatch(origin, { kind })).toMatchObject({ code: 'wrong-extension', severity });
  });
  it.each([
    ['a.wps', 'doc'],
    ['a.wps', 'docx'],
    ['https://example.org/', 'html'],
    ['http://example.org/content.jsp?x=a.pdf', 'html'],
    ['预算 2024.03', 'pdf'],
  ] as const)('%s that is %s: nothing', (origin, kind) => expect(extensionMismatch(origin, { kind })).toBeNull());
  it('takes the extension of the innermost member', () => expect(originExtension('a.zip!目录/b.XLS')).toBe('xls'));
});

describe('refusingExtractor', () => {
  it.each([
    ['empty', 'unreadable'],
    ['nul', 'unreadable'],
    ['rar', 'unsupported-format'],
    ['unknown', 'unreadable'],
  ])('%s → %s', async (kind, code) => {
    const source = { id: '', origin: 'x', bytes: KINDS.find(([name]) => name === kind)?.[1] ?? text('') };
    expect(refusingExtractor.bid(source)).toBeGreaterThan(0);
    const { notes } = await refusingExtractor.extract(source, { limits: DEFAULT_LIMITS });
    expect(notes.map((note) => note.code)).toEqual([code]);
  });
  it('leaves documents alone', () => {
    expect(refusingExtractor.bid({ id: '', origin: 'x', bytes: text('项目名称') })).toBeLessThan(0.01);
  });
});
