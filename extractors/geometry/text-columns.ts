import { buildLines, type Line, lineOf } from './build-lines.ts';
import type { Word } from './build-words.ts';
import type { Rule } from './marks.ts';
import { median } from './rectangle.ts';
import { areStaggered } from './staggered-columns.ts';

/** Columns of running text (分栏) on part of a page: lines `from` to `to` are parted at `x`. */
export interface TextColumns {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** Least gap between two columns, in ems. */
const GUTTER = 0.9;
/** Lines that both sides need; one side of prose beside anything else needs more. */
const LEAST_LINES = 4;
const LEAST_ALONE = 10;
/** Share of a line that words must cover for a full line of prose, and share of the full lines. */
const COVERED = 0.68;
const FULL = 0.7;
const FULL_ALONE = 0.8;
/** Characters and words of a line of prose on average; narrower columns are columns of a table. */
const LEAST_CHARACTERS = 20;
const LEAST_WORDS = 3;
/** Lines of one side with blank beside them: cells of a table end where their neighbours go on. */
const MOST_HOLES = 0.14;

interface Gap {
  readonly left: number;
  readonly right: number;
}

const gapsOf = ({ words, size }: Line): readonly Gap[] => {
  let left = words[0]!.box[2];
  return words.slice(1).flatMap(({ box }) => {
    const gap = { left, right: box[0] };
    left = Math.max(left, box[2]);
    return gap.right - gap.left >= GUTTER * size ? [gap] : [];
  });
};

/** Places where gaps of several lines lie under one another, those of most lines first. */
const commonGaps = (lines: readonly Line[]): readonly number[] => {
  const groups: { left: number; right: number; count: number }[] = [];
  for (const gap of lines.flatMap(gapsOf).sort((a, b) => a.right - a.left - (b.right - b.left))) {
    const group = groups.find(({ left, right }) => Math.min(right, gap.right) - Math.max(left, gap.left) > 3);
    if (group) {
      group.left = Math.max(group.left, gap.left);
      group.right = Math.min(group.right, gap.right);
      group.count += 1;
    } else groups.push({ ...gap, count: 1 });
  }
  const common = groups.filter(({ count }) => count >= LEAST_LINES).sort((a, b) => b.count - a.count);
  return common.slice(0, 6).map(({ left, right }) => (left + right) / 2);
};

/** Every line with the next one: blanks that lines of columns at other heights leave as well. */
const withNext = (lines: readonly Line[]): readonly Line[] =>
  lines.slice(1).map((line, i) => lineOf([...lines[i]!.words, ...line.words]));

const crosses = (line: Line, x: number): boolean => {
  if (line.box[2] <= x || line.box[0] >= x) return false;
  return !gapsOf(line).some(({ left, right }) => left <= x && right >= x);
};

/** Runs of lines that leave the place free. */
const bandsAt = (lines: readonly Line[], x: number): readonly (readonly [from: number, to: number])[] => {
  const bands: [number, number][] = [];
  lines.forEach((line, at) => {
    const last = bands.at(-1);
    if (crosses(line, x)) return;
    if (last && last[1] === at - 1) last[1] = at;
    else bands.push([at, at]);
  });
  return bands;
};

/** Share of the lines of one side that words fill from edge to edge; 0 where the lines are too short for prose. */
const proseShare = (lines: readonly Line[]): number => {
  const [left, right] = [Math.min(...lines.map(({ box }) => box[0])), Math.max(...lines.map(({ box }) => box[2]))];
  const characters = lines.reduce(
    (sum, { text }) => sum + [...text].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0),
    0,
  );
  const latin = lines.filter(({ text }) => !/[\u2e80-\uffef]/.test(text));
  const words = latin.reduce((sum, line) => sum + line.words.length, 0);
  if (characters < LEAST_CHARACTERS * lines.length || words < LEAST_WORDS * latin.length) return 0;
  const full = lines.filter(({ words }) => {
    const covered = words.reduce((sum, { box }) => sum + box[2] - box[0], 0);
    return covered >= COVERED * (right - left) && words.some(({ text }) => /\p{L}{3}/u.test(text));
  });
  return full.length / lines.length;
};

