import { isBlankLine } from './printed-lines.ts';
import type { Carrier } from './text-piece.ts';

const LONGEST_QUOTED_CELL = 60;
const WIDEST_KEPT_PADDING = 64;

/** Rows that are double spaced have a blank line after every row; elsewhere a blank line ends the table. */
const isDoubleSpaced = (lines: readonly string[], start: number): boolean => {
  const tabbed = (at: number): boolean => lines[at]?.includes('\t') ?? false;
  const blank = (at: number): boolean => isBlankLine(lines[at]) && !tabbed(at);
  return [1, 3, 5].every((step) => blank(start + step) && tabbed(start + step + 1));
};

const quotesAreOpen = (text: string): boolean => {
  let open = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = !open;
  return open;
};

/** Lines of a row whose quoted cell holds line breaks, as spreadsheets export it: `→"1.…⏎2.…"→`. One when there is none. */
const quotedRowLength = (lines: readonly string[], start: number): number => {
  if (!/(?:^|\t)"[^"\t]*$/.test(lines[start]!) || !quotesAreOpen(lines[start]!)) return 1;
  for (let length = 2; length <= LONGEST_QUOTED_CELL && start + length <= lines.length; length++)
    if (quotesAreOpen(lines[start + length - 1]!)) return length;
  return 1;
};

const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') && !quotesAreOpen(cell)
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

const splitRow = (text: string): string[] => text.split('\t').map((cell) => unquoted(cell.trim()));

/** Drops absurd padding: empty cells behind the last printed column of the table, where a row has very many. */
const withoutPadding = (rows: readonly string[][]): string[][] => {
  const width = rows.reduce((widest, row) => Math.max(widest, row.findLastIndex((cell) => cell !== '') + 1), 1);
  return rows.map((row) => (row.length > WIDEST_KEPT_PADDING ? row.slice(0, Math.max(width, 1)) : row));
};

/**
 * One row per line, cells joined by TAB (LAYOUTS C2), also dumps of character recognition and tables of contents. Gives
 * `slots` tables with empty cells kept. A line alone is a table only when it prints several cells.
 */
export const readTabRows: Carrier = (lines, start) => {
  if (!lines[start]!.includes('\t')) return null;
  const rows: string[][] = [];
  const step = isDoubleSpaced(lines, start) ? 2 : 1;
  let index = start;
  let next = start;
  while (index < lines.length && lines[index]!.includes('\t')) {
    const length = quotedRowLength(lines, index);
    rows.push(splitRow(lines.slice(index, index + length).join('\n')));
    next = index + length;
    index = next;
    if (step === 2 && isBlankLine(lines[index]) && !lines[index]?.includes('\t')) index++;
  }
  const printed = rows.flat().filter((cell) => cell !== '').length;
  if (printed === 0) return { pieces: [], next };
  if (rows.length === 1 && (printed < 2 || rows[0]!.length < 3))
    return { pieces: [{ kind: 'paragraph', text: lines[start]! }], next };
  return { pieces: [{ kind: 'table', geometry: 'slots', rows: withoutPadding(rows) }], next };
};
