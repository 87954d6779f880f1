import { detectPipeStyle, hasPipe, LONGEST_GAP } from './pipe-lines.ts';
import { isBlankLine } from './printed-lines.ts';
import type { Carrier, TextPiece } from './text-piece.ts';

const TITLE =
  /表[）)]?\s*$|[（(]\s*\d{4}\s*年度?\s*[）)]\s*$|^\s*第[一二三四五六七八九十]+部分|情况说明\s*$|^\s*[注备]\s*[注：:]/;

/**
 * Lines of a gap that belong to the text before the next cell: all, where a title is among them (unit and filing unit
 * stand below it), or those up to one with a blank line behind it.
 */
const titleLines = (gap: readonly string[]): number => {
  if (gap.some((line) => TITLE.test(line))) return gap.length;
  return gap.findLastIndex((_, index) => index + 1 < gap.length && isBlankLine(gap[index + 1])) + 1;
};

/** True when the cell of `start` has its pipe on the next line: `项目名称⏎|⏎`. */
const isCellBeforePipe = (lines: readonly string[], start: number): boolean =>
  !isBlankLine(lines[start]) &&
  /^\s*\|+\s*$/.test(lines[start + 1] ?? '') &&
  /^\s*\|+\s*$/.test(lines[start + 3] ?? lines[start + 2] ?? '');

/** Collects cells; a mark of three or more pipes is a hard end of a row. */
const streamBuilder = () => {
  const pieces: TextPiece[] = [];
  let rows: string[][] = [];
  let row: string[] = [];
  const endRow = (): void => {
    while (row.at(-1) === '') row.pop();
    if (row.length > 0) rows.push(row);
    row = [];
  };
  const endTable = (): void => {
    endRow();
    if (rows.length > 0) pieces.push({ kind: 'table', geometry: 'stream', rows });
    rows = [];
  };
  return {
    addCell: (text: string): void => {
      row.push(text.trim());
    },
    endRow,
    addText: (lines: readonly string[]): void => {
      endTable();
      for (const text of lines) if (!isBlankLine(text)) pieces.push({ kind: 'paragraph', text });
    },
    finish: (): TextPiece[] => {
      endTable();
      return pieces;
    },
  };
};

/**
 * One cell per line with the pipe behind it (`数量指标 |`, LAYOUTS C3) or on the next line (C5). Gives `stream` tables: a
 * row of such a table is what stands between two hard marks (`||||||`), not a printed row; without marks all cells are
 * one row. Cells over several lines are joined, blank cells (`|` alone) are kept, titles between two tables cut them.
 */
export const readPipeStream: Carrier = (lines, start) => {
  if (!hasPipe(lines[start]) && !isCellBeforePipe(lines, start)) return null;
  if (detectPipeStyle(lines, start)?.kind !== 'cells') return null;
  const builder = streamBuilder();
  let open: string[] = [];
  let next = start;
  for (let index = start; index < lines.length && index - next <= LONGEST_GAP; index++) {
    const line = lines[index]!;
    if (!hasPipe(line)) {
      open.push(line);
      continue;
    }
    const titles = titleLines(open);
    if (titles > 0) builder.addText(open.slice(0, titles));
    const parts = line.split(/(\|{3,})|\|/);
    const first = [...open.slice(titles), parts[0] ?? ''].join('\n');
    addParts([first, ...parts.slice(1)], builder);
    open = isBlankLine(parts.at(-1)) ? [] : [parts.at(-1)!];
    next = index + 1;
  }
  const pieces = builder.finish();
  // text behind the last pipe of the last line
  const rest = lines[next - 1]!.slice(lines[next - 1]!.lastIndexOf('|') + 1);
  return { pieces: isBlankLine(rest) ? pieces : [...pieces, { kind: 'paragraph', text: rest }], next };
};

/** `parts` alternates text and mark (undefined for a single pipe); the text behind the last mark stays open. */
const addParts = (parts: readonly (string | undefined)[], builder: ReturnType<typeof streamBuilder>): void => {
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const text = parts[at] ?? '';
    const mark = parts[at + 1];
    if (mark === undefined || !isBlankLine(text)) builder.addCell(text);
    if (mark !== undefined) builder.endRow();
  }
};
