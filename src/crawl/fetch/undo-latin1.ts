/**
 * Headers arrive as one byte a character; servers put UTF-8 or GBK bytes into file names and redirects all the same.
 * Text that no such bytes can be is left alone.
 */
export const undoLatin1 = (text: string): string => {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};
