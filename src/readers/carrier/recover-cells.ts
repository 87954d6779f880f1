import { type Locator, spanLocator } from '../../model/index.ts';
import { isFormTitle } from '../form-title.ts';
import { inferHeader } from '../infer/infer-header.ts';
import { inferStream } from '../infer/infer-stream.ts';
import { isTargetTitle } from '../infer/is-target-title.ts';
import type { ReadContext } from '../read-context.ts';
import { readHeader } from '../table-header.ts';
import { type Line, makeToken, type Token } from '../token.ts';
import { cutGlued } from './cut-glued.ts';
import { cutStream } from './cut-stream.ts';
import { joinLabels } from './join-labels.ts';
import { joinTornLines } from './join-torn-lines.ts';

const WIDE_GAP = /[ \u00a0\u3000]{2,}|\t+/g;
const ANY_GAP = /[ \u00a0\u3000\t]+/g;

const LONGEST_BRACKET = 16;

/** A blank inside a short pair of brackets parts no cells: `年收益率（ ≥**% ） >=8%`. */
const isInBrackets = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - LONGEST_BRACKET), at);
  const opens = Math.max(before.lastIndexOf('('), before.lastIndexOf('（'));
  if (opens < 0 || /[)）]/.test(before.slice(opens))) return false;
  return /^[^(（]*?[)）]/.test(text.slice(at, at + LONGEST_BRACKET - (before.length - opens)));
};

/** Pieces of a line between gaps, each with its span. */
const splitAtGaps = (token: Token, gap: RegExp): Token[] => {
  const pieces: Token[] = [];
  let from = 0;
  const text = token.lines;
  const push = (to: number): void => {
    if (text.slice(from, to).trim() !== '')
      pieces.push(makeToken(text.slice(from, to), spanLocator(token.at, from, to), null, 1, token.confidence));
  };
  for (const match of text.matchAll(gap)) {
    if (isInBrackets(text, match.index)) continue;
    push(match.index);
    from = match.index + match[0].length;
  }
  push(text.length);
  return pieces;
};

const rowOf = (line: Line, cells: readonly Token[]): Line => ({ ...line, kind: 'row', geometry: 'order', cells });

const isHeaderRow = (line: Line, cells: readonly Token[]): boolean =>
  readHeader(rowOf(line, cells))?.kind === 'indicators';

const MOST_HEADER_CELLS = 24;
const FEWEST_CELLS = 3;

/** Whether the pieces hold an indicator header somewhere inside: the whole form stands on one line. */
const holdsHeader = (line: Line, cells: readonly Token[]): boolean =>
  cells.length > MOST_HEADER_CELLS / 2 && cutStream(cells, line.block).some((row) => isHeaderRow(row, row.cells));

const isTitleLine = (line: Line): boolean => isFormTitle(line.cells[0]!.lines);

/** Cuts a stream of cells whose labels may be in no list. */
const cutInferred = (
  cells: readonly Token[],
  block: number,
  context: ReadContext,
  starts?: ReadonlySet<Locator>,
): Line[] => {
  const { tokens, notes } = inferStream(cells, block);
  for (const note of notes) context.note(note);
  return cutStream(tokens, block, starts);
};

/** Rows whose cells are parted by blanks (空格分栏): by wide gaps, or by single blanks where those make the header. */
const splitSpacedRun = (run: readonly Line[], context: ReadContext): readonly Line[] | null => {
  for (const gap of [WIDE_GAP, ANY_GAP]) {
    const pieces = run.map((line) => joinLabels(splitAtGaps(line.cells[0]!, gap)));
    const whole = joinTornLines(run.map((line, index) => ({ line, cells: pieces[index]! })));
    if (whole.some(({ line, cells }) => isHeaderRow(line, cells)))
      return whole.map(({ line, cells }) => {
        if (cells.length > 1 && !isTitleLine(line)) return rowOf(line, cells);
        return cells[0] && cells[0].parts.length > 1 ? { ...line, cells } : line;
      });
    if (run.some((line, index) => holdsHeader(line, pieces[index]!)))
      return run.flatMap((line, index) =>
        pieces[index]!.length > 1 ? cutInferred(pieces[index]!, line.block, context) : [line],
      );
  }
  return null;
};

/** Cells parted by wide gaps under a header that the lexicon does not know: what stands below tells that it is one. */
const splitByValues = (run: readonly Line[]): readonly Line[] | null => {
  const pieces = run.map((line) => joinLabels(splitAtGaps(line.cells[0]!, WIDE_GAP)));
  if (pieces.every((cells) => cells.length < FEWEST_CELLS)) return null;
  const rows = run.map((line, index) =>
    pieces[index]!.length > 1 && !isTitleLine(line) ? rowOf({ ...line, block: run[0]!.block }, pieces[index]!) : line,
  );
  const isTarget = run.some((line) => isTargetTitle(line.cells[0]!.text) === true);
  return rows.some((row, index) => row.kind === 'row' && inferHeader(rows, index, isTarget)) ? rows : null;
};

/** Forms printed one cell per line (逐行单元格): the lines from the first label on are a stream of cells. */
const splitVisualRun = (run: readonly Line[], context: ReadContext): readonly Line[] | null => {
  const { tokens, notes } = inferStream(joinLabels(run.map((line) => line.cells[0]!)), run[0]!.block);
  const first = tokens.findIndex(
    ({ label }) => label !== null && (label.field !== null || label.columns.indicators !== undefined),
  );
  if (first < 0) return null;
  const lines = cutStream(tokens.slice(first), run[0]!.block);
  if (!lines.some((line) => line.kind === 'row' && isHeaderRow(line, line.cells))) return null;
  for (const note of notes) context.note(note);
  const lead = run.filter((line) => tokens.slice(0, first).some((token) => token.at === line.at));
  return [...lead, ...lines];
};

const recoverRun = (run: readonly Line[], context: ReadContext): readonly Line[] =>
  splitVisualRun(run, context) ?? splitSpacedRun(run, context) ?? splitByValues(run) ?? cutGlued(run, context) ?? run;

/**
 * Recovers cells and rows where the carrier lost them: cell streams without row ends, cells parted by blanks, one cell per
 * line. True tables and running text pass unchanged.
 */
export const recoverCells = (lines: readonly Line[], context: ReadContext): readonly Line[] => {
  const recovered: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (line.geometry === 'stream') {
      // Row marks inside a stream (`||||||`) can stand at random places: the whole table is one run of cells, and a mark
      // only says that no cell goes on behind it.
      let end = at;
      while (lines[end]?.geometry === 'stream' && lines[end]!.block === line.block) end++;
      const parts = lines.slice(at, end);
      const starts = new Set(parts.slice(1).map((part) => part.at));
      const cells = parts.flatMap((part) => part.cells);
      for (const row of cutInferred(joinLabels(cells), line.block, context, starts)) recovered.push(row);
      at = end;
    } else if (line.kind === 'row') {
      recovered.push(line);
      at++;
    } else {
      let end = at;
      while (end < lines.length && lines[end]!.kind === 'text') end++;
      for (const recoveredLine of recoverRun(lines.slice(at, end), context)) recovered.push(recoveredLine);
      at = end;
    }
  }
  return recovered;
};
