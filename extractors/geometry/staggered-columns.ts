import { buildLines, type Line } from './build-lines.ts';
import type { Word } from './build-words.ts';
import { median } from './rectangle.ts';
import { corridors } from './split-sides.ts';

/** Lines that each column needs. */
const LEAST_LINES = 4;
/** Base lines this close, in ems, are of one row; smaller differences come from fonts. */
const LEVEL = 0.3;
/** Share of the lines that may stand level by chance. */
const MOST_LEVEL = 0.2;
/** Steps from line to line of both columns may differ by this share: rows of a table step farther than their lines. */
const SAME_STEP = 0.15;

const middleOf = ({ box }: Line): number => (box[1] + box[3]) / 2;

const stepOf = (lines: readonly Line[]): number =>
  median(lines.slice(1).map((line, i) => middleOf(line) - middleOf(lines[i]!)));

/** Share of the lines that hold words rather than figures. */
const WORDED = 0.7;

const areWords = (lines: readonly Line[]): boolean =>
  lines.filter(({ text }) => /\p{L}{3}|\p{Script=Han}{2}/u.test(text)).length >= WORDED * lines.length;

/**
 * Columns of text (分栏) beside a place whose lines run at one step and hardly ever stand level: an offset that rows of a
 * table never have.
 */
export const areStaggered = (words: readonly Word[], x: number): boolean => {
  const size = median(
    words.map((word) => word.size),
    10,
  );
  const cuts = corridors(words, size);
  const [from, to] = [cuts.findLast((cut) => cut < x - size) ?? -1e9, cuts.find((cut) => cut > x + size) ?? 1e9];
  const between = (low: number, high: number): readonly Line[] =>
    buildLines(words.filter(({ box }) => (box[0] + box[2]) / 2 > low && (box[0] + box[2]) / 2 < high));
  const [left, right] = [between(from, x), between(x, to)];
  if (left.length < LEAST_LINES || right.length < LEAST_LINES || !areWords([...left, ...right])) return false;
  const [a, b] = [stepOf(left), stepOf(right)];
  if (Math.abs(a - b) > SAME_STEP * Math.min(a, b)) return false;
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const level = few.filter((line) => many.some((other) => Math.abs(middleOf(other) - middleOf(line)) < LEVEL * size));
  return level.length <= MOST_LEVEL * few.length;
};
