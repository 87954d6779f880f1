import type { ByteView } from './byte-view.ts';
import type { StreamRange } from './file-information.ts';

/** Characters of symbol fonts that stand in budget forms, by code of the font's own page. */
const SYMBOL: Readonly<Record<number, string>> = {
  163: '≤',
  179: '≥',
  185: '≠',
  187: '≈',
  177: '±',
  180: '×',
  184: '÷',
  176: '°',
  165: '∞',
  229: '∑',
  183: '•',
  215: '·',
  45: '-',
  61: '=',
  60: '<',
  62: '>',
};

const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '□',
  161: '○',
  168: '□',
  251: '×',
  252: '√',
  253: '☒',
  254: '☑',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [0x81 + i, String.fromCodePoint(0x2460 + i)])),
};

const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '×',
  80: '√',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  162: '■',
  163: '□',
};

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: SYMBOL,
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
};

/**
 * Text of a character in a symbol font (`Symbol` 179 → `≥`, `Wingdings` 254 → `☑`); null when the font is none of those
 * or the character is not known, so that the caller can flag it.
 */
export const symbolText = (font: string, code: number): string | null => {
  const place = code & 0xff;
  const known = FONTS[font.toLowerCase().trim()];
  if (!known) return null;
  if (known[place]) return known[place];
  return known === SYMBOL && place >= 0x20 && place < 0x40 ? String.fromCharCode(place) : null;
};

/** Font names by index ([MS-DOC] SttbfFfn). */
export const readFontNames = (table: ByteView, range: StreamRange): readonly string[] => {
  const end = Math.min(range.at + range.length, table.length);
  const names: string[] = [];
  let at = range.at + 4;
  for (let i = 0; i < table.u16(range.at) && at < end; i++) {
    const length = table.u8(at);
    let name = '';
    for (let c = at + 40; c + 1 < at + 1 + length && table.u16(c) !== 0; c += 2)
      name += String.fromCharCode(table.u16(c));
    names.push(name);
    at += 1 + length;
  }
  return names;
};
