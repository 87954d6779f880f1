import { isBlankLine } from './printed-lines.ts';

/** Lines between two cells of a stream that can still belong to it. */
export const LONGEST_GAP = 30;

const LOOK_AHEAD_PIPES = 24;

/** How many cells a pipe line prints. */
const printedCells = (line: string): number => {
  let cells = 0;
  for (const part of line.slice(0, 2000).split('|', 64)) if (!isBlankLine(part)) cells++;
  return cells;
};

/** A row of cells joined by TAB, in one of which a misread character became a bar. */
const isTabRow = (line: string): boolean => {
  if (!line.includes('\t')) return false;
  const cells = line.slice(0, 2000).split('\t', 64);
  return cells.filter((cell) => !/^[\s|]*$/.test(cell)).length > printedCells(line);
};

/** True when a line holds a cell border: `|`, or the vertical line of a drawn table. */
export const hasPipe = (line: string | undefined): boolean => line?.includes('|') === true && !isTabRow(line);

/** What the pipe lines from here on look like. */
export interface PipeStyle {
  /** Whole rows on lines (`a | b | c`), or one cell per line. */
  readonly kind: 'rows' | 'cells';
  /** Rows begin with a pipe as well. */
  readonly leading: boolean;
  /** Rows end with a pipe, so that one without goes on on the next line. */
  readonly closing: boolean;
}

/** Style of the pipe lines that begin at `start`, or null when there is only one of them. */
export const detectPipeStyle = (lines: readonly string[], start: number): PipeStyle | null => {
  let pipes = 0;
  let rows = 0;
  let leading = 0;
  let closing = 0;
  let gap = 0;
  for (let index = start; index < lines.length && pipes < LOOK_AHEAD_PIPES && gap <= LONGEST_GAP; index++) {
    const line = lines[index]!;
    if (!hasPipe(line)) {
      gap++;
      continue;
    }
    gap = 0;
    pipes++;
    const cells = printedCells(line);
    if (cells > 1 || (cells === 1 && /^\s*\|.*\|\s*$/.test(line.slice(0, 2000)))) rows++;
    if (line.trimStart().startsWith('|')) leading++;
    if (line.trimEnd().endsWith('|')) closing++;
  }
  if (pipes < 2) return null;
  return { kind: rows * 2 > pipes ? 'rows' : 'cells', leading: leading * 2 > pipes, closing: closing * 2 > pipes };
};
