import type { Box } from '../../src/model/index.ts';
import { type AlignedColumn, alignedColumns, columnsOf } from './aligned-columns.ts';
import { alignedGrid } from './aligned-grid.ts';
import { alignedRows } from './aligned-rows.ts';
import type { Line } from './build-lines.ts';
import type { FilledGrid } from './fill-cells.ts';
import { spreadHeaders } from './header-spans.ts';
import { joinRules } from './join-rules.ts';
import { type ChunkedLine, chunkLine, joinStretched, stretchedLines, wholeLine } from './line-chunks.ts';
import { isBulleted, isMarkedList } from './list-likeness.ts';
import type { Rule, Rules } from './marks.ts';
import { isNumeric } from './numeric-text.ts';
import { areBesideBars, areBoxed, areLabels, arePlotted } from './pictures.ts';
import { placeLine } from './placed-lines.ts';
import { median, overlap } from './rectangle.ts';
import { ruledRegions } from './ruled-regions.ts';
import { snapRules } from './snap-rules.ts';
import { splitSides } from './split-sides.ts';
import { spreadTitles } from './spread-titles.ts';
import { isTableLike } from './table-likeness.ts';
import { cutAtRivers } from './text-rivers.ts';
import { gridRows } from './trim-grid.ts';

/** Table found by alignment and the lines it took. */
export interface AlignedTable {
  readonly grid: FilledGrid;
  readonly lines: ReadonlySet<Line>;
}

/** What beside the text helps to find rows: ruling lines, and the upper and lower edges of shaded areas. */
export interface Guides extends Rules {
  readonly bands: readonly Rule[];
  /** Filled areas without text: the bars of a chart. */
  readonly bars?: readonly Box[];
  /** What is drawn among the texts and is no line of a table. */
  readonly pictures?: readonly Box[];
  /** Boxes that enclose one text each. */
  readonly frames?: readonly Box[];
  /** All upright lines, also those around a plot. */
  readonly uprights?: readonly Rule[];
}

interface Candidate {
  readonly line: Line;
  readonly chunked: ChunkedLine;
}

/** Single lines between rows that may still belong to the table: wrapped text, section titles. */
const MOST_SINGLES = 3;

const isRow = ({ chunked }: Candidate): boolean => chunked.chunks.length > 1;

/** Is there a long horizontal rule between or at two lines? */
const ruledApart = (a: Candidate, b: Candidate, guides: Guides): boolean =>
  guides.horizontal.some(
    ({ position, start, end }) =>
      position > a.line.box[1] &&
      position < b.line.box[3] &&
      end - start > 100 &&
      overlap(start, end, a.line.box[0], a.line.box[2]) > 0,
  );

/** Do most texts of the line with fewer stand under one of the other? A cell set in the middle may miss its line. */
const inStep = (a: Candidate, b: Candidate): boolean => {
  if (!isRow(a) || !isRow(b)) return false;
  const [few, many] = [a.chunked.chunks, b.chunked.chunks].sort((x, y) => x.length - y.length);
  const under = few!.filter(({ box }) =>
    many!.some((other) => overlap(box[0], box[2], other.box[0], other.box[2]) > 0),
  );
  return under.length >= 0.5 * few!.length;
};

/** Lines at even distances, as rows with wide padding are set. */
const isEven = (a: Candidate, b: Candidate, c: Candidate | undefined): boolean => {
  if (!c) return false;
  const [first, second] = [b.line.box[3] - a.line.box[3], c.line.box[3] - b.line.box[3]];
  return Math.abs(first - second) < 0.12 * first && [a, b, c].some(isRow);
};

/** Does line `at` go on with the run that ends at the line before it? */
const belongs = (lines: readonly Candidate[], at: number, guides: Guides): boolean => {
  const [last, next] = [lines[at - 1]!, lines[at]!];
  const gap = next.line.box[1] - last.line.box[3];
  const size = Math.max(last.line.size, next.line.size);
  if (gap < size * 1.6) return true;
  if (gap > size * 4) return false;
  const even = isEven(last, next, lines[at + 1]) || (at > 1 && isEven(lines[at - 2]!, last, next));
  // a row set in the middle of its height begins and ends with the lines of its tallest cell
  const [above, below] = [
    [last, lines[at - 2]].find((line) => line && isRow(line)),
    [next, lines[at + 1]].find((line) => line && isRow(line)),
  ];
  return (above && below && inStep(above, below)) || even || ruledApart(last, next, guides);
};

/** A single text inside the columns of a run, right of the first: the rest of a cell of many lines. */
const isInner = ({ chunked }: Candidate, run: readonly Candidate[]): boolean => {
  const rows = run.filter(isRow);
  const [left, right] = [
    Math.min(...rows.map(({ line }) => line.box[0])),
    Math.max(...rows.map(({ line }) => line.box[2])),
  ];
  return rows.length > 0 && chunked.box[0] > left + chunked.size * 3 && chunked.box[2] <= right + chunked.size;
};

