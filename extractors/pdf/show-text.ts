import { type Box, unifyRadicals } from '../../src/model/index.ts';
import type { Glyph, Turn } from '../geometry/marks.ts';
import { type Matrix, multiply, placeBox } from '../geometry/matrix.ts';
import type { FontFacts, GraphicsState, TextPlace } from './graphics-state.ts';

/** Glyph of pdf.js's operator list. */
export interface ListedGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [advance: number, x: number, y: number] | undefined;
}

/** Glyph with what decides whether a reader sees it. */
export interface ShownGlyph extends Glyph {
  readonly invisible: boolean;
  readonly unmapped: boolean;
  /** Leans by more than a few degrees, as watermarks (水印) do. */
  readonly slanted: boolean;
}

const LIGATURES = /[\ufb00-\ufb06]/;

/** Quarter turns clockwise of a direction on the page (y grows downward), and how far it is off. */
const turnOf = (dx: number, dy: number): { turn: Turn; slanted: boolean } => {
  const quarters = Math.atan2(dy, dx) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return { turn: (((nearest % 4) + 4) % 4) as Turn, slanted: Math.abs(quarters - nearest) > 0.08 };
};

const textOf = (glyph: ListedGlyph): string => {
  const text = glyph.unicode === '\u00a0' || (glyph.isSpace && glyph.unicode === '') ? ' ' : glyph.unicode;
  return LIGATURES.test(text) ? text.normalize('NFKC') : unifyRadicals(text);
};

/** Where one glyph of a run starts, in text space units along the writing direction. */
const glyphBox = (state: GraphicsState, text: Matrix, at: number, glyph: ListedGlyph): Box => {
  const font = state.font!;
  const em = state.size * font.em;
  if (!font.vertical) {
    const width = glyph.width * font.unit * state.size;
    return placeBox(text, at, -0.2 * em, at + width, 0.8 * em);
  }
  const [, vx, vy] = glyph.vmetric ?? font.defaultVertical;
  const left = -(glyph.vmetric ? vx : glyph.width / 2) * font.unit * state.size;
  const base = at - vy * font.unit * state.size;
  return placeBox(text, left, base - 0.2 * em, left + glyph.width * font.unit * state.size, base + 0.8 * em);
};

/** How far a glyph moves the text position, in text space. */
const advanceOf = (state: GraphicsState, font: FontFacts, glyph: ListedGlyph): number => {
  const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
  if (!font.vertical) return glyph.width * font.unit * state.size + spacing;
  return (glyph.vmetric ?? font.defaultVertical)[0] * font.unit * state.size - spacing;
};

const isShown = (text: string, [left, top, right, bottom]: Box, size: number): boolean =>
  text !== '' && Number.isFinite(left + top + right + bottom) && size > 0.5;

/**
 * Places the glyphs of one show operator and moves the text position past them (ISO 32000 9.4.4; spacing as in
 * pdf.js's canvas). Numbers between glyphs are adjustments in thousandths of the size.
 */
export const showText = (
  state: GraphicsState,
  text: TextPlace,
  run: readonly (ListedGlyph | number)[],
  add: (glyph: ShownGlyph) => void,
): void => {
  const font = state.font;
  if (!font || state.size === 0) return;
  const origin: Matrix = [font.vertical ? 1 : state.horizontalScale, 0, 0, 1, text.x, text.y + state.rise];
  const matrix = multiply(state.matrix, multiply(text.matrix, origin));
  const sign = Math.sign(state.size);
  const common = {
    ...turnOf(matrix[0] * sign, matrix[1] * sign),
    size: Math.abs(state.size) * font.em * Math.hypot(matrix[2], matrix[3]),
    font: font.name,
    // mode 3 is invisible, 7 only clips (ISO 32000 9.3.6)
    invisible: state.mode === 3 || state.mode === 7 || state.fillAlpha === 0,
    unmapped: font.unmapped,
  };
  let at = 0;
  for (const glyph of run) {
    if (typeof glyph === 'number') {
      at -= (glyph / 1000) * state.size;
      continue;
    }
    const [box, content] = [glyphBox(state, matrix, at, glyph), textOf(glyph)];
    if (isShown(content, box, common.size)) add({ ...common, text: content, box });
    at += advanceOf(state, font, glyph);
  }
  if (font.vertical) text.y += at;
  else text.x += at * state.horizontalScale;
};
