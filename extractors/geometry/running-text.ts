import type { AlignedColumn } from './aligned-columns.ts';
import { isNumeric } from './numeric-text.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';
import { isWide } from './wide-text.ts';

/** Length of a text in reading units: a Chinese character counts like two letters. */
const lengthOf = (text: string): number => [...text].reduce((sum, c) => sum + (isWide(c) ? 2 : 1), 0);

/** Columns of running text side by side (分栏): long lines that fill their column. */
export const isProse = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const prose = columns.filter((column, index) => {
    const texts = textsOf(lines, index);
    const full = texts.filter(({ chunk }) => chunk.box[2] - chunk.box[0] > 0.82 * (column.right - column.left));
    const long = texts.filter(({ chunk }) => lengthOf(chunk.text) >= 22 && !isNumeric(chunk.text));
    return texts.length > 2 && full.length > 0.55 * texts.length && long.length > 0.6 * texts.length;
  });
  return columns.length <= 3 && prose.length >= Math.min(2, columns.length);
};

/** Shares of the texts, and of those of the first column, that go on in small letters. */
const LOW = 0.4;
const LOW_FIRST = 0.25;
/** Words of such a text on average. */
const LEAST_WORDS = 2.5;
const MOST_FIGURES = 0.05;
/** Share of the lines that begin in the first column; names of a table are shorter than its wrapped texts. */
const MOST_LINES = 0.6;

/** Columns of sentences that go on from line to line, also in the first column, where a table has its names. */
export const isFlowing = (lines: readonly PlacedLine[]): boolean => {
  const texts = lines.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk.text.trim()));
  const first = lines.flatMap(({ chunks }) => chunks.filter((one) => one.first === 0).map(({ chunk }) => chunk.text));
  const low = (list: readonly string[]): number => list.filter((text) => /^\p{Ll}/u.test(text)).length;
  const words = texts.reduce((sum, text) => sum + text.split(' ').length, 0);
  return (
    first.length > 2 &&
    first.length >= MOST_LINES * lines.length &&
    low(texts) >= LOW * texts.length &&
    low(first) >= LOW_FIRST * first.length &&
    words >= LEAST_WORDS * texts.length &&
    texts.filter(isNumeric).length <= MOST_FIGURES * texts.length
  );
};
