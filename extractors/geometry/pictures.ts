import type { Box } from '../../src/model/index.ts';
import type { PageMarks, Rule, Rules } from './marks.ts';
import { around, heightOf, holdsMiddle, overlap, widthOf } from './rectangle.ts';

/** What is drawn over most of a page is its ground, whatever its shape. */
const GROUND_WIDTH = 0.85;

/** Bars of a chart differ this much in length, in points; those of a column chart (柱状图) stand on one line. */
const LEAST_BARS = 3;
const LEAST_DIFFERENCE = 12;
const SAME_LINE = 1.5;

const standTogether = (a: Box, b: Box): boolean =>
  Math.abs(a[3] - b[3]) < SAME_LINE && Math.abs(widthOf(a) - widthOf(b)) < SAME_LINE;

/** Boxes around areas of one width and of different heights that stand on one line. */
const columnBars = (areas: readonly Box[]): readonly Box[] => {
  const groups: Box[][] = [];
  for (const area of areas) {
    const group = groups.find(([first]) => standTogether(first!, area));
    if (group) group.push(area);
    else groups.push([area]);
  }
  return groups.flatMap((group) => {
    const heights = group.map(heightOf);
    const differ = Math.max(...heights) - Math.min(...heights) > LEAST_DIFFERENCE;
    return group.length >= LEAST_BARS && differ ? [around(group)] : [];
  });
};

/** Boxes of what is drawn on a page and is no line of a table: slanted and curved shapes, bars of different heights without a word. */
export const picturesOf = ({ sketches = [], width }: PageMarks, blanks: readonly Box[]): readonly Box[] =>
  [...sketches, ...columnBars(blanks)].filter((box) => widthOf(box) < GROUND_WIDTH * width);

/** Share of the texts, or of the area, of lines that are labels of a picture. */
const IN_PICTURE = 0.5;
const COVERED = 0.25;

/** Are texts the labels (标注) of pictures, drawn among them? */
export const areLabels = (texts: readonly Box[], pictures: readonly Box[]): boolean => {
  const [left, top, right, bottom] = around(texts);
  const own = pictures.filter(
    (box) => overlap(box[0], box[2], left, right) > 0 && overlap(box[1], box[3], top, bottom) > 0,
  );
  if (own.length === 0) return false;
  const hull = around(own);
  const inside = texts.filter((text) => holdsMiddle(hull, text));
  const shared = overlap(hull[0], hull[2], left, right) * overlap(hull[1], hull[3], top, bottom);
  return inside.length >= IN_PICTURE * texts.length || shared > COVERED * (right - left) * (bottom - top);
};

/** Share of the texts in boxes of their own, and the fewest boxes. */
const BOXED = 0.6;
const LEAST_BOXES = 3;

/** Do most texts stand in boxes apart from one another (框图), as cells never do? */
export const areBoxed = (texts: readonly Box[], frames: readonly Box[]): boolean => {
  const used = new Set<Box>();
  const inside = texts.filter((text) => {
    const frame = frames.find((box) => holdsMiddle(box, text));
    if (frame) used.add(frame);
    return frame !== undefined;
  });
  return used.size >= LEAST_BOXES && inside.length >= BOXED * texts.length;
};

/** Ends of axes meet within this, in points, and axes are at least so long. */
const SAME_PLACE = 3;
const LEAST_AXIS = 60;

const isAxis = ({ start, end }: Rule): boolean => end - start > LEAST_AXIS;

/** Share of the texts that stand outside of a plot, and beside each of its axes. */
const OUTSIDE = 0.15;

/**
 * Are texts those of a plot (坐标图): an upright line that ends where a level one begins, with texts left of the one and
 * under the other? Nothing of a table stands outside of its lower left corner on both sides.
 */
export const arePlotted = (texts: readonly Box[], { horizontal, vertical }: Rules): boolean => {
  const middle = (text: Box): readonly [x: number, y: number] => [(text[0] + text[2]) / 2, (text[1] + text[3]) / 2];
  return vertical.filter(isAxis).some((upright) => {
    const level = horizontal.find(
      (rule) =>
        isAxis(rule) &&
        Math.abs(rule.start - upright.position) < SAME_PLACE &&
        Math.abs(rule.position - upright.end) < SAME_PLACE,
    );
    if (!level) return false;
    const beside = texts.filter((text) => {
      const [x, y] = middle(text);
      return (
        x < upright.position && x > upright.position - LEAST_AXIS && y > upright.start && y < upright.end + SAME_PLACE
      );
    });
    const under = texts.filter((text) => {
      const [x, y] = middle(text);
      return y > level.position && y < level.position + LEAST_AXIS && x > level.start && x < level.end;
    });
    return Math.min(beside.length, under.length) >= Math.max(1, OUTSIDE * texts.length);
  });
};

/** Share of the lines beside which a bar of a chart (条形图) stands. */
const BARRED = 0.6;

/** Are lines the labels and values of a bar chart? Bars of different widths stand beside most of them. */
export const areBesideBars = (lines: readonly Box[], bars: readonly Box[]): boolean => {
  const [left, , right] = around(lines);
  const widths = lines.flatMap((line) => {
    const middle = (line[1] + line[3]) / 2;
    const own = bars.filter((bar) => bar[1] < middle && bar[3] > middle && bar[2] > left && bar[0] < right);
    return own.length === 0 ? [] : [Math.max(...own.map(widthOf))];
  });
  return widths.length >= BARRED * lines.length && Math.max(...widths) - Math.min(...widths) > LEAST_DIFFERENCE;
};