/** A single text as wide as the run itself: prose that follows the table. */
const isAcross = ({ chunked }: Candidate, run: readonly Candidate[]): boolean => {
  const rows = run.filter(isRow);
  const [left, right] = [
    Math.min(...rows.map(({ line }) => line.box[0])),
    Math.max(...rows.map(({ line }) => line.box[2])),
  ];
  return rows.length > 0 && chunked.box[2] - chunked.box[0] > Math.max(0.85 * (right - left), chunked.size * 25);
};

/** Runs of lines, mostly of several chunks, that lie close under one another. */
const findRuns = (lines: readonly Candidate[], guides: Guides): readonly (readonly Candidate[])[] => {
  const runs: Candidate[][] = [];
  let open: Candidate[] = [];
  let singles = 0;
  const close = (): void => {
    if (open.some(isRow)) runs.push(open);
    open = [];
    singles = 0;
  };
  const regions = ruledRegions(lines, guides.horizontal);
  lines.forEach((line, at) => {
    const enclosed = regions.some(([from, to]) => at > from && at <= to);
    // what two sets of rules enclose with only a title between them is two tables
    const before = regions.find(([, to]) => to < at && to >= at - open.length);
    if (before && regions.some(([from]) => from === at) && !lines.slice(before[1] + 1, at).some(isRow)) close();
    if (!enclosed) {
      if (open.length > 0 && !belongs(lines, at, guides)) close();
      if (!isRow(line) && isAcross(line, open)) close();
    }
    if (isRow(line) || enclosed) singles = 0;
    else if (!isInner(line, open)) singles += 1;
    if (singles > MOST_SINGLES && open.some(isRow)) close();
    open.push(line);
  });
  close();
  return runs.map(trimSingles).filter((run) => run.length > 1);
};

/** A run from its first line of several chunks to its last; text before and after is a title or a note. */
const trimSingles = (run: readonly Candidate[]): readonly Candidate[] => {
  const first = run.findIndex(isRow);
  const last = run.findLastIndex(isRow);
  return first < 0 ? [] : run.slice(first, last + 1);
};

/** Rules closer than this are one, in points. */
const LEAST_FRAME = 6;

const isFramed = (run: readonly Candidate[], box: Box, guides: Guides): boolean => {
  const width = box[2] - box[0];
  const near = joinRules(snapRules(guides.horizontal)).filter(
    ({ position, start, end }) =>
      position > box[1] - 14 &&
      position < box[3] + 14 &&
      overlap(start, end, box[0], box[2]) > 0.7 * width &&
      // leaders of a table of contents begin behind its titles
      start < box[0] + 0.12 * width,
  );
  // a double rule, or the two edges of a bar, is one
  const places = near.map(({ position }) => position);
  // lines over the names of those who sign (签字) close nothing under them
  const open = run.filter(isRow).length < 3 && Math.max(...places) < (run.at(-1)!.line.box[1] + box[3]) / 2;
  return run.length > 1 && !open && Math.max(...places) - Math.min(...places) > LEAST_FRAME;
};

/** Do edges of shaded bands run through the lines, as in tables whose every other row is grey? */
const isBanded = (box: Box, { bands }: Guides): boolean => {
  const inside = bands.filter(
    ({ position, start, end }) =>
      position > box[1] && position < box[3] && overlap(start, end, box[0], box[2]) > 0.15 * (box[2] - box[0]),
  );
  return new Set(inside.map(({ position }) => Math.round(position))).size >= 2;
};

/** Are the lines labels of a picture, a plot, bars or boxes? */
const isPictured = (run: readonly Candidate[], guides: Guides): boolean => {
  const { horizontal, bars = [], pictures = [], frames = [], uprights = [] } = guides;
  const texts = run.flatMap(({ chunked }) => chunked.chunks.map(({ box }) => box));
  const lines = run.map(({ line }) => line.box);
  return (
    areLabels(texts, pictures) ||
    areBoxed(texts, frames) ||
    arePlotted(texts, { horizontal, vertical: uprights }) ||
    areBesideBars(lines, bars)
  );
};

const boxOf = (run: readonly Candidate[]): Box => [
  Math.min(...run.map(({ line }) => line.box[0])),
  run[0]!.line.box[1],
  Math.max(...run.map(({ line }) => line.box[2])),
  run.at(-1)!.line.box[3],
];

/** Lines after the last row that go on with a cell of it: short of the whole width, in a column that is not the first. */
const wrappedEnd = (run: readonly Candidate[], after: readonly Candidate[]): readonly Candidate[] => {
  const columns = alignedColumns(run.map(({ chunked }) => chunked));
  const taken: Candidate[] = [];
  for (const next of after.slice(0, 4)) {
    const last = taken.at(-1) ?? run.at(-1)!;
    const [chunk, ...others] = next.chunked.chunks;
    if (!chunk || others.length > 0 || next.line.box[1] - last.line.box[3] > next.line.size * 0.6) break;
    const [first, end] = columnsOf(columns, chunk);
    const column = columns[first];
    if (!column) break;
    if (first === 0 || end !== first || isNumeric(chunk.text) || chunk.box[2] > column.right + chunk.size) break;
    taken.push(next);
  }
  return taken;
};

