import { createHash } from 'node:crypto';

/** An answer that is written into a web archive. */
export interface WarcAnswer {
  readonly url: string;
  readonly fetchedAt: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Body as it is kept: unpacked. */
  readonly bytes: Uint8Array;
}

/** Headers that spoke of how the body travelled; the kept body is whole and unpacked. */
const OF_THE_WAY: ReadonlySet<string> = new Set([
  'content-encoding',
  'transfer-encoding',
  'content-length',
  'connection',
  'keep-alive',
]);

const REASONS: Readonly<Record<number, string>> = { 200: 'OK', 203: 'Non-Authoritative Information' };

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** An id that is the same for the same answer, in the form of a UUID. */
const recordId = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const digest = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const record = (fields: Readonly<Record<string, string>>, block: Uint8Array): Uint8Array => {
  const head = [
    'WARC/1.1',
    ...Object.entries(fields).map(([name, value]) => `${name}: ${oneLine(value)}`),
    `Content-Length: ${block.byteLength}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
};

/** The first record of a web archive file (WARC 1.1, ISO 28500): who wrote it. */
export const warcInfo = (software: string, date: string): Uint8Array => {
  const block = Buffer.from(`software: ${oneLine(software)}\r\nformat: WARC File Format 1.1\r\n`);
  const fields = {
    'WARC-Type': 'warcinfo',
    'WARC-Date': date,
    'WARC-Record-ID': `<${recordId(`info ${date}`)}>`,
    'Content-Type': 'application/warc-fields',
  };
  return record(fields, block);
};

/** One answer as a `response` record (归档格式 WARC 1.1). */
export const warcResponse = ({ url, fetchedAt, status, headers, bytes }: WarcAnswer): Uint8Array => {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_WAY.has(name.toLowerCase()));
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? ''}`.trimEnd(),
    ...kept.map(([name, value]) => `${name}: ${oneLine(value)}`),
    `content-length: ${bytes.byteLength}`,
  ];
  const block = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
  const fields = {
    'WARC-Type': 'response',
    'WARC-Target-URI': url,
    'WARC-Date': fetchedAt,
    'WARC-Record-ID': `<${recordId(`${url} ${fetchedAt}`)}>`,
    'WARC-Payload-Digest': digest(bytes),
    'WARC-Block-Digest': digest(block),
    'Content-Type': 'application/http; msgtype=response',
  };
  return record(fields, block);
};