const middleOf = ({ box }: Line): number => (box[1] + box[3]) / 2;

/** Share of the lines of both sides that have blank beside them, between the first and last line of both. */
const holeShare = (left: readonly Line[], right: readonly Line[]): number => {
  const [top, bottom] = [
    Math.max(middleOf(left[0]!), middleOf(right[0]!)),
    Math.min(middleOf(left.at(-1)!), middleOf(right.at(-1)!)),
  ];
  const inside = (lines: readonly Line[]): readonly Line[] =>
    lines.filter((line) => middleOf(line) > top - 1 && middleOf(line) < bottom + 1);
  const [a, b] = [inside(left), inside(right)];
  const alone = (line: Line, others: readonly Line[]): boolean =>
    !others.some((other) => Math.abs(middleOf(other) - middleOf(line)) < 0.75 * line.size);
  const holes = a.filter((line) => alone(line, b)).length + b.filter((line) => alone(line, a)).length;
  return holes / Math.max(1, a.length + b.length);
};

/** Share of line distances that are clearly larger than the leading; rows of a table stand apart. */
const apartShare = (lines: readonly Line[]): number => {
  const steps = lines.slice(1).map((line, i) => line.box[3] - lines[i]!.box[3]);
  const leading = Math.min(...steps.filter((step) => step > 0.8 * (lines[0]?.size ?? 10)));
  return steps.filter((step) => step > 1.3 * leading).length / Math.max(1, steps.length);
};

const MOST_APART = 0.3;

const areColumns = (words: readonly Word[], x: number): boolean => {
  const left = buildLines(words.filter(({ box }) => (box[0] + box[2]) / 2 < x));
  const right = buildLines(words.filter(({ box }) => (box[0] + box[2]) / 2 >= x));
  if (left.length < LEAST_LINES || right.length < LEAST_LINES) return false;
  const sides = [left, right].map((lines) => ({ lines, share: proseShare(lines), apart: apartShare(lines) }));
  const prose = sides.filter(({ share, apart }) => share >= FULL && apart <= MOST_APART);
  const alone = prose.some(({ lines, share }) => share >= FULL_ALONE && lines.length >= LEAST_ALONE);
  if (prose.length < 2 && !alone) return false;
  return prose.length < 2 || holeShare(left, right) <= MOST_HOLES;
};

/** Does a rule run through the place inside the band, as rules of tables do? */
const isRuledAcross = (rules: readonly Rule[], lines: readonly Line[], x: number): boolean => {
  const size = median(
    lines.map((line) => line.size),
    10,
  );
  const [top, bottom] = [lines[0]!.box[1] + size / 2, lines.at(-1)!.box[3] - size / 2];
  return rules.some(
    ({ position, start, end }) => position > top && position < bottom && start < x - size && end > x + size,
  );
};

/**
 * Columns of running text: a blank that several lines share, with prose on both sides of it, or much prose on one,
 * or lines that run past each other. A column of a table is no prose: its lines are short, its cells end in many places, and rows stand apart.
 */
export const textColumns = (lines: readonly Line[], rules: readonly Rule[]): TextColumns | null => {
  const placed = (places: readonly number[], parts: (words: readonly Word[], x: number) => boolean) => {
    for (const x of places) {
      const bands = bandsAt(lines, x).filter(([from, to]) => to - from + 1 >= LEAST_LINES);
      for (const [from, to] of [...bands].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))) {
        const band = lines.slice(from, to + 1);
        const words = band.flatMap((line) => line.words);
        if (!isRuledAcross(rules, band, x) && parts(words, x)) return { x, from, to };
      }
    }
    return null;
  };
  return placed(commonGaps(lines), areColumns) ?? placed(commonGaps(withNext(lines)), areStaggered);
};
