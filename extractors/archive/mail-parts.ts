import { decodeCharset, type MimeHeaders, readMimeHeaders, readMimeValue } from './mime-header.ts';

/** A leaf of a mail: an attachment, or a body that was to be shown. */
export interface MailPart {
  readonly name: string;
  readonly isAttachment: boolean;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const MAX_DEPTH = 12;
const MAX_PARTS = 2000;

/** Place after the blank line that ends the headers. */
const findBody = (bytes: Buffer): number => {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  if (crlf < 0 && lf < 0) return bytes.length;
  return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf + 2;
};

/** Bodies between the boundary lines of a multipart. */
const splitParts = (body: Buffer, boundary: string): Buffer[] => {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start = -1;
  let at = body.indexOf(mark);
  while (at >= 0 && parts.length < MAX_PARTS) {
    if (start >= 0) parts.push(body.subarray(start, at));
    const line = body.indexOf('\n', at);
    const isLast = body.subarray(at + mark.length, at + mark.length + 2).toString('latin1') === '--';
    start = isLast || line < 0 ? -1 : line + 1;
    at = line < 0 || isLast ? -1 : body.indexOf(mark, line);
  }
  // A cut mail ends inside its last part.
  if (start >= 0 && parts.length < MAX_PARTS) parts.push(body.subarray(start));
  return parts;
};

const unquote = (body: Buffer): Buffer => {
  const text = body.toString('latin1').replace(/=[ \t]*\r?\n/g, '');
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
};

const decodeBody = (body: Buffer, encoding: string): Buffer => {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? unquote(body) : body;
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'text/plain': 'txt',
  'message/rfc822': 'eml',
};

/** Text in a declared charset becomes UTF-8 with a mark, because the declaration is lost with the headers. */
const normaliseText = (bytes: Buffer, mediaType: string, charset: string | undefined): Uint8Array => {
  if (charset === undefined || !/^text\/(plain|html|csv)$/.test(mediaType)) return bytes;
  return Buffer.from(`\ufeff${decodeCharset(bytes, charset).replace(/^\ufeff/, '')}`, 'utf8');
};

const readLeaf = (headers: MimeHeaders, body: Buffer, ordinal: number): MailPart => {
  const type = readMimeValue(headers.get('content-type') ?? 'text/plain');
  const disposition = readMimeValue(headers.get('content-disposition') ?? '');
  const stated = disposition.parameters.get('filename') ?? type.parameters.get('name');
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const decoded = decodeBody(body, encoding);
  const isAttachment = stated !== undefined || disposition.value === 'attachment';
  return {
    name: stated ?? `part${ordinal}.${EXTENSIONS[type.value] ?? 'bin'}`,
    isAttachment,
    mediaType: type.value,
    bytes: isAttachment ? decoded : normaliseText(decoded, type.value, type.parameters.get('charset')),
  };
};

/** Leaves of a mail or web archive in order; broken structure gives what could be told apart. Never throws. */
export const listMailParts = (bytes: Uint8Array): readonly MailPart[] => {
  const leaves: MailPart[] = [];
  const visit = (part: Buffer, depth: number): void => {
    if (leaves.length >= MAX_PARTS) return;
    const bodyAt = findBody(part);
    const headers = readMimeHeaders(part.subarray(0, bodyAt));
    const body = part.subarray(bodyAt);
    const type = readMimeValue(headers.get('content-type') ?? '');
    const boundary = type.parameters.get('boundary');
    if (type.value.startsWith('multipart/') && boundary && depth < MAX_DEPTH)
      for (const inner of splitParts(body, boundary)) visit(inner, depth + 1);
    else leaves.push(readLeaf(headers, body, leaves.length + 1));
  };
  visit(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
  return leaves;
};
