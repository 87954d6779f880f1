import type { MediaKind } from './media-kind.ts';

/** Bytes at the beginning that are looked at. */
const WINDOW = 4096;
const latin1 = new TextDecoder('latin1');

const HTML = /<(?:!doctype\s+html|html|head|body|meta|title|table|div|script|style|center|p|span|frameset|br)[\s>/]/i;
const MAIL_HEADER =
  /^(?:received|from|to|subject|date|message-id|mime-version|return-path|delivered-to|x-[\w-]+|content-type|reply-to|sender):/i;

/** Beginning of a text as characters, UTF-16 folded by dropping NUL bytes; only ASCII matters here. */
const beginning = (bytes: Uint8Array): string =>
  latin1
    .decode(bytes.subarray(0, WINDOW))
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart();

const xmlKind = (text: string): MediaKind => {
  if (/progid="Word\.Document"|<w:wordDocument/i.test(text)) return 'word-xml';
  if (/progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/i.test(text)) return 'excel-xml';
  return /<(?:!doctype\s+html|html)[\s>]/i.test(text) ? 'html' : 'xml';
};

const mailKind = (text: string): MediaKind | null => {
  const [first = ''] = text.split('\n', 1);
  if (!MAIL_HEADER.test(first)) return null;
  const headers = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const known = headers.split(/\r?\n/).filter((line) => MAIL_HEADER.test(line)).length;
  if (known < 2 || !/^(?:mime-version|content-type|message-id|received|date):/im.test(headers)) return null;
  return /^content-type:\s*multipart\/related/im.test(headers) ? 'mht' : 'mail';
};

/** Share of bytes that no text has, in percent: control characters other than white space and escape. */
const controlShare = (bytes: Uint8Array): number => {
  const window = bytes.subarray(0, WINDOW);
  const controls = window.reduce((n, byte) => n + (byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte) ? 1 : 0), 0);
  return (controls * 100) / Math.max(1, window.length);
};

/** UTF-16 text: a byte order mark, or a NUL in nearly every second byte of Latin text, or almost only CJK units. */
const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const window = bytes.subarray(0, WINDOW);
  const nuls = [0, 0];
  window.forEach((byte, i) => {
    if (byte === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const share = Math.max(even, odd) / Math.max(1, window.length / 2);
  return Math.min(even, odd) <= window.length / 200 && share > 0.02 && controlShare(window.filter((b) => b !== 0)) < 5;
};

/** Kind of a file that has no magic number: markup, mail, plain text, or unknown bytes. */
export const sniffTextMedia = (bytes: Uint8Array): MediaKind => {
  if (controlShare(bytes) >= 2 && !looksLikeUtf16(bytes)) return 'unknown';
  const text = beginning(bytes);
  if (/^\{\\rtf/i.test(text)) return 'rtf';
  if (/^<\?xml/i.test(text)) return xmlKind(text);
  if (/^<(?:!--|!|\w)/.test(text) && HTML.test(text)) return 'html';
  if (text.startsWith('<') && /<w:wordDocument|<Workbook[\s>]/i.test(text)) return xmlKind(text);
  const mail = mailKind(text);
  if (mail) return mail;
  return /<!doctype\s+html|<html[\s>]|<table[\s>]/i.test(text) ? 'html' : 'text';
};
