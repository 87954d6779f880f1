import type { Box } from '../../src/model/index.ts';
import type { Matrix } from '../geometry/matrix.ts';
import { initialState, initialText } from './graphics-state.ts';
import {
  clipTo,
  type Handler,
  type Interpreter,
  type PageObjects,
  type PaintedPage,
  restore,
  save,
  transform,
} from './interpreter.ts';
import { argumentAt, numberAt, type OperatorList } from './operator-list.ts';
import { PAINT_OPERATORS } from './paint-operators.ts';
import { OPS } from './pdfjs.ts';
import { setFont, TEXT_OPERATORS } from './text-operators.ts';

const setGraphics: Handler = (it, args) => {
  const pairs = argumentAt(args, 0);
  if (!Array.isArray(pairs)) return;
  for (const pair of pairs as unknown[]) {
    const key = argumentAt(pair, 0);
    if (key === 'LW') it.state.lineWidth = numberAt(pair, 1, it.state.lineWidth);
    else if (key === 'ca') it.state.fillAlpha = numberAt(pair, 1, 1);
    else if (key === 'CA') it.state.strokeAlpha = numberAt(pair, 1, 1);
    else if (key === 'Font') setFont(it, argumentAt(argumentAt(pair, 1), 0), argumentAt(argumentAt(pair, 1), 1));
  }
};

const beginForm: Handler = (it, args) => {
  save(it, null);
  transform(it, argumentAt(args, 0));
  if (argumentAt(args, 1)) clipTo(it, argumentAt(args, 1));
};

const beginGroup: Handler = (it, args) => {
  save(it, null);
  const group = argumentAt(args, 0) as { matrix?: unknown; bbox?: unknown } | null;
  if (group?.matrix) transform(it, group.matrix);
  if (group?.bbox) clipTo(it, group.bbox);
};

const beginAnnotation: Handler = (it, args) => {
  save(it, null);
  it.state = initialState(it.base, it.view);
  if (argumentAt(args, 1)) clipTo(it, argumentAt(args, 1));
  transform(it, argumentAt(args, 2));
  transform(it, argumentAt(args, 3));
};

const colour = (value: unknown): string => (typeof value === 'string' ? value : '#808080');

const setFill: Handler = (it, args) => {
  it.state.fill = colour(argumentAt(args, 0));
};

const setFillPattern: Handler = (it) => {
  it.state.fill = '#808080';
};

const setFillTransparent: Handler = (it) => {
  it.state.fill = '#ffffff';
};

const setStroke: Handler = (it, args) => {
  it.state.stroke = colour(argumentAt(args, 0));
};

const setLineWidth: Handler = (it, args) => {
  it.state.lineWidth = numberAt(args, 0, 1);
};

const layerShown = (it: Interpreter, args: unknown): boolean =>
  argumentAt(args, 0) !== 'OC' || it.objects.layerVisible(argumentAt(args, 1));

const STATE_OPERATORS: readonly (readonly [code: number, handler: Handler])[] = [
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, (it, args) => transform(it, args)],
  [OPS.setLineWidth, setLineWidth],
  [OPS.setGState, setGraphics],
  [OPS.setFillRGBColor, setFill],
  [OPS.setFillColorN, setFillPattern],
  [OPS.setFillTransparent, setFillTransparent],
  [OPS.setStrokeRGBColor, setStroke],
  [OPS.paintFormXObjectBegin, beginForm],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginGroup, beginGroup],
  [OPS.endGroup, restore],
  [OPS.beginAnnotation, beginAnnotation],
  [OPS.endAnnotation, restore],
  [OPS.beginMarkedContent, (it) => void it.layers.push(true)],
  [OPS.beginMarkedContentProps, (it, args) => void it.layers.push(layerShown(it, args))],
  [OPS.endMarkedContent, (it) => void it.layers.pop()],
];

const HANDLERS: ReadonlyMap<number, Handler> = new Map([...STATE_OPERATORS, ...TEXT_OPERATORS, ...PAINT_OPERATORS]);

/** Follows the operators of a page and collects what they paint, placed in points on the page as shown. */
export const interpretPage = (list: OperatorList, base: Matrix, view: Box, objects: PageObjects): PaintedPage => {
  const page: PaintedPage = {
    glyphs: [],
    images: [],
    horizontal: [],
    vertical: [],
    areas: [],
    dots: [],
    sketches: [],
    grounds: [],
    hiddenGlyphs: 0,
  };
  const it: Interpreter = {
    objects,
    page,
    base,
    view,
    saved: [],
    layers: [],
    state: initialState(base, view),
    text: initialText(),
    pendingClip: false,
    fonts: new Map(),
  };
  list.fnArray.forEach((code, index) => {
    HANDLERS.get(code)?.(it, list.argsArray[index]);
  });
  return page;
};
