import type { Box } from '../../src/model/index.ts';
import { type Matrix, matrixOf, multiply, placeBox } from '../geometry/matrix.ts';
import type { FontFacts, GraphicsState, TextPlace } from './graphics-state.ts';
import type { PathMarks } from './path-marks.ts';
import type { ShownGlyph } from './show-text.ts';

/** Picture painted on a page: the key of its pixels in pdf.js, or the pixels themselves, and where it stands. */
export interface PaintedImage {
  readonly source: unknown;
  readonly matrix: Matrix;
  readonly box: Box;
  /** Painted as a stencil in one colour. */
  readonly mask: boolean;
  /** How many glyphs were painted before it and lie under it. */
  readonly glyphsBefore: number;
}

/** Everything that a page paints, unfiltered. */
export interface PaintedPage extends PathMarks {
  readonly glyphs: ShownGlyph[];
  readonly images: PaintedImage[];
  /** Text outside the page or its clip, which no reader sees. */
  hiddenGlyphs: number;
}

/** What the interpreter asks of the page: fonts by name, and which optional layers are shown. */
export interface PageObjects {
  readonly font: (name: string) => unknown;
  readonly layerVisible: (group: unknown) => boolean;
}

/** A page while its operators are followed. */
export interface Interpreter {
  readonly objects: PageObjects;
  readonly page: PaintedPage;
  readonly base: Matrix;
  readonly view: Box;
  readonly saved: GraphicsState[];
  readonly layers: boolean[];
  state: GraphicsState;
  text: TextPlace;
  pendingClip: boolean;
  readonly fonts: Map<string, FontFacts>;
}

/** What one operator does; arguments come from a file and may be anything. */
export type Handler = (it: Interpreter, args: unknown) => void;

/** States that are kept at most; a file that only saves must not fill the memory. */
const MOST_SAVED = 4096;

/** What two boxes share; turned inside out when that is nothing. */
export const intersect = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];

/** Are all optional layers shown that are open here? */
export const visible = (it: Interpreter): boolean => it.layers.every((shown) => shown);

/** Saves the graphics state. */
export const save: Handler = (it) => {
  if (it.saved.length < MOST_SAVED) it.saved.push({ ...it.state });
};

/** Restores the graphics state saved last; surplus restores do nothing. */
export const restore: Handler = (it) => {
  it.state = it.saved.pop() ?? it.state;
};

/** Applies a transform inside the current one; anything but six numbers is left out. */
export const transform = (it: Interpreter, values: unknown): void => {
  const matrix = matrixOf(values);
  if (matrix) it.state.matrix = multiply(it.state.matrix, matrix);
};

/** Narrows the clip to a box of four numbers. */
export const clipTo = (it: Interpreter, box: unknown): void => {
  const corners = matrixOf([...Array.from((box ?? []) as ArrayLike<number>), 0, 0]);
  if (!corners) return;
  it.state.clip = intersect(it.state.clip, placeBox(it.state.matrix, corners[0], corners[1], corners[2], corners[3]));
};
