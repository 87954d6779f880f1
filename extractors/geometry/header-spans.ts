import type { AlignedColumn } from './aligned-columns.ts';
import type { Rule } from './marks.ts';
import { isNumeric } from './numeric-text.ts';
import type { PlacedChunk, PlacedLine } from './placed-lines.ts';

/** Header lines stand at the top: deeper ones are rare. */
const MOST_HEADER_LINES = 4;

/**
 * How far a place is from the middle of columns: of what their texts take, or of the room between their neighbours,
 * which is what counts when figures stand at the right edge of wide columns.
 */
const offMiddle = (columns: readonly AlignedColumn[], first: number, last: number, place: number): number => {
  const [from, to] = [columns[first]!, columns[last]!];
  const [before, after] = [columns[first - 1], columns[last + 1]];
  const left = before ? (before.right + from.left) / 2 : from.left;
  const right = after ? (to.right + after.left) / 2 : to.right;
  return Math.min(Math.abs(place - (from.left + to.right) / 2), Math.abs(place - (left + right) / 2));
};

/** Columns over which a rule runs that is drawn under a header text. */
const ruledSpan = (
  { chunk }: PlacedChunk,
  below: PlacedLine,
  columns: readonly AlignedColumn[],
  rules: readonly Rule[],
): readonly [number, number] | null => {
  const [from, to] = [(chunk.box[1] + chunk.box[3]) / 2, (below.line.box[1] + below.line.box[3]) / 2];
  const middle = (chunk.box[0] + chunk.box[2]) / 2;
  const rule = rules.find((r) => r.position > from && r.position < to && r.start <= middle && r.end >= middle);
  if (!rule) return null;
  const hits = columns.flatMap(({ left, right }, i) =>
    (left + right) / 2 > rule.start && (left + right) / 2 < rule.end ? [i] : [],
  );
  return hits.length > 1 && hits.length < columns.length ? [hits[0]!, hits.at(-1)!] : null;
};

/** Columns that one header text spans at most to either side. */
const WIDEST = 12;

/** Columns in whose common middle a header text stands, clearly nearer than to the middle of one of them. */
const centredSpan = (
  { chunk, first }: PlacedChunk,
  isFree: (column: number) => boolean,
  isCut: (from: number, to: number) => boolean,
  columns: readonly AlignedColumn[],
): readonly [number, number] | null => {
  const middle = (chunk.box[0] + chunk.box[2]) / 2;
  const single = offMiddle(columns, first, first, middle);
  let best: readonly [number, number] | null = null;
  let least = Math.min(single * 0.6, chunk.size * 1.5);
  for (let from = first; from >= Math.max(1, first - WIDEST) && isFree(from); from--) {
    for (let to = first; to < Math.min(columns.length, from + WIDEST) && isFree(to); to++) {
      if (to === from || isCut(from, to)) continue;
      const distance = offMiddle(columns, from, to, middle);
      if (distance < least) [best, least] = [[from, to], distance];
    }
  }
  return best;
};

const spreadLine = (
  line: PlacedLine,
  below: PlacedLine,
  columns: readonly AlignedColumn[],
  rules: readonly Rule[],
): PlacedLine => {
  const under = (column: number): boolean => below.chunks.some(({ first, last }) => first <= column && last >= column);
  const isCut = (from: number, to: number): boolean =>
    below.chunks.some(({ first, last }) => (first < from && last >= from) || (first <= to && last > to));
  const chunks = line.chunks.map((placed): PlacedChunk => {
    if (placed.first === 0 || placed.last > placed.first) return placed;
    // free: under the text stand columns with headers of their own, and no other text of this line
    const isFree = (column: number): boolean =>
      under(column) && !line.chunks.some((c) => c !== placed && c.first <= column && c.last >= column);
    const span = ruledSpan(placed, below, columns, rules) ?? centredSpan(placed, isFree, isCut, columns);
    return span ? { ...placed, first: span[0], last: span[1] } : placed;
  });
  return { ...line, chunks };
};

/** How far the texts of each column reach below a line; a header in the middle of two columns must not stretch one. */
const columnsBelow = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): readonly AlignedColumn[] =>
  columns.map((column, index) => {
    const boxes = lines.flatMap(({ chunks }) =>
      chunks.flatMap(({ chunk, first, last }) => (first === index && last === index ? [chunk.box] : [])),
    );
    if (boxes.length === 0) return column;
    return { left: Math.min(...boxes.map((box) => box[0])), right: Math.max(...boxes.map((box) => box[2])) };
  });

const hasFigures = ({ chunks }: PlacedLine): boolean =>
  chunks.some(({ chunk }) => isNumeric(chunk.text) && !/^(?:19|20)\d\d$/.test(chunk.text.trim()));

/**
 * Lines whose header texts span the columns they stand over: a year in the middle of two columns, or with a rule drawn
 * under it from the first to the last (the cmidrule of TeX's booktabs).
 */
export const spreadHeaders = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
  rules: readonly Rule[],
): readonly PlacedLine[] => {
  const body = lines.findIndex(hasFigures);
  const header = body < 0 ? MOST_HEADER_LINES : Math.min(body, MOST_HEADER_LINES);
  // from below: a text over texts that span columns themselves spans all of theirs
  const spread = [...lines];
  for (let index = Math.min(header, lines.length - 1) - 1; index >= 0; index--) {
    const line = lines[index]!;
    if (line.chunks.length >= columns.length - 1) continue;
    spread[index] = spreadLine(line, spread[index + 1]!, columnsBelow(lines.slice(index + 1), columns), rules);
  }
  return spread;
};
