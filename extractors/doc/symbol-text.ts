import { symbolCharacter } from '../docx/symbol-fonts.ts';

const WINGDINGS_CIRCLED_ONE = 0x81;
const WINGDINGS_CIRCLED_TEN = 0x8a;

/**
 * Text of a character in a symbol font (`Symbol` 179 → `≥`, `Wingdings` 254 → `☑`); null when the font or the character
 * is not known, so that the caller can flag it.
 */
export const symbolText = (font: string, code: number): string | null => {
  const name = font.trim();
  const place = code & 0xff;
  const text = symbolCharacter(name, place);
  if (text !== String.fromCharCode(place)) return text;
  if (/^wingdings$/i.test(name) && place >= WINGDINGS_CIRCLED_ONE && place <= WINGDINGS_CIRCLED_TEN)
    return String.fromCodePoint(0x2460 + place - WINGDINGS_CIRCLED_ONE);
  // Digits and signs of the Symbol font are the usual ones.
  return /^symbol$/i.test(name) && place >= 0x20 && place < 0x40 ? text : null;
};
