import { isBlankLine } from './printed-lines.ts';

const TITLE = /表[）)]?\s*$|[（(]\s*\d{4}\s*年度?\s*[）)]\s*$|单位[：:]\s*(?:万|百|千|亿)?元\s*[）)]?\s*$/;
const LEAST_ROWS = 3;

const opensCell = (line: string | undefined): boolean => line?.startsWith('\t') ?? false;

/** A bare line that a cell line follows. */
const isBeforeCell = (lines: readonly string[], at: number): boolean =>
  !isBlankLine(lines[at]) && !lines[at]!.includes('\t') && opensCell(lines[at + 1]);

const blankBefore = (lines: readonly string[], at: number): boolean =>
  at === 0 || (isBlankLine(lines[at - 1]) && !opensCell(lines[at - 1]));

const opensRow = (lines: readonly string[], at: number): boolean =>
  blankBefore(lines, at) || TITLE.test(lines[at - 1]!);

/** First line of the bare lines that end at `end`, without the titles above the first row. */
const firstCellStart = (lines: readonly string[], end: number): number => {
  let start = end;
  while (start > 0 && end - start < 3 && !isBlankLine(lines[start - 1]) && !opensCell(lines[start - 1])) start--;
  for (let at = end; at >= start; at--) if (TITLE.test(lines[at]!)) return at + 1;
  return start;
};

/**
 * Puts the missing TAB in front of first cells: some cell streams print the first cell of every row bare, and an empty
 * one as an empty line (`⏎⏎→甲` after a row end). Texts whose rows begin with a TAB, or that have no rows, are unchanged.
 */
export const markBareFirstCells = (lines: readonly string[]): readonly string[] => {
  let bare = 0;
  let tabbed = 0;
  for (let at = 0; at < lines.length; at++) {
    if (isBeforeCell(lines, at) && opensRow(lines, firstCellStart(lines, at))) bare++;
    else if (opensCell(lines[at]) && blankBefore(lines, at)) tabbed++;
  }
  if (bare < LEAST_ROWS || bare <= tabbed) return lines;
  const marked = [...lines];
  for (let at = 0; at < lines.length; at++) {
    const start = isBeforeCell(lines, at) ? firstCellStart(lines, at) : null;
    if (start !== null && start <= at) marked[start] = `\t${lines[start]}`;
    // the row end is one blank line, the empty first cell is the second
    else if (opensCell(lines[at]) && blankBefore(lines, at) && at > 1 && isBlankLine(lines[at - 2]))
      marked[at - 1] = '\t';
  }
  return marked;
};
