import type { Block, Document, Locator } from '../../src/model/index.ts';
import { foldText } from '../text/fold-text.ts';

/** One printed line of a document: a paragraph, or a table row whose cells are joined. */
export interface PrintedLine {
  /** First non-empty cell, or the paragraph. */
  readonly at: Locator;
  /** All cells and the paragraph or table, for readers that skip the line. */
  readonly locators: readonly Locator[];
  /** Non-empty cell texts; one for a paragraph, more where a tab or a dotted leader cuts it. */
  readonly pieces: readonly string[];
  readonly isRow: boolean;
  readonly level: number | null;
}

const cutPieces = (text: string): string[] =>
  text
    .split(/\t|[.．…·•]{4,}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

const linesOfBlock = (block: Block): PrintedLine[] => {
  if (block.kind !== 'table') {
    return block.text.split('\n').map((text) => ({
      at: block.at,
      locators: [block.at],
      pieces: cutPieces(text),
      isRow: false,
      level: block.kind === 'heading' ? (block.level ?? 1) : null,
    }));
  }
  return block.rows.map((row) => {
    const printed = row.filter((cell) => cell.text.trim() !== '');
    return {
      at: printed[0]?.at ?? block.at,
      locators: row.map((cell) => cell.at),
      pieces: printed.flatMap((cell) => cutPieces(cell.text)),
      isRow: true,
      level: null,
    };
  });
};

/** Printed lines of a document in reading order, empty ones left out. */
export const printedLines = (document: Document): PrintedLine[] =>
  document.blocks.flatMap(linesOfBlock).filter((line) => line.pieces.length > 0);

const PAGE = /^[-–—]?\s*[（(]?(\d{1,4})[）)]?\s*[-–—]?$/;
const PAGE_BEHIND = /[\s.．…·•]+(\d{1,4})$/;

/** Title and page number of a contents line (目录行): `一、总体绩效目标⇥1`; page null where none is printed. */
export const splitPage = (pieces: readonly string[]): { pieces: readonly string[]; page: number | null } => {
  const last = pieces.at(-1) ?? '';
  const whole = pieces.length > 1 ? PAGE.exec(foldText(last)) : null;
  if (whole) return { pieces: pieces.slice(0, -1), page: Number(whole[1]) };
  const behind = PAGE_BEHIND.exec(last);
  if (behind && behind.index > 2) {
    return { pieces: [...pieces.slice(0, -1), last.slice(0, behind.index).trim()], page: Number(behind[1]) };
  }
  return { pieces, page: null };
};

/** Ordinal and part marks that begin a title: `第一部分`, `一、`, `（二）`, `3.`, `3、`, `第3章`; also damaged ones (`_、`). */
const NUMBERED =
  /^(?:第[一二三四五六七八九十\d]{1,3}[部章节篇]分?|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．,，]|[_=\-—]{1,2}[、,，.．])/;

/** True for a title with an ordinal or part mark in front. */
export const isNumbered = (title: string): boolean => NUMBERED.test(foldText(title));

/** True for the word that opens a table of contents: `目 录`, `目录`, `CONTENTS`. */
export const isContentsTitle = ({ pieces }: PrintedLine): boolean =>
  pieces.length <= 2 && /^(?:目录|目次|contents)$/i.test(foldText(pieces.join('')));

/** Most lines a table of contents may have. */
const MAX_ENTRIES = 400;

const textOf = (line: PrintedLine): string => foldText(splitPage(line.pieces).pieces.join(''));

/** Texts of the lines with the index of their last occurrence: a contents line without page number recurs as a heading. */
const lastPlaces = (lines: readonly PrintedLine[]): ReadonlyMap<string, number> =>
  new Map(lines.map((line, index) => [foldText(line.pieces.join('')), index]));

/** Start of a run of three numbered lines with rising page numbers, for a table of contents without its title. */
const firstRun = (lines: readonly PrintedLine[]): number => {
  let run = 0;
  let last = 0;
  for (let index = 0; index < Math.min(lines.length, 200); index++) {
    const { pieces, page } = splitPage(lines[index]!.pieces);
    const isEntry = page !== null && page >= last && pieces.length < 3 && isNumbered(pieces[0] ?? '');
    run = isEntry ? run + 1 : 0;
    last = isEntry ? page : 0;
    if (run === 3) return index - 2;
  }
  return -1;
};

/** Where a table of contents stands among the lines: `start` at its first line, `end` behind its last entry. */
export interface ContentsRange {
  readonly start: number;
  readonly end: number;
  readonly hasTitle: boolean;
}

/**
 * The lines of the table of contents (目录): behind the word 目录, lines with a page number that does not fall, and
 * lines that recur as headings; without the word, a run of three numbered lines with pages. Null when there is none.
 */
export const findContents = (lines: readonly PrintedLine[]): ContentsRange | null => {
  const title = lines.findIndex(isContentsTitle);
  const start = title >= 0 ? title + 1 : firstRun(lines);
  if (start < 0) return null;
  const places = lastPlaces(lines);
  let end = start;
  let lastPage = 0;
  for (let index = start; index < Math.min(lines.length, start + MAX_ENTRIES); index++) {
    const line = lines[index]!;
    const { page } = splitPage(line.pieces);
    const text = textOf(line);
    if (text.length > 80 || line.pieces.length > 12 || index - end > 2) break;
    if (page !== null && page < lastPage) break;
    const recurs = text.length > 2 && (places.get(text) ?? -1) > index;
    if (page !== null || recurs) end = index + 1;
    lastPage = page ?? lastPage;
  }
  return end > start ? { start: title >= 0 ? title : start, end, hasTitle: title >= 0 } : null;
};
