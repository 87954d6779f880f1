import type { Word } from './build-words.ts';
import { type Chunk, type ChunkedLine, chunkOf } from './line-chunks.ts';
import { median } from './rectangle.ts';

type River = readonly [left: number, right: number];

/** Least width of a river in ems by lines: in few lines word spaces lie under one another by chance. */
const leastWidth = (lines: number): number => (lines >= 10 ? 0.36 : lines >= 5 ? 0.4 : 0.65);

/** A river is clearly wider than the blanks between words, which a font may set 0.22 to 0.6 em wide. */
const WIDER_THAN_BLANK = 1.4;
const MOST_BLANK = 0.62;
const MOST_USUAL = 0.36;

/** Usual blank between words of one chunk, in points; tight columns must not pass for it. */
const wordBlank = (lines: readonly ChunkedLine[], size: number): number =>
  Math.min(
    MOST_USUAL * size,
    median(
      lines
        .flatMap(({ chunks }) =>
          chunks.flatMap(({ words }) => words.slice(1).map((word, i) => word.box[0] - words[i]!.box[2])),
        )
        .filter((gap) => gap > 0.1 * size && gap < MOST_BLANK * size),
      0.25 * size,
    ),
  );

/** Share of the lines that end near a river that must go on behind it: ragged ends of text leave rivers as well. */
const BOTH_SIDES = 0.6;
/** How near, in ems. */
const NEAR = 2;

/** Lines that may cross a river: a title or a header over several columns. */
const CROSSING = 0.12;

const hasBothSides = (lines: readonly ChunkedLine[], [left, right]: River, near: number): boolean => {
  const words = lines.map(({ chunks }) => chunks.flatMap((chunk) => chunk.words));
  const before = words.filter((line) => line.some(({ box }) => box[2] <= left + 0.1 && box[2] > left - near));
  return before.filter((line) => line.some(({ box }) => box[0] >= right - 0.1)).length >= BOTH_SIDES * before.length;
};

/** Stretches across the lines that (nearly) no word crosses. */
const findRivers = (lines: readonly ChunkedLine[]): readonly River[] => {
  const edges = lines.flatMap(({ chunks }) =>
    chunks.flatMap(({ words }) => words.flatMap(({ box }) => [[box[0], 1] as const, [box[2], -1] as const])),
  );
  edges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const size = median(
    lines.map((line) => line.size),
    10,
  );
  const least = Math.max(size * leastWidth(lines.length), wordBlank(lines, size) * WIDER_THAN_BLANK);
  const most = Math.max(lines.length >= 5 ? 1 : 0, Math.floor(lines.length * CROSSING));
  const rivers: River[] = [];
  let [covered, start] = [0, Number.NaN];
  for (const [x, step] of edges) {
    const before = covered;
    covered += step;
    if (before > most && covered <= most) start = x;
    if (before <= most && covered > most && x - start >= least) rivers.push([start, x]);
  }
  return rivers.filter((river) => hasBothSides(lines, river, size * NEAR));
};

/** Chunks that begin at one place make a left edge; columns of a table have them, texts of a page do not. */
const LEAST_STARTS = 3;
const SAME_START = 0.8;
const EDGE_GAP = 0.2;

/** Left edges of columns: places right of the first column where several chunks begin (Nurminen's text edges). */
const leftEdges = (lines: readonly ChunkedLine[]): readonly number[] => {
  const left = Math.min(...lines.map(({ box }) => box[0]));
  const starts = lines.flatMap(({ chunks, size }) =>
    chunks.flatMap(({ box }) => (box[0] > left + size * 2 ? [box[0]] : [])),
  );
  starts.sort((a, b) => a - b);
  return starts.filter((x, i) => {
    // sorted: the place is an edge when it and its neighbours on either side fall together
    const [low, high] = [starts[i - 1] ?? Number.NaN, starts[i + 1] ?? Number.NaN];
    const [lower, higher] = [starts[i - 2] ?? Number.NaN, starts[i + LEAST_STARTS - 1] ?? Number.NaN];
    return x - lower < SAME_START || higher - x < SAME_START || high - low < SAME_START;
  });
};

const centre = ({ box }: Word): number => (box[0] + box[2]) / 2;

/** A figure set with separators, which no blank follows inside one cell: `95,114.4` `(1,204)` `0.5%`. */
const SET_FIGURE = /^[($€£¥]*\d[\d,]*(?:[.,]\d+)[)%*]*$/;
const FIGURE_GAP = 0.22;

const areFigures = (a: Word, b: Word): boolean =>
  SET_FIGURE.test(a.text) && SET_FIGURE.test(b.text) && b.box[0] - a.box[2] > FIGURE_GAP * b.size;

const isCut = (a: Word, b: Word, rivers: readonly River[], edges: readonly number[], least: number): boolean =>
  areFigures(a, b) ||
  rivers.some(([left, right]) => {
    const middle = (left + right) / 2;
    // a text that lies over the river has only its blanks there
    if (b.box[0] - a.box[2] < least) return false;
    if (a.box[2] <= middle && b.box[0] >= middle) return true;
    // a long figure reaches into the river; the gap behind it is still none between words
    return centre(a) < middle && centre(b) > middle && /^[\d($€£¥-]/.test(b.text);
  }) ||
  (b.box[0] - a.box[2] > EDGE_GAP * b.size && edges.some((edge) => Math.abs(edge - b.box[0]) < SAME_START));

const cutChunk = (
  chunk: Chunk,
  rivers: readonly River[],
  edges: readonly number[],
  least: number,
): readonly Chunk[] => {
  const parts: Word[][] = [];
  for (const word of chunk.words) {
    const last = parts.at(-1)?.at(-1);
    if (last && !isCut(last, word, rivers, edges, least)) parts.at(-1)!.push(word);
    else parts.push([word]);
  }
  return parts.length === 1 ? [chunk] : parts.map(chunkOf);
};

/**
 * Cuts the chunks of lines at the rivers of blank that run through all of them: columns closer than the gap that parts
 * chunks in a single line (`Q1 Q2 Q3 Q4` set tight); and at the left edges of columns, where a long entry comes close
 * to the next column (`Clean water Water Board`).
 */
export const cutAtRivers = (lines: readonly ChunkedLine[]): readonly ChunkedLine[] => {
  if (lines.length < 3) return lines;
  const rivers = findRivers(lines);
  const edges = leftEdges(lines);
  const size = median(
    lines.map((line) => line.size),
    10,
  );
  const least = wordBlank(lines, size) * WIDER_THAN_BLANK * 0.9;
  return lines.map((line) => ({
    ...line,
    chunks: line.chunks.flatMap((chunk) => cutChunk(chunk, rivers, edges, least)),
  }));
};
