/** Headers of a mail or a part of it, by lower-case name; folded lines are joined, the first of equal names counts. */
export type MimeHeaders = ReadonlyMap<string, string>;

/** A header value with its parameters: `text/html; charset=gbk`. */
export interface MimeValue {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Decodes bytes in a named charset; unknown names are read as GB18030, which also reads ASCII. */
export const decodeCharset = (bytes: Uint8Array, charset: string): string => {
  const name = /^gb/i.test(charset) ? 'gb18030' : charset;
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/** A raw header that was written in 8-bit characters against the rules: UTF-8, else GB18030. */
const decodeRaw = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const quotedBytes = (text: string): Uint8Array => {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '=' ? /^[0-9A-F]{2}/i.exec(text.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex) i += 2;
    out.push(hex ? Number.parseInt(hex, 16) : text[i] === '_' ? 32 : text.charCodeAt(i) & 0xff);
  }
  return Uint8Array.from(out);
};

interface Word {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

const decodeWords = (words: readonly Word[]): string =>
  words[0] ? decodeCharset(Buffer.concat(words.map(({ bytes }) => bytes)), words[0].charset) : '';

/**
 * Text of a header with RFC 2047 words (`=?gb2312?B?uL28/g==?=` → `附件`). Neighbouring words are joined as bytes first,
 * because some mailers cut a character in two.
 */
const decodeMimeWords = (text: string): string =>
  text.replace(/=\?[^?\s]+\?[BQ]\?[^?]*\?=(?:\s*=\?[^?\s]+\?[BQ]\?[^?]*\?=)*/gi, (run) => {
    const words = [...run.matchAll(/=\?([^?*\s]+)(?:\*[^?]*)?\?([BQ])\?([^?]*)\?=/gi)].map(
      ([, charset = '', encoding = '', body = '']): Word => ({
        charset,
        bytes: encoding.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : quotedBytes(body),
      }),
    );
    const isOneCharset = words.every(({ charset }) => charset.toLowerCase() === words[0]?.charset.toLowerCase());
    return isOneCharset ? decodeWords(words) : words.map((word) => decodeWords([word])).join('');
  });

/** Headers from their bytes. */
export const readMimeHeaders = (bytes: Uint8Array): MimeHeaders => {
  const headers = new Map<string, string>();
  const unfolded = decodeRaw(bytes).replace(/\r?\n[ \t]+/g, ' ');
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
};

const percentBytes = (text: string): Uint8Array =>
  Buffer.from(
    text.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** RFC 2231: `filename*0*=gb18030''%B8%BD`, `filename*1=…` become one `filename`. */
const joinContinuations = (raw: ReadonlyMap<string, string>): Map<string, string> => {
  const joined = new Map<string, string>();
  const pieces = new Map<string, { order: number; isEncoded: boolean; text: string }[]>();
  for (const [key, text] of raw) {
    const [, name = key, order, star] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(key) ?? [];
    if (order === undefined && star === undefined) joined.set(name, decodeMimeWords(text));
    else pieces.set(name, [...(pieces.get(name) ?? []), { order: Number(order ?? 0), isEncoded: star === '*', text }]);
  }
  for (const [name, parts] of pieces) {
    parts.sort((a, b) => a.order - b.order);
    const [, charset = 'utf-8', rest = parts[0]?.text ?? ''] = /^([^']*)'[^']*'(.*)$/s.exec(parts[0]?.text ?? '') ?? [];
    const bytes = parts.map(({ isEncoded, text }, i) => {
      const own = i === 0 && parts[0]?.isEncoded ? rest : text;
      return isEncoded ? percentBytes(own) : Buffer.from(own, 'utf8');
    });
    joined.set(name, decodeCharset(Buffer.concat(bytes), charset || 'utf-8'));
  }
  return joined;
};

/** Splits a structured header into its value and parameters, names decoded. */
export const readMimeValue = (header: string): MimeValue => {
  const raw = new Map<string, string>();
  for (const [, key = '', quoted, plain = ''] of header.matchAll(
    /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g,
  ))
    raw.set(key.toLowerCase(), quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1'));
  return { value: header.split(';', 1)[0]?.trim().toLowerCase() ?? '', parameters: joinContinuations(raw) };
};