/** Do enough rows hold several texts? Merging of wrapped lines may leave a list of terms, or one row. */
const hasRows = (grid: FilledGrid): boolean => {
  const rows = gridRows(grid);
  const several = rows.filter((cells) => cells.filter((cell) => cell.text !== '').length > 1).length;
  return several >= 2 && several >= 0.4 * rows.length;
};

/** Lines of a header stand closer than this many ems. */
const HEADER_GAP = 0.65;

/** Does a single text over a run belong to its header: over several columns, or the first line of one of them? */
const isHeaderText = (
  columns: readonly AlignedColumn[],
  { chunked, line }: Candidate,
  below: Candidate,
  gap: number,
): boolean => {
  const [chunk, ...others] = chunked.chunks;
  if (!chunk || others.length > 0 || chunk.text.length > 60) return false;
  const [first, end] = columnsOf(columns, chunk);
  if (first === 0) return false;
  const distance = below.line.box[1] - line.box[3];
  if (end > first) return distance <= Math.max(line.size * 0.9, gap * 1.2);
  const { left, right } = columns[first]!;
  const inside = chunk.box[0] > left - line.size && chunk.box[2] < right + line.size;
  return inside && distance < HEADER_GAP * line.size && Math.abs(line.size - below.line.size) < 0.5;
};

/** Lines directly over the first row that belong to columns other than the first: a header of several lines. */
const headerOver = (run: readonly Candidate[], before: readonly Candidate[]): readonly Candidate[] => {
  const columns = alignedColumns(cutAtRivers(run.map(({ chunked }) => chunked)));
  const gap = median(run.slice(1).map((line, i) => line.line.box[1] - run[i]!.line.box[3]));
  const taken: Candidate[] = [];
  for (const line of before.slice(-3).reverse()) {
    if (!isHeaderText(columns, line, taken[0] ?? run[0]!, gap)) break;
    taken.unshift(line);
  }
  return taken;
};

const tableOf = (run: readonly Candidate[], guides: Guides): AlignedTable | null => {
  if (isMarkedList(run.map((candidate) => candidate.chunked))) return null;
  const chunked = cutAtRivers(run.map((candidate) => candidate.chunked));
  const columns = alignedColumns(chunked);
  if (columns.length < 2) return null;
  const lines = chunked.map((line) => placeLine(line, columns));
  const placed = spreadTitles(spreadHeaders(lines, columns, guides.horizontal), columns);
  const framed = isFramed(run, boxOf(run), guides) || isBanded(boxOf(run), guides);
  if (!isTableLike(placed, columns, framed)) return null;
  if (isPictured(run, guides) || (!framed && isBulleted(placed, guides.bars ?? []))) return null;
  const grid = alignedGrid(alignedRows(placed, columns, [...guides.horizontal, ...guides.bands]), columns);
  return hasRows(grid) ? { grid, lines: new Set(run.map(({ line }) => line)) } : null;
};

/** Tables in lines of one column of a page; `depth` counts how often tables side by side were parted. */
const tablesIn = (lines: readonly Line[], guides: Guides, depth: number): readonly AlignedTable[] => {
  const stretched = stretchedLines(lines);
  const chunked = lines.map((line) => (stretched.has(line) ? wholeLine(line) : chunkLine(line, guides.vertical)));
  const candidates = joinStretched(chunked).map((own, i): Candidate => ({ line: lines[i]!, chunked: own }));
  return findRuns(candidates, guides).flatMap((run) => {
    const [from, at] = [candidates.indexOf(run[0]!), candidates.indexOf(run.at(-1)!)];
    const own = run.map(({ line }) => line);
    const sides = depth < 2 ? splitSides(own) : null;
    if (sides) {
      const tables = sides.flatMap((side) => tablesIn(side, guides, depth + 1));
      return tables.map((table, i) => ({ ...table, lines: i === 0 ? new Set(own) : new Set<Line>() }));
    }
    const whole = [...headerOver(run, candidates.slice(0, from)), ...run, ...wrappedEnd(run, candidates.slice(at + 1))];
    const table = tableOf(whole, guides);
    return table ? [table] : [];
  });
};

/**
 * Tables without (enough) rules (无线表格): lines of several chunks under one another, columns by the overlap of chunks,
 * rows by lines with wrapped ones merged (the largest gain on such tables: others make every text line a row).
 */
export const alignedTables = (lines: readonly Line[], guides: Guides): readonly AlignedTable[] =>
  tablesIn(lines, guides, 0);
