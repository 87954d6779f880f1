import type { Box } from '../../src/model/index.ts';
import { joinWords, type Line } from './build-lines.ts';
import type { Word } from './build-words.ts';
import type { Rule } from './marks.ts';
import { around } from './rectangle.ts';

/** Part of a line that a wide gap or a vertical rule parts from the rest: what one column holds of that line. */
export interface Chunk {
  readonly words: readonly Word[];
  readonly text: string;
  readonly box: Box;
  readonly size: number;
}

/** A line as its chunks, left to right. */
export interface ChunkedLine {
  readonly chunks: readonly Chunk[];
  readonly box: Box;
  readonly size: number;
}

/** Gap that parts columns, in ems; justified text reaches 0.8, tight tables come down to it. */
const COLUMN_GAP = 0.9;

/** A chunk of words side by side. */
export const chunkOf = (words: readonly Word[]): Chunk => ({
  words,
  text: joinWords(words),
  box: around(words.map((word) => word.box)),
  size: Math.max(...words.map((word) => word.size)),
});

const parts = (a: Word, b: Word, rules: readonly Rule[]): boolean => {
  if (b.box[0] - a.box[2] > COLUMN_GAP * Math.max(a.size, b.size)) return true;
  const middle = (a.box[1] + a.box[3]) / 2;
  const [from, to] = [a.box[2] - 1, b.box[0] + 1];
  return rules.some(
    ({ position, start, end }) => position >= from && position <= to && start <= middle && end >= middle,
  );
};

/** Words of a line stretched to both margins stand equally far apart; columns hardly do. */
const LEAST_STRETCHED = 3;
const EQUAL = 1.35;
const MOST_STRETCHED = 3;
const SAME_MARGIN = 1.2;

const areWords = ({ words }: Line): boolean =>
  words.filter(({ text }) => /\p{L}{2}|^\p{L}$/u.test(text) && !/\d/.test(text)).length >= 0.8 * words.length;

const hasEqualGaps = ({ words, size }: Line): boolean => {
  const gaps = words.slice(1).map((word, i) => word.box[0] - words[i]!.box[2]);
  const most = Math.max(...gaps);
  return most < EQUAL * Math.max(0.1, Math.min(...gaps)) && most < MOST_STRETCHED * size;
};

/** Does a line of words fill the margins of another, as lines of one paragraph do? */
const sharesMargins = (line: Line, other: Line | undefined): boolean =>
  other !== undefined &&
  Math.abs(line.box[0] - other.box[0]) < SAME_MARGIN &&
  Math.abs(line.box[2] - other.box[2]) < SAME_MARGIN &&
  Math.abs(line.box[1] - other.box[1]) < 2.2 * line.size &&
  hasEqualGaps(other) &&
  areWords(other);

/** Lines of justified text (两端对齐) that are stretched so far that their blanks look like gaps between columns. */
export const stretchedLines = (lines: readonly Line[]): ReadonlySet<Line> =>
  new Set(
    lines.filter((line, at) => {
      if (line.words.length < LEAST_STRETCHED || !areWords(line) || !hasEqualGaps(line)) return false;
      return sharesMargins(line, lines[at - 1]) || sharesMargins(line, lines[at + 1]);
    }),
  );

/** Lines above and below whose texts show the margins of a cell. */
const NEIGHBOURS = 2;

/** End of the longest run of words from `from` that stand equally far apart and fill a text of `near` to both sides. */
const stretchedEnd = (chunks: readonly Chunk[], from: number, near: readonly Chunk[]): number => {
  const margins = near.filter(({ box }) => Math.abs(box[0] - chunks[from]!.box[0]) < SAME_MARGIN);
  let [least, most, end] = [Number.POSITIVE_INFINITY, 0, from];
  for (let at = from; margins.length > 0 && at < chunks.length; at++) {
    if (!/^\p{L}[\p{L}’'.,;-]*$/u.test(chunks[at]!.text)) break;
    if (at > from) {
      const gap = chunks[at]!.box[0] - chunks[at - 1]!.box[2];
      [least, most] = [Math.min(least, gap), Math.max(most, gap)];
      if (most > EQUAL * least || most > MOST_STRETCHED * chunks[at]!.size) break;
    }
    const right = chunks[at]!.box[2];
    if (at - from + 1 >= LEAST_STRETCHED && margins.some(({ box }) => Math.abs(box[2] - right) < SAME_MARGIN)) end = at;
  }
  return end;
};

/** Puts the words of stretched lines inside cells together again, which fill their cell as the lines around them do. */
export const joinStretched = (lines: readonly ChunkedLine[]): readonly ChunkedLine[] =>
  lines.map((line, at) => {
    if (line.chunks.length < LEAST_STRETCHED) return line;
    const around = [...lines.slice(Math.max(0, at - NEIGHBOURS), at), ...lines.slice(at + 1, at + 1 + NEIGHBOURS)];
    const near = around.flatMap(({ chunks }) => chunks.filter(({ words }) => words.length > 1));
    const chunks: Chunk[] = [];
    for (let from = 0; from < line.chunks.length; from++) {
      const end = stretchedEnd(line.chunks, from, near);
      chunks.push(
        end === from ? line.chunks[from]! : chunkOf(line.chunks.slice(from, end + 1).flatMap(({ words }) => words)),
      );
      from = end;
    }
    return { ...line, chunks };
  });

/** Cuts a line at its wide gaps and at vertical rules. */
export const chunkLine = (line: Line, rules: readonly Rule[] = []): ChunkedLine => {
  const chunks: Chunk[] = [];
  let open: Word[] = [];
  for (const word of line.words) {
    const last = open.at(-1);
    if (last && parts(last, word, rules)) {
      chunks.push(chunkOf(open));
      open = [];
    }
    open.push(word);
  }
  if (open.length > 0) chunks.push(chunkOf(open));
  return { chunks, box: line.box, size: line.size };
};

/** A line as one chunk. */
export const wholeLine = (line: Line): ChunkedLine => ({
  chunks: [chunkOf(line.words)],
  box: line.box,
  size: line.size,
});
