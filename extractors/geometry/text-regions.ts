import { buildLines, type Line } from './build-lines.ts';
import type { Word } from './build-words.ts';
import { type Chunk, chunkLine } from './line-chunks.ts';
import { median } from './rectangle.ts';

/** Least gap between two columns of running text, in ems. */
const GUTTER = 1;

/** Columns of running text on one page at most. */
const MOST_COLUMNS = 4;

/** Lines that two columns of running text (双栏) need. */
const LEAST_LINES = 8;

/** Two chunks side by side in a line, and the line's number. */
interface Pair {
  readonly a: Chunk;
  readonly b: Chunk;
  readonly at: number;
}

/** Pairs of neighbouring chunks by the gap between them, the gap that most lines share first. */
const sharedGaps = (lines: readonly Line[]): readonly (readonly Pair[])[] => {
  const pairs = lines.flatMap((line, at) => {
    const { chunks } = chunkLine(line);
    return chunks.slice(1).flatMap((b, i): Pair[] => {
      const a = chunks[i]!;
      return b.box[0] - a.box[2] > GUTTER * line.size ? [{ a, b, at }] : [];
    });
  });
  const groups: { left: number; right: number; pairs: Pair[] }[] = [];
  for (const pair of pairs.sort((x, y) => y.a.box[2] - x.a.box[2])) {
    const [left, right] = [pair.a.box[2], pair.b.box[0]];
    const group = groups.find((g) => Math.min(g.right, right) - Math.max(g.left, left) > 0.5 * pair.a.size);
    if (group) {
      group.pairs.push(pair);
      [group.left, group.right] = [Math.max(group.left, left), Math.min(group.right, right)];
    } else groups.push({ left, right, pairs: [pair] });
  }
  return groups.map((group) => group.pairs).sort((x, y) => y.length - x.length);
};

/** Share of the lines beside running text that may have text on one side only; cells of a table end in many places. */
const MOST_HOLES = 0.25;

/** Share of line distances that are clearly larger than the leading; rows of a table stand apart. */
const MOST_APART = 0.3;

const standApart = (lines: readonly Line[]): boolean => {
  const steps = lines.slice(1).map((line, i) => line.box[3] - lines[i]!.box[3]);
  const leading = Math.min(...steps.filter((step) => step > 0.8 * (lines[0]?.size ?? 10)));
  return steps.filter((step) => step > 1.3 * leading).length > MOST_APART * steps.length;
};

const isGutter = (pairs: readonly Pair[], all: readonly Line[]): boolean => {
  if (pairs.length < LEAST_LINES || pairs.length < 0.35 * all.length) return false;
  const [from, to] = [Math.min(...pairs.map(({ at }) => at)), Math.max(...pairs.map(({ at }) => at))];
  if (to - from + 1 - pairs.length > MOST_HOLES * (to - from + 1)) return false;
  if (standApart(all.slice(from, to + 1))) return false;
  const left = median(pairs.map(({ a }) => a.box[2]));
  const right = median(pairs.map(({ b }) => b.box[0]));
  const [start, end] = [median(pairs.map(({ a }) => a.box[0])), median(pairs.map(({ b }) => b.box[2]))];
  const long = pairs.filter(
    ({ a, b }) => a.box[2] - a.box[0] > 0.75 * (left - start) && b.box[2] - b.box[0] > 0.75 * (end - right),
  );
  const words = median(pairs.map(({ a, b }) => Math.min(a.text.length, b.text.length)));
  return left < right && long.length > 0.5 * pairs.length && words > 20;
};

/** Middle of the gutter of a page set in columns, or null: most lines end and begin at it and fill their side. */
const gutterOf = (lines: readonly Line[]): number | null => {
  const pairs = sharedGaps(lines).find((group) => isGutter(group, lines));
  return pairs ? (median(pairs.map(({ a }) => a.box[2])) + median(pairs.map(({ b }) => b.box[0]))) / 2 : null;
};

const sideOf = (word: Word, gutter: number): 'left' | 'right' | 'across' =>
  word.box[2] < gutter ? 'left' : word.box[0] > gutter ? 'right' : 'across';

/** Does a line run across the gutter without a break? */
const crosses = (line: Line, gutter: number): boolean => {
  if (line.words.some((word) => sideOf(word, gutter) === 'across')) return true;
  const left = line.words.filter((word) => sideOf(word, gutter) === 'left').at(-1);
  const right = line.words.find((word) => sideOf(word, gutter) === 'right');
  return left !== undefined && right !== undefined && right.box[0] - left.box[2] < 0.7 * line.size;
};

/**
 * Lines of a page in reading order, cut into regions that are read one after another: on a page set in columns the
 * left one first, between the lines that run across both (a step of the recursive XY cut, Nagy and Seth 1984).
 */
export const textRegions = (words: readonly Word[], depth = 0): readonly (readonly Line[])[] => {
  const lines = buildLines(words);
  const gutter = depth < MOST_COLUMNS ? gutterOf(lines) : null;
  if (gutter === null) return [lines];
  const regions: (readonly Line[])[] = [];
  let band: Word[] = [];
  const close = (): void => {
    for (const side of ['left', 'right'] as const) {
      const own = band.filter((word) => sideOf(word, gutter) === side);
      if (own.length > 0) regions.push(...textRegions(own, depth + 1));
    }
    band = [];
  };
  for (const line of lines) {
    if (!crosses(line, gutter)) {
      band.push(...line.words);
      continue;
    }
    close();
    regions.push([line]);
  }
  close();
  return regions;
};
