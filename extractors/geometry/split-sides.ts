import { buildLines, type Line } from './build-lines.ts';
import type { Word } from './build-words.ts';
import { chunkLine } from './line-chunks.ts';
import { median } from './rectangle.ts';

/** Least width in ems of the blank between two tables side by side. */
const LEAST_GAP = 1.2;
/** Lines that each side needs, and the share of them that must hold several texts. */
const LEAST_LINES = 3;
const ROWS = 0.5;
/** Two tables side by side have few lines at the same heights; the columns of one table have most. */
const MOST_IN_STEP = 0.5;

/** Middles of the stretches across all lines that no word crosses, wide ones only. */
export const corridors = (words: readonly Word[], least: number): readonly number[] => {
  const sorted = [...words].sort((a, b) => a.box[0] - b.box[0]);
  const middles: number[] = [];
  let reach = sorted[0]?.box[2] ?? 0;
  for (const { box } of sorted) {
    if (box[0] - reach >= least) middles.push((reach + box[0]) / 2);
    reach = Math.max(reach, box[2]);
  }
  return middles;
};

const middleOf = ({ box }: Line): number => (box[1] + box[3]) / 2;

/** Share of the lines of the side with fewer that have one of the other side beside them. */
const inStep = (a: readonly Line[], b: readonly Line[]): number => {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const level = few.filter((line) =>
    many.some((other) => Math.abs(middleOf(other) - middleOf(line)) < 0.15 * line.size),
  );
  return level.length / few.length;
};

const hasRows = (lines: readonly Line[]): boolean =>
  lines.length >= LEAST_LINES &&
  lines.filter((line) => chunkLine(line).chunks.length > 1).length >= ROWS * lines.length;

/**
 * Lines of one run that are really two tables side by side (并排表格): a wide blank from top to bottom, rows on both
 * sides, and lines that do not stand in step. Null for one table.
 */
export const splitSides = (lines: readonly Line[]): readonly (readonly Line[])[] | null => {
  const words = lines.flatMap((line) => line.words);
  const size = median(
    lines.map((line) => line.size),
    10,
  );
  for (const x of corridors(words, LEAST_GAP * size)) {
    const left = buildLines(words.filter(({ box }) => box[2] <= x));
    const right = buildLines(words.filter(({ box }) => box[0] >= x));
    if (hasRows(left) && hasRows(right) && inStep(left, right) <= MOST_IN_STEP) return [left, right];
  }
  return null;
};
