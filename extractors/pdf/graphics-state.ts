import type { Box } from '../../src/model/index.ts';
import { IDENTITY, type Matrix } from '../geometry/matrix.ts';

/** What of a font decides where its glyphs stand. */
export interface FontFacts {
  readonly name: string;
  readonly vertical: boolean;
  readonly type3: boolean;
  /** Glyph units to text units, horizontally. */
  readonly unit: number;
  /** Size of the em in text units for size 1; 1 but for Type 3 fonts. */
  readonly em: number;
  /** Character codes stand for glyph numbers only: the text is not known. */
  readonly unmapped: boolean;
  readonly defaultVertical: readonly [advance: number, x: number, y: number];
}

/** Graphics and text state (ISO 32000 8.4, 9.3) as far as places and visibility depend on it. */
export interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  fill: string;
  stroke: string;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  font: FontFacts | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
}

/** Text matrix and position (ISO 32000 9.4), which are not part of the saved state. */
export interface TextPlace {
  matrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** State at the begin of a page. */
export const initialState = (matrix: Matrix, clip: Box): GraphicsState => ({
  matrix,
  clip,
  fill: '#000000',
  stroke: '#000000',
  fillAlpha: 1,
  strokeAlpha: 1,
  lineWidth: 1,
  font: null,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

/** Text place at the begin of a text object. */
export const initialText = (): TextPlace => ({ matrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 });
