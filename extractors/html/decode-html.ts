/** Decoded text of a page with the encoding that fitted. */
export interface DecodedPage {
  readonly text: string;
  readonly encoding: string;
}

const charsetOf = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1];

/** Charset that a page declares: of the response, else of `<meta>` or the XML declaration in its first kilobytes. */
export const declaredCharset = (bytes: Uint8Array, mediaType?: string): string | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return (
    charsetOf(mediaType ?? '') ??
    charsetOf(/<meta\b[^>]*charset[^>]*>/i.exec(head)?.[0] ?? '') ??
    /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  );
};

const tryDecode = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Decodes a page: byte order mark, then UTF-8 where it fits, then the declared charset, then GB18030. */
export const decodeHtml = (bytes: Uint8Array, mediaType?: string): DecodedPage => {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
  const declared = declaredCharset(bytes, mediaType)?.toLowerCase();
  for (const label of ['utf-8', declared, 'gb18030']) {
    if (label === undefined) continue;
    const encoding = /^(gb2312|gbk|gb_2312-80|x-gbk)$/.test(label) ? 'gb18030' : label;
    const text = tryDecode(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  const encoding = declared === undefined || /^gb|^x-gbk/.test(declared) ? 'gb18030' : 'utf-8';
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
};
