import type { Glyph, Turn } from '../geometry/marks.ts';
import { type Matrix, place, placeBox } from '../geometry/matrix.ts';
import { readNumbers } from './transform.ts';
import { childrenNamed, type XmlElement } from './xml-tree.ts';

/** Em box above and below the base line, as for PDF glyphs. */
const ABOVE = 0.8;
const BELOW = 0.2;
const MAX_REPEAT = 100_000;

/** Advances of a `DeltaX`: `g 3 5.2 4` stands for 5.2 three times, then 4. */
const readAdvances = (text: string | undefined, most: number): readonly number[] => {
  const words = (text ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const advances: number[] = [];
  for (let i = 0; i < words.length && advances.length < most; i++) {
    const isRun = words[i] === 'g' || words[i] === 'G';
    const count = isRun ? Math.min(Number(words[i + 1]) || 0, most, MAX_REPEAT) : 1;
    const value = Number(words[isRun ? i + 2 : i]);
    for (let n = 0; n < count; n++) advances.push(Number.isFinite(value) ? value : 0);
    if (isRun) i += 2;
  }
  return advances;
};

/** Width of a character in ems where no advance says: half for Latin, full for Chinese. */
const emWidth = (character: string): number => (character < '\u2000' ? 0.5 : 1);

const turnOf = ([a, b]: Matrix): Turn => (((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4) as Turn;

/**
 * Glyphs of a text object (文字对象): every character at its own place, base line at `Y`, advances in `DeltaX` and
 * `DeltaY`. Characters without a stated advance follow each other by their usual width.
 */
export const textGlyphs = (object: XmlElement, transform: Matrix): readonly Glyph[] => {
  const size = Number(object.attributes.Size) || 0;
  const stretch = Number(object.attributes.HScale) || 1;
  if (size <= 0) return [];
  const [originX, originY] = place(transform, 0, 0);
  const [tipX, tipY] = place(transform, 0, size);
  const printed = Math.hypot(tipX - originX, tipY - originY);
  let [x, y] = [0, 0];
  return childrenNamed(object, 'TextCode').flatMap((code) => {
    [x = x, y = y] = [readNumbers(code.attributes.X)[0], readNumbers(code.attributes.Y)[0]];
    const characters = [...code.text.replace(/[\r\n]/g, '')];
    const right = readAdvances(code.attributes.DeltaX, characters.length);
    const down = readAdvances(code.attributes.DeltaY, characters.length);
    let [atX, atY] = [x, y];
    return characters.map((text, i): Glyph => {
      const usual = emWidth(text) * size * stretch;
      const advance = right[i] ?? 0;
      // Up to an em the advance is the width of the character; beyond, it is a gap to the next one.
      const width = advance > 0 && advance <= size * stretch * 1.001 ? advance : usual;
      const box = placeBox(transform, atX, atY - ABOVE * size, atX + width, atY + BELOW * size);
      atX += right[i] ?? (down.length > 0 ? 0 : usual);
      atY += down[i] ?? 0;
      return { text, box, size: printed, turn: turnOf(transform), font: object.attributes.Font ?? '' };
    });
  });
};
