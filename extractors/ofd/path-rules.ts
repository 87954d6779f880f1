import type { Box } from '../../src/model/index.ts';
import type { Rule } from '../geometry/marks.ts';
import { type Matrix, place } from '../geometry/matrix.ts';
import type { XmlElement } from './xml-tree.ts';

/** Lines and shaded areas of a page as they are collected. */
export interface CollectedPaths {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
  readonly areas: Box[];
}

type Point = readonly [x: number, y: number];

/** Filled rectangles up to this many points are lines, thicker ones are shading. */
const LINE_THICKNESS = 3.2;
/** Numbers behind each operator of `AbbreviatedData`; the last two are the point reached. */
const OPERANDS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

interface Subpath {
  readonly points: Point[];
  isCurved: boolean;
}

const readSubpaths = (commands: string, transform: Matrix): readonly Subpath[] => {
  const paths: Subpath[] = [];
  const words = commands.split(/[\s,]+/).filter((word) => word !== '');
  for (let i = 0; i < words.length; ) {
    const operator = words[i] ?? '';
    const count = OPERANDS[operator];
    const path = paths.at(-1);
    if (operator === 'C' && path?.points[0]) path.points.push(path.points[0]);
    if (count) {
      const point = place(transform, Number(words[i + count - 1]), Number(words[i + count]));
      if (operator === 'M' || operator === 'S' || !path) paths.push({ points: [point], isCurved: false });
      else {
        path.points.push(point);
        path.isCurved ||= operator !== 'L';
      }
    }
    i += 1 + (count ?? 0);
  }
  return paths.filter(({ points }) => points.every(([x, y]) => Number.isFinite(x + y)));
};

const addSegment = (paths: CollectedPaths, [ax, ay]: Point, [bx, by]: Point): void => {
  const [width, height] = [Math.abs(bx - ax), Math.abs(by - ay)];
  if (width + height === 0) return;
  if (height <= Math.max(0.5, width * 0.01))
    paths.horizontal.push({ position: (ay + by) / 2, start: Math.min(ax, bx), end: Math.max(ax, bx) });
  else if (width <= Math.max(0.5, height * 0.01))
    paths.vertical.push({ position: (ax + bx) / 2, start: Math.min(ay, by), end: Math.max(ay, by) });
};

const addFilled = (paths: CollectedPaths, { points }: Subpath): void => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  if (height <= LINE_THICKNESS && width > height) paths.horizontal.push({ position: y, start: box[0], end: box[2] });
  else if (width <= LINE_THICKNESS && height > width) paths.vertical.push({ position: x, start: box[1], end: box[3] });
  else if (points.length >= 4) paths.areas.push(box);
};

/** Adds the straight lines and filled areas of a path object (图形对象); curves draw no table. */
export const addPathRules = (paths: CollectedPaths, object: XmlElement, transform: Matrix): void => {
  const commands = object.children.find((child) => child.name === 'AbbreviatedData')?.text ?? '';
  const isStroked = object.attributes.Stroke !== 'false';
  const isFilled = object.attributes.Fill === 'true';
  for (const path of readSubpaths(commands, transform)) {
    if (path.isCurved || path.points.length > 10_000) continue;
    if (isFilled) addFilled(paths, path);
    if (!isStroked) continue;
    path.points.slice(1).forEach((point, i) => {
      addSegment(paths, path.points[i]!, point);
    });
  }
};
