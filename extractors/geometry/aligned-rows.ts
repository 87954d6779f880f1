import { type AlignedColumn, columnsOf } from './aligned-columns.ts';
import type { Chunk, ChunkedLine } from './line-chunks.ts';
import type { Rule } from './marks.ts';
import { median } from './rectangle.ts';

/** Chunk with the columns it lies over. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly first: number;
  readonly last: number;
}

/** A line of a table with its chunks in columns. */
export interface PlacedLine {
  readonly line: ChunkedLine;
  readonly chunks: readonly PlacedChunk[];
}

const NUMERIC = /^[\s(（[<>≤≥≈~±+\-–—−$€£¥￥]*[\d][\d\s.,:/%‰()（）*†+\-–—−eE$€£¥xX]*$|^[-–—−./]+$|^n\/?a\.?$/i;

/** Is a text a number, a percentage, a date or a dash that stands for one? */
export const isNumeric = (text: string): boolean => NUMERIC.test(text.trim());

/** Puts the chunks of a line into columns. */
export const placeLine = (line: ChunkedLine, columns: readonly AlignedColumn[]): PlacedLine => ({
  line,
  chunks: line.chunks.map((chunk) => {
    const [first, last] = columnsOf(columns, chunk);
    return { chunk, first, last };
  }),
});

const filledColumns = ({ chunks }: PlacedLine): ReadonlySet<number> => new Set(chunks.map((chunk) => chunk.first));

const spans = ({ chunks }: PlacedLine): boolean => chunks.some(({ first, last }) => last > first);

/** Is a rule drawn across most of the table between two lines? */
const ruleBetween = (rules: readonly Rule[], above: PlacedLine, below: PlacedLine, width: number): boolean => {
  const [from, to] = [(above.line.box[1] + above.line.box[3]) / 2, (below.line.box[1] + below.line.box[3]) / 2];
  const length = rules
    .filter(({ position }) => position > from && position < to)
    .reduce((sum, { start, end }) => sum + (end - start), 0);
  return length > 0.5 * width;
};

const gapOf = (above: PlacedLine, below: PlacedLine): number => below.line.box[1] - above.line.box[3];

/** Would the first word of a text have fitted behind the text above it? Then the break between them is deliberate. */
const wouldFit = (above: Chunk, below: Chunk, room: number): boolean => {
  const word = below.words[0]!;
  const need = word.box[2] - word.box[0] + 0.3 * below.size;
  return room - (above.box[2] - above.box[0]) > Math.min(need, room * 0.6);
};

/** Width that texts of a column may take: up to the next column, for the last one as far as its texts reach. */
const roomOf = (columns: readonly AlignedColumn[], index: number, size: number): number => {
  const { left, right } = columns[index]!;
  const next = columns[index + 1];
  return next ? Math.max(right - left, next.left - left - size) : right - left;
};

const startsLow = (text: string): boolean => /^[\p{Ll}(（]/u.test(text);

/** Does a text go on from the one above it: no room was left there, or it begins in small letters? */
const goesOn = (above: Chunk, below: Chunk, column: number, columns: readonly AlignedColumn[]): boolean =>
  !isNumeric(above.text) &&
  !isNumeric(below.text) &&
  (startsLow(below.text) || !wouldFit(above, below, roomOf(columns, column, below.size)));

const chunkIn = (line: PlacedLine, column: number): Chunk | undefined =>
  line.chunks.find(({ first, last }) => first === column && last === column)?.chunk;

/**
 * A wrapped line: fewer columns than the one above, each going on from the text above it; or the rest of a first cell
 * whose figures stand at its last line (`Net increase in cash and` / `cash equivalents 120`).
 */
const continues = (
  above: PlacedLine,
  below: PlacedLine,
  columns: readonly AlignedColumn[],
  leading: number,
): boolean => {
  if (below.chunks.length === 0 || spans(below) || spans(above)) return false;
  if (gapOf(above, below) > leading * 1.3 + 1) return false;
  const [filled, before] = [filledColumns(below), filledColumns(above)];
  const [upper, lower] = [chunkIn(above, 0), chunkIn(below, 0)];
  if (before.size === 1 && upper && lower && filled.size > 1) return startsLow(lower.text) && upper.text.length > 12;
  if (filled.size >= before.size && filled.has(Math.min(...before))) return false;
  if (filled.size > before.size) return false;
  return [...filled].every((column) => {
    const [up, down] = [chunkIn(above, column), chunkIn(below, column)];
    return up !== undefined && down !== undefined && goesOn(up, down, column, columns);
  });
};

/**
 * Groups by the gaps between lines: where these are of two kinds, small ones lie inside rows and large ones between
 * them, and no row has two entries in the first column unless its lines go on from one another.
 */
const groupsByGap = (lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] | null => {
  const gaps = lines.slice(1).map((line, i) => gapOf(lines[i]!, line));
  const size = median(
    lines.map((line) => line.line.size),
    10,
  );
  const sorted = [...gaps].sort((a, b) => a - b);
  const small = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  const large = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (gaps.length < 3 || large - small < 0.28 * size) return null;
  const cut = (small + large) / 2;
  // a clear valley between the two kinds
  if (gaps.some((gap) => Math.abs(gap - cut) < (large - small) * 0.15)) return null;
  const groups: PlacedLine[][] = [[lines[0]!]];
  lines.slice(1).forEach((line, i) => {
    if (gaps[i]! > cut) groups.push([line]);
    else groups.at(-1)!.push(line);
  });
  const keys = (group: readonly PlacedLine[]): number => group.filter((line) => filledColumns(line).has(0)).length;
  const numbers = (group: readonly PlacedLine[]): number =>
    group.filter((line) => line.chunks.some(({ chunk }) => isNumeric(chunk.text))).length;
  const several = groups.filter((group) => group.length > 1);
  const plausible = several.every(
    (group) => group.length <= 8 && numbers(group) <= 1 && keys(group) <= Math.max(1, group.length),
  );
  return several.length > 0 && groups.length > 1 && plausible ? groups : null;
};

const groupsByRule = (
  lines: readonly PlacedLine[],
  rules: readonly Rule[],
  width: number,
): readonly (readonly PlacedLine[])[] => {
  const groups: PlacedLine[][] = [[lines[0]!]];
  lines.slice(1).forEach((line, i) => {
    if (ruleBetween(rules, lines[i]!, line, width)) groups.push([line]);
    else groups.at(-1)!.push(line);
  });
  return groups;
};

/** Do the rules part rows, or only header, body and total (三线表)? */
const partsRows = (groups: readonly (readonly PlacedLine[])[]): boolean => {
  const lines = groups.reduce((sum, group) => sum + group.length, 0);
  const numbers = (group: readonly PlacedLine[]): number =>
    group.filter((line) => line.chunks.filter(({ chunk }) => isNumeric(chunk.text)).length > 0).length;
  if (groups.length < 3 || groups.some((group) => numbers(group) > 2)) return false;
  return groups.length - 1 >= 0.5 * (lines - 1) || groups.every((group) => group.length <= 6 && numbers(group) <= 1);
};

/** Lines over the first row of figures whose texts stand in single columns are one header of several lines. */
const headerLength = (lines: readonly PlacedLine[]): number => {
  const figures = (line: PlacedLine): boolean => {
    const numeric = line.chunks.filter(
      ({ chunk }) => isNumeric(chunk.text) && !/^(19|20)\d\d$/.test(chunk.text.trim()),
    );
    return numeric.length > 0;
  };
  const body = lines.findIndex(figures);
  return body > 1 && body <= 5 ? body : 0;
};

const mergeHeader = (lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] => {
  const groups: PlacedLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const above = last?.at(-1);
    const near = above && gapOf(above, line) < line.line.size * 0.65;
    const section = line.chunks.length === 1 && line.chunks[0]!.first === 0;
    if (last && near && !section && !spans(line) && !last.some(spans)) last.push(line);
    else groups.push([line]);
  }
  return groups;
};

/** Rows (行) of a table without row rules: wrapped lines are put together, header lines as well. */
export const alignedRows = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
  rules: readonly Rule[],
): readonly (readonly PlacedLine[])[] => {
  if (lines.length < 2) return lines.map((line) => [line]);
  const width = columns.at(-1)!.right - columns[0]!.left;
  const ruled = groupsByRule(lines, rules, width);
  if (partsRows(ruled)) return ruled;
  return ruled.flatMap((group, index) => {
    const header = index === 0 ? (ruled.length > 1 && group.length <= 5 ? group.length : headerLength(group)) : 0;
    const top = mergeHeader(group.slice(0, header));
    const body = group.slice(header);
    return [...top, ...(body.length === 0 ? [] : (groupsByGap(body) ?? wrappedRows(body, columns)))];
  });
};

const wrappedRows = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
): readonly (readonly PlacedLine[])[] => {
  const gaps = lines.slice(1).map((line, i) => gapOf(lines[i]!, line));
  const leading = median(gaps, 0);
  const rows: PlacedLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last && continues(last.at(-1)!, line, columns, leading)) last.push(line);
    else rows.push([line]);
  }
  return rows;
};
