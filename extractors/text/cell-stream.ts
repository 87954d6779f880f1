import { isBlankLine } from './printed-lines.ts';
import { type CellRun, groupRunsIntoRows } from './row-ends.ts';
import type { Carrier, Region, TextPiece } from './text-piece.ts';

const LONGEST_INTERRUPTION = 12;
const LOOK_AHEAD_LINES = 80;
const LOOK_AHEAD_TABS = 16;

const isCellLine = (line: string): boolean => line.charCodeAt(0) === 9;

/** A TAB only in front: one cell. `→a→b` and `a→b` are rows of another carrier. */
const isSingleCellLine = (line: string): boolean => isCellLine(line) && line.indexOf('\t', 1) < 0;

/** Whether the tab lines that begin here hold one cell each (cell stream) or whole rows. */
const isCellStream = (lines: readonly string[], start: number): boolean => {
  let single = 0;
  let rows = 0;
  const end = Math.min(lines.length, start + LOOK_AHEAD_LINES);
  for (let index = start; index < end && single + rows < LOOK_AHEAD_TABS; index++) {
    const line = lines[index]!;
    if (isSingleCellLine(line)) single++;
    else if (line.includes('\t')) rows++;
  }
  return single > 1 && single > rows * 2;
};

/** Cells of one line: normally one; a numbering such as `1.` before an inner TAB stays with its text. */
const cellsOfLine = (line: string): string[] => {
  const cells: string[] = [];
  let numbering = '';
  for (const part of line.slice(1).split('\t')) {
    const text = `${numbering}${part}`;
    numbering = /^\s*[（(]?[\d一二三四五六七八九十]{1,3}[.、)）．]$/.test(part) ? part : '';
    if (numbering === '') cells.push(text);
  }
  if (numbering !== '') cells.push(numbering);
  return cells;
};

const trailingNumber = (text: string): number | null => {
  const numbers = text.match(/(?:^|\n)\s*(\d{1,2})\s*[.、．](?=\D)[^\n]*$/);
  return numbers ? Number(numbers[1]) : null;
};

const TITLE =
  /表[）)]?\s*$|[（(]\s*\d{4}\s*年度?\s*[）)]\s*$|^\s*单位[：:]|^\s*[附注备]|^\s*第[一二三四五六七八九十]+部分/;

/**
 * Bare lines behind a blank line go on with the cell when a blank line (the row end) stands behind them too, and they
 * continue its list (`1、…⏎⏎2、…`) or its prose. Titles stand directly in front of the next table.
 */
const continuesCell = (cell: string, bare: readonly string[], followedByBlank: boolean): boolean => {
  if (!followedByBlank || bare.length === 0) return false;
  const number = trailingNumber(cell);
  if (number !== null && new RegExp(`^\\s*${number + 1}\\s*[.、．]\\D`).test(bare[0]!)) return true;
  return cell.length > 20 && /[。；;]\s*$/.test(cell) && !bare.some((line) => TITLE.test(line) || line.length < 15);
};

interface Scan {
  readonly runs: CellRun[];
  readonly next: number;
}

/** Index of the next line that starts a cell, or null when a longer text comes before it. */
const findNextCell = (lines: readonly string[], from: number): number | null => {
  let bare = 0;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    if (isCellLine(line)) return index;
    if (!isBlankLine(line) && (++bare > LONGEST_INTERRUPTION || line.includes('\t'))) return null;
  }
  return null;
};

/** Reads cells up to the next blank line; a cell begins at its TAB and goes on over bare lines. */
const scanRun = (lines: readonly string[], start: number): { cells: string[]; padded: boolean; end: number } => {
  const cells: string[] = [];
  let index = start;
  let opening = start;
  for (; index < lines.length && !(isBlankLine(lines[index]) && !isCellLine(lines[index]!)); index++) {
    const line = lines[index]!;
    if (isCellLine(line)) {
      for (const cell of cellsOfLine(line)) cells.push(cell);
      opening = index;
    } else cells[cells.length - 1] += `\n${line}`;
  }
  // `→⏎⏎基本相符`: the text of the cell stands behind its own blank lines
  let text = index;
  while (text < lines.length && isBlankLine(lines[text]) && !isCellLine(lines[text]!)) text++;
  const opensEmpty = isBlankLine(lines[opening]);
  if (opensEmpty && index === opening + 1 && text > index && text - index <= 3 && startsPaddedText(lines, text)) {
    for (index = text; index < lines.length && !isBlankLine(lines[index]) && !isCellLine(lines[index]!); index++)
      cells[cells.length - 1] += `\n${lines[index]}`;
    return { cells, padded: true, end: index };
  }
  return { cells, padded: opensEmpty && index > opening + 1, end: index };
};

