/** A part of a saved web archive. */
export interface ArchivePart {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly location: string;
}

const HEADER_LIMIT = 16_384;

/** True when the bytes begin like a saved web archive (MHTML, 单个文件网页) and not like a mail. */
export const isWebArchive = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return (
    /^(?:\xef\xbb\xbf)?[\w-]+:/.test(head) &&
    /^mime-version\s*:/im.test(head) &&
    /^content-type\s*:\s*multipart\/related/im.test(head)
  );
};

const headersOf = (text: string): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
};

const decodeQuotedPrintable = (body: string): Uint8Array =>
  Buffer.from(
    body
      .replace(/[ \t]+$/gm, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

const decodeBody = (body: string, transfer: string): Uint8Array => {
  if (/quoted-printable/i.test(transfer)) return decodeQuotedPrintable(body);
  if (/base64/i.test(transfer)) return Buffer.from(body, 'base64');
  return Buffer.from(body, 'latin1');
};

const splitHeader = (part: string): { headers: ReadonlyMap<string, string>; body: string } => {
  const gap = /\r?\n\r?\n/.exec(part.slice(0, HEADER_LIMIT));
  return gap === null
    ? { headers: headersOf(part.slice(0, HEADER_LIMIT)), body: '' }
    : { headers: headersOf(part.slice(0, gap.index)), body: part.slice(gap.index + gap[0].length) };
};

/** The pages of a saved web archive, main page first; pictures and styles are left out. Never throws. */
export const readWebArchive = (bytes: Uint8Array): readonly ArchivePart[] => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const top = splitHeader(text);
  const boundary = /boundary\s*=\s*"?([^";\s]+)"?/i.exec(top.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [];
  return top.body
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part): ArchivePart[] => {
      const { headers, body } = splitHeader(part.replace(/^\r?\n/, ''));
      const mediaType = headers.get('content-type') ?? '';
      if (!/^text\/html|^application\/xhtml/i.test(mediaType)) return [];
      const transfer = headers.get('content-transfer-encoding') ?? '';
      return [{ bytes: decodeBody(body, transfer), mediaType, location: headers.get('content-location') ?? '' }];
    });
};
