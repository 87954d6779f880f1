const charsetIn = (text: string): string | null => /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1] ?? null;

const decoder = (label: string, fatal: boolean): InstanceType<typeof TextDecoder> | null => {
  try {
    // GBK and GB2312 are parts of GB18030, and pages use characters beyond what they declare.
    return new TextDecoder(/^(gbk|gb2312|gb_2312-80|x-gbk|cp936)$/i.test(label) ? 'gb18030' : label, { fatal });
  } catch {
    return null;
  }
};

const attempt = (bytes: Uint8Array, label: string): string | null => {
  try {
    return decoder(label, true)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
};

/** How far into a page its `<meta charset>` is looked for. */
const HEAD_BYTES = 4096;

/**
 * A web page as text. Bytes that are UTF-8 are UTF-8, whatever the server says: many sites keep a GB2312 header after a
 * move to UTF-8. Then the header, the `<meta>`, and GB18030 as the country's encoding.
 */
export const decodePage = (bytes: Uint8Array, contentType: string): string => {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (mark) return new TextDecoder(mark).decode(bytes);
  const utf8 = attempt(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const declared = charsetIn(contentType) ?? charsetIn(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)));
  const strict = (declared && attempt(bytes, declared)) ?? attempt(bytes, 'gb18030');
  if (strict !== null && strict !== '') return strict;
  // A page with a few broken bytes: what it declares, else GB18030.
  return (decoder(declared ?? 'gb18030', false) ?? new TextDecoder('gb18030')).decode(bytes);
};