/** A short bare text with a blank line behind it, and then another cell: the middle of a cell, not a title. */
const startsPaddedText = (lines: readonly string[], at: number): boolean => {
  if (at >= lines.length || isCellLine(lines[at]!)) return false;
  let index = at;
  while (index < lines.length && index - at < 3 && !isBlankLine(lines[index])) index++;
  return index < lines.length && isBlankLine(lines[index]) && !isCellLine(lines[index]!);
};

const scanRuns = (lines: readonly string[], start: number): Scan => {
  const runs: CellRun[] = [];
  let index = start;
  while (index < lines.length) {
    const run = scanRun(lines, index);
    index = run.end;
    const next = findNextCell(lines, index);
    let bare = lines.slice(index, next ?? index).filter((line) => !isBlankLine(line));
    if (next !== null && continuesCell(run.cells.at(-1)!, bare, isBlankLine(lines[next - 1]))) {
      run.cells[run.cells.length - 1] += `\n${bare.join('\n')}`;
      bare = [];
    }
    runs.push({ cells: run.cells.map((cell) => cell.trim()), padded: run.padded, bareAfter: bare });
    if (next === null) return { runs, next: index };
    index = next;
  }
  return { runs, next: index };
};

/** Rows and the paragraphs between them; paragraphs cut the table in two. */
const assemble = (runs: readonly CellRun[]): TextPiece[] => {
  const pieces: TextPiece[] = [];
  let rows: string[][] = [];
  const closeTable = (): void => {
    if (rows.length > 0) for (const piece of tableOrText(rows)) pieces.push(piece);
    rows = [];
  };
  let at = 0;
  for (const length of groupRunsIntoRows(runs)) {
    const row: string[] = [];
    for (let index = at; index < at + length; index++) {
      const run = runs[index]!;
      for (const cell of run.cells) row.push(cell);
      if (index < at + length - 1 && run.bareAfter.length > 0) row[row.length - 1] += `\n${run.bareAfter.join('\n')}`;
    }
    at += length;
    rows.push(row);
    const bare = runs[at - 1]!.bareAfter;
    if (bare.length === 0) continue;
    closeTable();
    for (const text of bare) pieces.push({ kind: 'paragraph', text });
  }
  closeTable();
  return pieces;
};

/** Prose whose paragraphs are indented by a TAB looks like rows of one cell each; it is no table. */
const tableOrText = (rows: readonly (readonly string[])[]): TextPiece[] => {
  const cells = rows.flat();
  const long = cells.filter((cell) => cell.length > 40).length;
  const prose = rows.every((row) => row.length === 1) || (rows.length === 1 && long * 2 > cells.length);
  if (!prose) return [{ kind: 'table', geometry: 'slots', rows }];
  return cells
    .flatMap((cell) => cell.split('\n'))
    .filter((text) => !isBlankLine(text))
    .map((text) => ({ kind: 'paragraph', text }));
};

/**
 * Cell stream (LAYOUTS C1): every cell on a line of its own behind a TAB, rows end with a blank line, empty cells are a
 * lone TAB, cells may hold line breaks and blank lines. Gives `slots` tables: merged cells show as empty cells.
 */
export const readCellStream: Carrier = (lines, start): Region | null => {
  if (!isSingleCellLine(lines[start]!) || !isCellStream(lines, start)) return null;
  const scan = scanRuns(lines, start);
  return { pieces: assemble(scan.runs), next: scan.next };
};
