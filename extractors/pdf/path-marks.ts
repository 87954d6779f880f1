import type { Box } from '../../src/model/index.ts';
import type { Rule } from '../geometry/marks.ts';
import { type Matrix, place, placeBox } from '../geometry/matrix.ts';
import { heightOf, holdsMiddle, widthOf } from '../geometry/rectangle.ts';
import { slantedBox } from './slanted-box.ts';

/** Lines and areas as they are collected. */
export interface PathMarks {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
  readonly areas: Box[];
  /** Coloured areas on which white cells may lie, the latest last. */
  readonly grounds: Box[];
  /** Dots of which dotted lines (点线) are made. */
  readonly dots: Box[];
  /** Boxes of slanted and curved lines and shapes: what pictures are drawn with (图表、示意图), and tables are not. */
  readonly sketches: Box[];
}

/** Filled rectangles up to this are lines, thicker ones are shading. */
const LINE_THICKNESS = 3.2;

type Point = readonly [x: number, y: number];

interface Subpath {
  readonly points: Point[];
  closed: boolean;
  curved: boolean;
}

const POINTS_OF = [1, 1, 3, 2, 0];

/** Subpaths of pdf.js's path buffer (codes 0 move, 1 line, 2 cubic, 3 quadratic, 4 close), placed on the page. */
const subpathsOf = (buffer: ArrayLike<number>, matrix: Matrix): readonly Subpath[] => {
  const paths: Subpath[] = [];
  let open: Subpath | null = null;
  for (let i = 0; i < buffer.length; ) {
    const code = buffer[i++] ?? 4;
    const count = POINTS_OF[code] ?? 0;
    if (code === 4) {
      if (open) open.closed = true;
      continue;
    }
    const end = i + count * 2;
    const point = place(matrix, buffer[end - 2] ?? 0, buffer[end - 1] ?? 0);
    i = end;
    if (code === 0 || !open) {
      open = { points: [point], closed: false, curved: false };
      paths.push(open);
    } else {
      if (code !== 1) open.curved = true;
      // a curve ends the straight part; NaN breaks the segment without a list of its own
      if (code !== 1) open.points.push([Number.NaN, Number.NaN]);
      open.points.push(point);
    }
  }
  return paths;
};

/** Adds a stroked segment when it runs along the page; `slack` forgives lines that are out of true by a hair. */
const addSegment = (marks: PathMarks, [ax, ay]: Point, [bx, by]: Point, clip: Box): void => {
  const [dx, dy] = [Math.abs(bx - ax), Math.abs(by - ay)];
  if (!(dx + dy > 0)) return;
  if (dy <= Math.max(0.5, dx * 0.01)) {
    const y = (ay + by) / 2;
    if (y < clip[1] - 1 || y > clip[3] + 1) return;
    const [start, end] = [Math.max(Math.min(ax, bx), clip[0]), Math.min(Math.max(ax, bx), clip[2])];
    if (end > start) marks.horizontal.push({ position: y, start, end });
  } else if (dx <= Math.max(0.5, dy * 0.01)) {
    const x = (ax + bx) / 2;
    if (x < clip[0] - 1 || x > clip[2] + 1) return;
    const [start, end] = [Math.max(Math.min(ay, by), clip[1]), Math.min(Math.max(ay, by), clip[3])];
    if (end > start) marks.vertical.push({ position: x, start, end });
  }
};

/** Smallest side of a shape that may be a picture, in points; glyphs that are drawn as paths are smaller. */
const LEAST_SKETCH = 24;
const MOST_SKETCHES = 2000;

const addSketch = (marks: PathMarks, points: readonly Point[], clip: Box): void => {
  const box = marks.sketches.length < MOST_SKETCHES ? slantedBox(points) : null;
  if (!box) return;
  const seen: Box = [
    Math.max(box[0], clip[0]),
    Math.max(box[1], clip[1]),
    Math.min(box[2], clip[2]),
    Math.min(box[3], clip[3]),
  ];
  if (Math.max(widthOf(seen), heightOf(seen)) > LEAST_SKETCH && Math.min(widthOf(seen), heightOf(seen)) > 0)
    marks.sketches.push(seen);
};

const isDot = (width: number, height: number): boolean =>
  width <= LINE_THICKNESS &&
  height <= LINE_THICKNESS &&
  width > 0.1 &&
  height > 0.1 &&
  width < 1.8 * height &&
  height < 1.8 * width;

/** Adds a filled rectangle as the line it looks like, or as shading. */
export const addFilledBox = (marks: PathMarks, box: Box, clip: Box): void => {
  const [left, top] = [Math.max(box[0], clip[0]), Math.max(box[1], clip[1])];
  const [right, bottom] = [Math.min(box[2], clip[2]), Math.min(box[3], clip[3])];
  const [width, height] = [right - left, bottom - top];
  if (!(width >= 0 && height >= 0)) return;
  if (isDot(width, height)) {
    marks.dots.push([left, top, right, bottom]);
    return;
  }
  if (height <= LINE_THICKNESS && width >= height) {
    marks.horizontal.push({ position: (top + bottom) / 2, start: left, end: right });
  }
  if (width <= LINE_THICKNESS && height >= width) {
    marks.vertical.push({ position: (left + right) / 2, start: top, end: bottom });
  }
  if (width > LINE_THICKNESS && height > LINE_THICKNESS) marks.areas.push([left, top, right, bottom]);
};

