import { joinBrokenRows } from './join-broken-rows.ts';
import { detectPipeStyle, hasPipe, type PipeStyle } from './pipe-lines.ts';
import type { Carrier } from './text-piece.ts';

const LONGEST_ROW_LINES = 40;

/** `|---|:--:|` under a Markdown header. */
const isRule = (line: string): boolean => /^[\s|:+-]*$/.test(line) && line.includes('--');

/** Cells of one row; the pipes at both ends and the padding behind the last printed cell are no cells. */
const splitRow = (text: string, style: PipeStyle): string[] => {
  const parts = text.replaceAll('\\|', '\u0000').split('|');
  if (style.leading && parts[0]!.trim() === '') parts.shift();
  while (parts.length > 0 && parts.at(-1)!.trim() === '') parts.pop();
  return parts.map((part) => part.replaceAll('\u0000', '|').trim());
};

/** Cells of one row with all its empty cells, for tables whose rows are complete. */
const splitFullRow = (text: string, style: PipeStyle): string[] => {
  const parts = text.replaceAll('\\|', '\u0000').split('|');
  if (style.leading && parts[0]!.trim() === '') parts.shift();
  if (style.closing && parts.at(-1)?.trim() === '') parts.pop();
  return parts.map((part) => part.replaceAll('\u0000', '|').trim());
};

/** Lines of the row at `start`: more than one when a cell holds line breaks and the closing pipe comes later. */
const rowLength = (lines: readonly string[], start: number, style: PipeStyle): number => {
  if (!style.closing || lines[start]!.trimEnd().endsWith('|')) return 1;
  for (let length = 2; length <= LONGEST_ROW_LINES && start + length <= lines.length; length++) {
    const line = lines[start + length - 1]!;
    if (style.leading && line.trimStart().startsWith('|')) return 1;
    if (line.trimEnd().endsWith('|')) return length;
  }
  return 1;
};

/**
 * Rows on lines with cells between pipes (LAYOUTS C4): `| a | b |  | c |||`. Gives `order` tables: cells of vertically
 * merged labels and most blank cells are gone, only the order holds; padding at the end is dropped, inner blanks stay.
 * A true Markdown table, with a rule under the header and equally long rows, is complete and gives `slots`.
 */
export const readPipeRows: Carrier = (lines, start) => {
  if (!hasPipe(lines[start])) return null;
  const style = detectPipeStyle(lines, start);
  if (style === null || style.kind !== 'rows') return null;
  const texts: string[] = [];
  let ruled = false;
  let index = start;
  while (hasPipe(lines[index])) {
    const length = rowLength(lines, index, style);
    const text = lines.slice(index, index + length).join('\n');
    if (isRule(text)) ruled = true;
    else texts.push(text);
    index += length;
  }
  const full = ruled ? texts.map((text) => splitFullRow(text, style)) : [];
  const complete = full.length > 1 && full.every((row) => row.length === full[0]!.length);
  const rows = complete
    ? full
    : joinBrokenRows(texts)
        .map((text) => splitRow(text, style))
        .filter((row) => row.length > 0);
  if (rows.length === 0) return { pieces: [], next: index };
  return { pieces: [{ kind: 'table', geometry: complete ? 'slots' : 'order', rows }], next: index };
};
