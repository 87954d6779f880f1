import { matrixOf } from '../geometry/matrix.ts';
import { fontFacts } from './font-facts.ts';
import { initialText } from './graphics-state.ts';
import { type Handler, type Interpreter, visible } from './interpreter.ts';
import { argumentAt, numberAt } from './operator-list.ts';
import { OPS } from './pdfjs.ts';
import { type ListedGlyph, type ShownGlyph, showText } from './show-text.ts';

const addGlyph = (it: Interpreter, glyph: ShownGlyph): void => {
  const { clip } = it.state;
  const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
  const slack = glyph.size * 0.35;
  const outside = x < clip[0] - slack || x > clip[2] + slack || y < clip[1] - slack || y > clip[3] + slack;
  if (outside || !visible(it)) it.page.hiddenGlyphs += glyph.text === ' ' ? 0 : 1;
  else it.page.glyphs.push(glyph);
};

const show: Handler = (it, args) => {
  const run = argumentAt(args, 0);
  if (Array.isArray(run)) {
    showText(it.state, it.text, run as (ListedGlyph | number)[], (glyph) => addGlyph(it, glyph));
  }
};

const moveText = (it: Interpreter, x: number, y: number): void => {
  it.text.lineX += x;
  it.text.lineY += y;
  it.text.x = it.text.lineX;
  it.text.y = it.text.lineY;
};

/** Sets font and size; the facts of a font are read once a page. */
export const setFont = (it: Interpreter, name: unknown, size: unknown): void => {
  if (typeof name !== 'string' || typeof size !== 'number' || !Number.isFinite(size)) return;
  let font = it.fonts.get(name);
  if (!font) {
    font = fontFacts(it.objects.font(name));
    it.fonts.set(name, font);
  }
  it.state.font = font;
  it.state.size = size;
};

const setTextMatrix: Handler = (it, args) => {
  const first = argumentAt(args, 0);
  const matrix = matrixOf(typeof first === 'number' ? args : first);
  if (matrix) it.text = { ...initialText(), matrix };
};

const setLeadingMoveText: Handler = (it, args) => {
  it.state.leading = numberAt(args, 1);
  moveText(it, numberAt(args, 0), numberAt(args, 1));
};

const beginText: Handler = (it) => {
  it.text = initialText();
};

const setSpacing: Handler = (it, args) => {
  it.state.charSpacing = numberAt(args, 0);
};

const setWordSpacing: Handler = (it, args) => {
  it.state.wordSpacing = numberAt(args, 0);
};

const setScale: Handler = (it, args) => {
  it.state.horizontalScale = numberAt(args, 0, 100) / 100;
};

const setLeading: Handler = (it, args) => {
  it.state.leading = -numberAt(args, 0);
};

const setMode: Handler = (it, args) => {
  it.state.mode = numberAt(args, 0);
};

const setRise: Handler = (it, args) => {
  it.state.rise = numberAt(args, 0);
};

/** Operators of text state, text place and showing (ISO 32000 9.3, 9.4). */
export const TEXT_OPERATORS: readonly (readonly [code: number, handler: Handler])[] = [
  [OPS.beginText, beginText],
  [OPS.setCharSpacing, setSpacing],
  [OPS.setWordSpacing, setWordSpacing],
  [OPS.setHScale, setScale],
  [OPS.setLeading, setLeading],
  [OPS.setFont, (it, args) => setFont(it, argumentAt(args, 0), argumentAt(args, 1))],
  [OPS.setTextRenderingMode, setMode],
  [OPS.setTextRise, setRise],
  [OPS.moveText, (it, args) => moveText(it, numberAt(args, 0), numberAt(args, 1))],
  [OPS.setLeadingMoveText, setLeadingMoveText],
  [OPS.setTextMatrix, setTextMatrix],
  [OPS.nextLine, (it) => moveText(it, 0, it.state.leading)],
  [OPS.showText, show],
  [OPS.showSpacedText, show],
];
