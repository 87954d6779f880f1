import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { expandSource } from '../../../extractors/archive/expand-source.ts';
import { DEFAULT_LIMITS, type Source } from '../../../src/model/index.ts';
import { buildTar, buildZip, type ZipPart } from './build-archives.ts';

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const PAGE = text('<!DOCTYPE html><html><body><table><tr><td>项目名称</td></tr></table></body></html>');
const source = (bytes: Uint8Array, origin = 'a.zip'): Source => ({ id: '', bytes, origin });
const expand = (bytes: Uint8Array, origin?: string) => expandSource(source(bytes, origin), DEFAULT_LIMITS);
const origins = (bytes: Uint8Array, origin?: string) => expand(bytes, origin).value.map((s) => s.origin);
const codes = (bytes: Uint8Array, origin?: string) => expand(bytes, origin).notes.map((n) => n.code);
const page = (name: ZipPart['name'], more: Partial<ZipPart> = {}): ZipPart => ({ name, bytes: PAGE, ...more });

describe('ZIP', () => {
  it('names members after the archive', () => {
    expect(origins(buildZip([page('目录/附件1.html'), page('附件2.html')]))).toEqual([
      'a.zip!目录/附件1.html',
      'a.zip!附件2.html',
    ]);
  });
  it('reads names in GB18030', () => {
    const name = Uint8Array.from([0xb8, 0xbd, 0xbc, 0xfe, 0x31, ...text('.html')]);
    expect(origins(buildZip([page(name)]))).toEqual(['a.zip!附件1.html']);
  });
  it('makes climbing and absolute names harmless', () => {
    const names = ['../../etc/passwd.html', '/abs.html', 'C:\\temp\\x.html', '..\\..\\win.html'];
    expect(origins(buildZip(names.map((name) => page(name))))).toEqual([
      'a.zip!etc/passwd.html',
      'a.zip!abs.html',
      'a.zip!temp/x.html',
      'a.zip!win.html',
    ]);
  });
  it('tells members of one name apart', () => {
    expect(origins(buildZip([page('x.html'), page('x.html')]))).toEqual(['a.zip!x.html', 'a.zip!x.html~2']);
  });
  it('is recognised under the name .rar', () => {
    expect(origins(buildZip([page('x.html')]), 'a.rar')).toEqual(['a.rar!x.html']);
  });
  it('reports an encrypted member and reads the others', () => {
    const bytes = buildZip([page('x.html', { flags: 0x0801 }), page('y.html')]);
    expect(origins(bytes)).toEqual(['a.zip!y.html']);
    expect(codes(bytes)).toEqual(['encrypted']);
  });
  it('skips and counts what is no document', () => {
    const bytes = buildZip([
      page('y.html'),
      { name: '__MACOSX/._y.html', bytes: text('x') },
      { name: 'a.css', bytes: text('a{}') },
    ]);
    expect(origins(bytes)).toEqual(['a.zip!y.html']);
    expect(expand(bytes).notes[0]?.message).toContain('2 members are no documents');
  });
  it('recovers members of an archive whose end is lost', () => {
    const whole = buildZip([page('x.html'), page('y.html')]);
    const cut = whole.subarray(0, whole.length - 60);
    expect(origins(cut)).toContain('a.zip!x.html');
    expect(codes(cut)).toContain('truncated');
  });
  it('stays itself, with a reason, when nothing in it can be read', () => {
    const bytes = buildZip([page('x.html', { flags: 0x0801 })]);
    expect(origins(bytes)).toEqual(['a.zip']);
    expect(codes(bytes)).toEqual(['encrypted', 'unreadable']);
  });
  it('does not open a DOCX', () => {
    const parts = ['[Content_Types].xml', 'word/document.xml'].map((name) => ({ name, bytes: text('<x/>') }));
    expect(origins(buildZip(parts), 'a.docx')).toEqual(['a.docx']);
  });
});

describe('limits', () => {
  it('opens four archives deep and no deeper', () => {
    const nest = (n: number): Uint8Array =>
      n === 0 ? PAGE : buildZip([{ name: n === 1 ? 'x.html' : 'n.zip', bytes: nest(n - 1) }]);
    expect(origins(nest(4))).toEqual(['a.zip!n.zip!n.zip!n.zip!x.html']);
    expect(codes(nest(5))).toEqual(['too-large', 'unreadable']);
  });
  it('reads 2000 members at most', () => {
    const bytes = buildZip(Array.from({ length: 2005 }, (_, i) => page(`${i}.html`)));
    expect(origins(bytes)).toHaveLength(2000);
    expect(codes(bytes)).toEqual(['too-large']);
  });
  it('refuses a member that claims too much, and one that lies about its size', () => {
    const zeros = Buffer.alloc(80 * 1024 * 1024);
    expect(codes(buildZip([{ name: 'x.txt', bytes: zeros }]))).toEqual(['too-large', 'unreadable']);
    expect(codes(buildZip([{ name: 'x.txt', bytes: zeros, claimedSize: 10 }]))).toEqual(['too-large', 'unreadable']);
  });
});

describe('GZ and TAR', () => {
  it('names the file of a GZ after it', () => {
    expect(origins(gzipSync(PAGE), 'dir/表.html.gz')).toEqual(['dir/表.html.gz!表.html']);
  });
  it('opens a TAR in a GZ', () => {
    const tar = buildTar([
      ['a/一.html', PAGE],
      ['b.html', PAGE],
    ]);
    expect(origins(gzipSync(tar), 'x.tgz')).toEqual(['x.tgz!x.tar!a/一.html', 'x.tgz!x.tar!b.html']);
  });
});

const mail = (parts: readonly string[]): Uint8Array =>
  Buffer.from(
    [
      'From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_b"\r\n',
      ...parts.map((part) => `--=_b\r\n${part}\r\n`),
      '--=_b--\r\n',
    ].join('\r\n'),
    'utf8',
  );
const body = 'Content-Type: text/plain; charset=utf-8\r\n\r\n请查收附件。';
const base64Page = Buffer.from(PAGE).toString('base64').replace(/.{60}/g, '$&\r\n');

describe('mail', () => {
  it.each([
    ['RFC 2047', 'Content-Disposition: attachment; filename="=?gb2312?B?uL28/jEuaHRtbA==?="'],
    ['RFC 2231', "Content-Disposition: attachment; filename*=utf-8''%E9%99%84%E4%BB%B61.html"],
    [
      'RFC 2231 in parts',
      "Content-Disposition: attachment;\r\n filename*0*=gb18030''%B8%BD;\r\n filename*1*=%BC%FE1.html",
    ],
    ['raw', 'Content-Disposition: attachment; filename="附件1.html"'],
  ])('reads an attachment named by %s', (_, disposition) => {
    const part = `Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n${disposition}\r\n\r\n${base64Page}`;
    const { value } = expand(mail([body, part]), 'm.eml');
    expect(value.map((s) => s.origin)).toEqual(['m.eml!附件1.html']);
    expect(Buffer.from(value[0]?.bytes ?? []).equals(Buffer.from(PAGE))).toBe(true);
  });
  it('reads the text of a mail without attachments', () => {
    const html =
      'Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><table><tr><td>=CF=EE=C4=BF</td></tr></table>';
    const { value } = expand(mail([body, html]), 'm.eml');
    expect(value.map((s) => s.origin)).toEqual(['m.eml!part2.html']);
    expect(Buffer.from(value[0]?.bytes ?? []).toString('utf8')).toContain('项目');
  });
});
