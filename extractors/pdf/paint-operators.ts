import { placeBox } from '../geometry/matrix.ts';
import { type Handler, type Interpreter, intersect, restore, save, transform, visible } from './interpreter.ts';
import { argumentAt, numberAt } from './operator-list.ts';
import { addCover, addFill, addFilledBox, addStroke, pathBox } from './path-marks.ts';
import { OPS } from './pdfjs.ts';

const FILLS = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const STROKES = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const CLOSES = new Set<number>([OPS.closeStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

/** Path longer than this draws a picture, not a table. */
const MOST_PATH_VALUES = 200_000;

const isWhite = (colour: string): boolean => /^#f[c-f]f[c-f]f[c-f]$/i.test(colour);

const constructPath: Handler = (it, args) => {
  const operator = numberAt(args, 0);
  const buffer = argumentAt(argumentAt(args, 1), 0) as ArrayLike<number> | null | undefined;
  const { state, page } = it;
  if (buffer && buffer.length > 0 && buffer.length < MOST_PATH_VALUES && visible(it)) {
    const strokes = STROKES.has(operator) && state.strokeAlpha > 0;
    if (FILLS.has(operator) && state.fillAlpha > 0) {
      // white is the paper: white fills cover, they draw no line but on a coloured ground
      if (!isWhite(state.fill)) addFill(page, buffer, state.matrix, state.clip);
      else addCover(page, buffer, state.matrix, state.clip);
    }
    const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
    if (strokes) addStroke(page, buffer, state.matrix, state.clip, state.lineWidth * scale, CLOSES.has(operator));
  }
  const minMax = argumentAt(args, 2) as ArrayLike<number> | null | undefined;
  if (it.pendingClip && minMax && minMax.length >= 4) {
    state.clip = intersect(state.clip, pathBox(minMax, state.matrix));
  }
  it.pendingClip = false;
};

const paintImage = (it: Interpreter, source: unknown, mask: boolean): void => {
  if (!visible(it)) return;
  const { matrix, clip } = it.state;
  const box = placeBox(matrix, 0, 0, 1, 1);
  // hair-thin pictures are lines of converters that cannot stroke
  if (Math.min(box[2] - box[0], box[3] - box[1]) <= 3) addFilledBox(it.page, box, clip);
  else it.page.images.push({ source, matrix, box: intersect(box, clip), mask, glyphsBefore: it.page.glyphs.length });
};

const repeatImages = (it: Interpreter, args: unknown, mask: boolean): void => {
  const positions = argumentAt(args, 3);
  const [scaleX, scaleY] = [numberAt(args, 1), numberAt(args, 2)];
  const list = positions && typeof positions === 'object' ? Array.from(positions as ArrayLike<number>) : [];
  for (let i = 0; i + 1 < list.length; i += 2) {
    save(it, null);
    transform(it, [scaleX, 0, 0, scaleY, list[i], list[i + 1]]);
    paintImage(it, argumentAt(args, 0), mask);
    restore(it, null);
  }
};

const repeatMasks: Handler = (it, args) =>
  repeatImages(it, [argumentAt(args, 0), argumentAt(args, 1), argumentAt(args, 4), argumentAt(args, 5)], true);

const clip: Handler = (it) => {
  it.pendingClip = true;
};

/** Operators that paint paths and pictures (ISO 32000 8.5, 8.9). */
export const PAINT_OPERATORS: readonly (readonly [code: number, handler: Handler])[] = [
  [OPS.constructPath, constructPath],
  [OPS.clip, clip],
  [OPS.eoClip, clip],
  [OPS.paintImageXObject, (it, args) => paintImage(it, argumentAt(args, 0), false)],
  [OPS.paintInlineImageXObject, (it, args) => paintImage(it, argumentAt(args, 0), false)],
  [OPS.paintImageMaskXObject, (it, args) => paintImage(it, argumentAt(args, 0), true)],
  [OPS.paintSolidColorImageMask, (it) => addFilledBox(it.page, placeBox(it.state.matrix, 0, 0, 1, 1), it.state.clip)],
  [OPS.paintImageXObjectRepeat, (it, args) => repeatImages(it, args, false)],
  [OPS.paintImageMaskXObjectRepeat, repeatMasks],
];