const around = (points: readonly Point[]): Box => {
  const real = points.filter(([x]) => !Number.isNaN(x));
  const [xs, ys] = [real.map((p) => p[0]), real.map((p) => p[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const boxOf = (points: readonly Point[]): Box | null => {
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const onEdge = ([x, y]: Point): boolean =>
    (Math.abs(x - box[0]) < 0.6 || Math.abs(x - box[2]) < 0.6) &&
    (Math.abs(y - box[1]) < 0.6 || Math.abs(y - box[3]) < 0.6);
  return points.length >= 2 && points.every(onEdge) ? box : null;
};

/** Adds what stroking a path draws. A very thick stroke is a filled bar. */
export const addStroke = (
  marks: PathMarks,
  buffer: ArrayLike<number>,
  matrix: Matrix,
  clip: Box,
  width: number,
  close: boolean,
): void => {
  for (const { points, closed } of subpathsOf(buffer, matrix)) {
    const ends = closed || close ? [...points, points[0]!] : points;
    addSketch(marks, ends, clip);
    for (let i = 1; i < ends.length; i++) {
      const [a, b] = [ends[i - 1]!, ends[i]!];
      if (width <= LINE_THICKNESS * 2) addSegment(marks, a, b, clip);
      else if (Math.abs(a[1] - b[1]) < 0.5) {
        addFilledBox(marks, [Math.min(a[0], b[0]), a[1] - width / 2, Math.max(a[0], b[0]), a[1] + width / 2], clip);
      } else if (Math.abs(a[0] - b[0]) < 0.5) {
        addFilledBox(marks, [a[0] - width / 2, Math.min(a[1], b[1]), a[0] + width / 2, Math.max(a[1], b[1])], clip);
      }
    }
  }
};

/** A ground of several cells is larger than this, in points. */
const LEAST_GROUND = 20;

const isFrame = (outer: Box, inner: Box): boolean =>
  [0, 1, 2, 3].every((side) => Math.abs(outer[side]! - inner[side]!) <= LINE_THICKNESS) &&
  outer[0] < inner[0] &&
  outer[2] > inner[2];

/** Sizes of a bullet (项目符号), in points; smaller dots make leaders and dotted lines. */
const LEAST_BULLET = 2.2;
const MOST_BULLET = 9;

/** Adds a filled round shape as a dot, a bullet or both. */
const addRound = (marks: PathMarks, box: Box): void => {
  const [width, height] = [widthOf(box), heightOf(box)];
  if (isDot(width, height)) marks.dots.push(box);
  if (Math.min(width, height) > LEAST_BULLET && Math.max(width, height) < MOST_BULLET) marks.areas.push(box);
};

/** Adds what filling a path draws; two rectangles, one just inside the other, are the four lines of a frame. */
export const addFill = (marks: PathMarks, buffer: ArrayLike<number>, matrix: Matrix, clip: Box): void => {
  const paths = subpathsOf(buffer, matrix);
  const boxes = paths.map((path) => (path.curved ? null : boxOf(path.points)));
  const [first, second] = [boxes[0], boxes[1]];
  if (boxes.length === 2 && first && second && (isFrame(first, second) || isFrame(second, first))) {
    const [l, t, r, b] = isFrame(first, second) ? first : second;
    for (const [from, to] of [
      [
        [l, t],
        [r, t],
      ],
      [
        [l, b],
        [r, b],
      ],
      [
        [l, t],
        [l, b],
      ],
      [
        [r, t],
        [r, b],
      ],
    ] as const) {
      addSegment(marks, from, to, clip);
    }
    return;
  }
  boxes.forEach((box, index) => {
    const round = box === null && paths[index]!.curved ? around(paths[index]!.points) : null;
    if (box) {
      addFilledBox(marks, box, clip);
      if (widthOf(box) > LEAST_GROUND && heightOf(box) > LEAST_GROUND) marks.grounds.push(box);
    } else if (round) addRound(marks, round);
    if (!box) addSketch(marks, paths[index]!.points, clip);
  });
};

/** Latest grounds that a white box is looked for on. */
const MOST_GROUNDS = 60;

/** Adds the white boxes of a path that lie on a coloured ground: cells between which the ground shows as lines. */
export const addCover = (marks: PathMarks, buffer: ArrayLike<number>, matrix: Matrix, clip: Box): void => {
  const grounds = marks.grounds.slice(-MOST_GROUNDS);
  if (grounds.length === 0) return;
  for (const path of subpathsOf(buffer, matrix)) {
    const box = path.curved ? null : boxOf(path.points);
    if (!box || widthOf(box) <= LINE_THICKNESS || heightOf(box) <= LINE_THICKNESS) continue;
    if (grounds.some((ground) => holdsMiddle(ground, box) && widthOf(ground) > widthOf(box)))
      addFilledBox(marks, box, clip);
  }
};

/** Box of a path for clipping. */
export const pathBox = (minMax: ArrayLike<number>, matrix: Matrix): Box =>
  placeBox(matrix, minMax[0] ?? 0, minMax[1] ?? 0, minMax[2] ?? 0, minMax[3] ?? 0);
