import { decodeWindows1252 } from '../doc/windows-1252.ts';

/** A font of the font table: its name and the code page its characters are written in. */
export interface RtfFont {
  readonly name: string;
  readonly charset: number | null;
}

/** TextDecoder labels of Windows character sets (`\fcharset134` is GB2312). */
const CHARSETS: ReadonlyMap<number, string> = new Map([
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [204, 'windows-1251'],
  [238, 'windows-1250'],
]);

const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** Symbol fonts have codes of their own. */
export const SYMBOL_CHARSET = 2;

/** Label of a code page number as `\ansicpg936` gives it. */
export const codePageLabel = (codePage: number): string => CODE_PAGES.get(codePage) ?? 'windows-1252';

/**
 * Encoding of text in a font. A Latin font in a Chinese file still carries Chinese bytes (Word names the Chinese font
 * apart, with `\dbch\af13`), so the file's own code page counts before the font's Latin one.
 */
export const fontEncoding = (font: RtfFont | undefined, codePage: string): string =>
  CHARSETS.get(font?.charset ?? 0) ?? codePage;

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Decodes bytes by a label; decoders are kept. */
export const decodeBytes = (bytes: readonly number[], label: string): string => {
  if (label === 'windows-1252') return decodeWindows1252(Uint8Array.from(bytes));
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(Uint8Array.from(bytes));
};
