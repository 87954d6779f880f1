import { buildLines, type Line } from './build-lines.ts';
import type { Word } from './build-words.ts';
import { chunkLine } from './line-chunks.ts';
import { median } from './rectangle.ts';

/** Least gap between two columns of running text, in ems. */
const GUTTER = 1;

/** Lines that two columns of running text (双栏) need. */
const LEAST_LINES = 8;

/** Middle of the gutter of a page set in two columns, or null: most lines end and begin at it and fill their side. */
const gutterOf = (lines: readonly Line[]): number | null => {
  const pairs = lines.flatMap((line) => {
    const { chunks } = chunkLine(line);
    const [a, b] = chunks;
    return chunks.length === 2 && a && b && b.box[0] - a.box[2] > GUTTER * line.size ? [[a, b] as const] : [];
  });
  if (pairs.length < LEAST_LINES || pairs.length < 0.35 * lines.length) return null;
  const left = median(pairs.map(([a]) => a.box[2]));
  const right = median(pairs.map(([, b]) => b.box[0]));
  const [start, end] = [median(pairs.map(([a]) => a.box[0])), median(pairs.map(([, b]) => b.box[2]))];
  const long = pairs.filter(
    ([a, b]) => a.box[2] - a.box[0] > 0.75 * (left - start) && b.box[2] - b.box[0] > 0.75 * (end - right),
  );
  const words = median(pairs.map(([a, b]) => Math.min(a.text.length, b.text.length)));
  return left < right && long.length > 0.5 * pairs.length && words > 16 ? (left + right) / 2 : null;
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
 * Lines of a page in reading order, cut into regions that are read one after another: on a page set in two columns the
 * left one first, between the lines that run across both (a step of the recursive XY cut, Nagy and Seth 1984).
 */
export const textRegions = (words: readonly Word[]): readonly (readonly Line[])[] => {
  const lines = buildLines(words);
  const gutter = gutterOf(lines);
  if (gutter === null) return [lines];
  const regions: (readonly Line[])[] = [];
  let band: Word[] = [];
  const close = (): void => {
    for (const side of ['left', 'right'] as const) {
      const own = band.filter((word) => sideOf(word, gutter) === side);
      if (own.length > 0) regions.push(buildLines(own));
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
