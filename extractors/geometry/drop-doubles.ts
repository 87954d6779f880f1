import type { Glyph } from './marks.ts';

/** Side of the squares that glyphs are looked up by, in points. */
const SQUARE = 6;

/** Two prints of one glyph lie closer than this share of its size. */
const NEAR = 0.28;

const squareOf = (glyph: Glyph): [number, number] => [
  Math.floor((glyph.box[0] + glyph.box[2]) / 2 / SQUARE),
  Math.floor((glyph.box[1] + glyph.box[3]) / 2 / SQUARE),
];

const isDouble = (a: Glyph, b: Glyph): boolean =>
  a.text === b.text &&
  Math.abs(a.box[0] - b.box[0]) < Math.min(NEAR * a.size, 0.5 * (a.box[2] - a.box[0]) + 0.1) &&
  Math.abs(a.box[1] - b.box[1]) < NEAR * a.size;

/**
 * Drops glyphs printed twice at nearly one place: fake bold and shadows. Only equal text is dropped, so that close
 * neighbours survive (camelot #288, #625: de-duplication by place eats them).
 */
export const dropDoubles = (glyphs: readonly Glyph[]): readonly Glyph[] => {
  const squares = new Map<number, Glyph[]>();
  return glyphs.filter((glyph) => {
    if (glyph.text === ' ') return true;
    const [x, y] = squareOf(glyph);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        if (squares.get((x + dx) * 65_536 + y + dy)?.some((other) => isDouble(other, glyph))) return false;
      }
    }
    const own = squares.get(x * 65_536 + y);
    if (own) own.push(glyph);
    else squares.set(x * 65_536 + y, [glyph]);
    return true;
  });
};
