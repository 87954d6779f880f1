import { type DecodedText, decodeText } from '../encoding/decode-text.ts';

const charsetOf = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1];

/** Charset that a page declares: of the response, else of `<meta>` or the XML declaration in its first kilobytes. */
const declaredCharset = (bytes: Uint8Array, mediaType?: string): string | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return (
    charsetOf(mediaType ?? '') ??
    charsetOf(/<meta\b[^>]*charset[^>]*>/i.exec(head)?.[0] ?? '') ??
    /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  );
};

/** Text of a page: byte order mark, UTF-8 where it fits, then what the response or the page declares, then a guess. */
export const decodeHtml = (bytes: Uint8Array, mediaType?: string): DecodedText =>
  decodeText(bytes, declaredCharset(bytes, mediaType));
