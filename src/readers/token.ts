import { cleanText } from '../../normalizers/text/clean-text.ts';
import { foldText } from '../../normalizers/text/fold-text.ts';
import type { DraftText, Geometry, Locator, RawCell } from '../model/index.ts';
import { type LabelMeanings, lookupLabel } from './lexicon.ts';

/** A cell, or a piece that was cut out of running text, ready to be read. */
export interface Token {
  /** Stored form: layout white space removed. */
  readonly text: string;
  /** With its line breaks, for texts that are cut into items later. */
  readonly lines: string;
  /** Comparison form; empty for a blank cell. */
  readonly folded: string;
  readonly at: Locator;
  /** First grid column from 0, null where the carrier lost it. */
  readonly column: number | null;
  /** Number of columns covered. */
  readonly width: number;
  /** Meanings when the whole token is a known label. */
  readonly label: LabelMeanings | null;
  readonly confidence: number | null;
  /** All cells that were joined into this token, itself first. */
  readonly parts: readonly Locator[];
}

/**
 * A printed row of cells, or one line of running text.
 * `rowEnds` is false where the end of the line says nothing about the end of the table row.
 */
export interface Line {
  readonly kind: 'row' | 'text';
  readonly geometry: Geometry | 'text';
  readonly rowEnds: boolean;
  readonly cells: readonly Token[];
  /** Merged cells from rows above that still cover this row. */
  readonly covers: readonly Token[];
  readonly at: Locator;
  /** Ordinal of the table or paragraph the line comes from. */
  readonly block: number;
  /** The carrier marks the line as a heading (sheet name, Word heading). */
  readonly isHeading?: boolean;
  /** Wider cells over the cells of a header of two rows: 资金（万元）over 合计 | 财政拨款. */
  readonly heads?: readonly Token[];
  /** Body of a table that the carrier holds column by column; it cannot be cut into rows. */
  readonly isScrambled?: boolean;
}

/** Makes a token of a text; `column` is null where columns are unknown. */
export const makeToken = (
  text: string,
  at: Locator,
  column: number | null = null,
  width = 1,
  confidence: number | null = null,
): Token => {
  const folded = foldText(text);
  return {
    text: folded === '' ? '' : cleanText(text).trim(),
    lines: text,
    folded,
    at,
    column,
    width,
    label: lookupLabel(folded),
    confidence,
    parts: [at],
  };
};

/** Token of a cell at a grid column. */
export const cellToken = (cell: RawCell, column: number | null): Token =>
  makeToken(cell.text, cell.at, column, cell.colSpan ?? 1, cell.confidence ?? null);

/** One token of several neighbours whose texts belong together; `glue` stands between them. */
export const joinTokens = (tokens: readonly Token[], text = tokens.map((token) => token.lines).join('')): Token => {
  const first = tokens[0]!;
  const last = tokens.at(-1)!;
  const joined = makeToken(text, first.at, first.column);
  const width = first.column === null || last.column === null ? 1 : last.column + last.width - first.column;
  const known = tokens.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return {
    ...joined,
    width,
    confidence: known.length > 0 ? Math.min(...known) : null,
    parts: tokens.flatMap(({ parts }) => parts),
  };
};

/** The text of a token with its place, as drafts keep it. */
export const draftText = (token: Token): DraftText => ({ text: token.text, at: token.at });

/** Whether a cell holds nothing. */
export const isBlank = (token: Token): boolean => token.folded === '';

/** Cells of a line that hold something. */
export const solidCells = (line: Line): Token[] => line.cells.filter((cell) => !isBlank(cell));
