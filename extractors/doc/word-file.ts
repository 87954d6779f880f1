import type { Numbering } from '../docx/numbering.ts';
import type { CompoundFile } from '../ole/compound-file.ts';
import { type ByteView, viewBytes } from './byte-view.ts';
import { type FileInformation, readFileInformation } from './file-information.ts';
import { readFontNames } from './font-names.ts';
import { type FormattedRun, readCharacterRuns, readParagraphRuns } from './formatted-pages.ts';
import { readNumberLists } from './number-lists.ts';
import { type Piece, readPieceTable } from './piece-table.ts';
import { readStyles, type Style } from './style-sheet.ts';

/** A Word 97–2003 file with its tables decoded: all that the readers of text need. */
export interface WordFile {
  readonly word: ByteView;
  readonly table: ByteView;
  readonly data: ByteView;
  readonly information: FileInformation;
  readonly pieces: readonly Piece[];
  readonly paragraphRuns: readonly FormattedRun[];
  readonly characterRuns: readonly FormattedRun[];
  readonly styles: readonly Style[];
  readonly fonts: readonly string[];
  readonly lists: Numbering;
  /** False when sectors of a needed stream are missing. */
  readonly isComplete: boolean;
}

/** Decodes the streams of a Word file; null when the piece table is lost, without which no text can be placed. */
export const openWordFile = (file: CompoundFile, word: ByteView, isComplete: boolean): WordFile | null => {
  const information = readFileInformation(word);
  const tableStream = file.read(information.tableStream);
  if (!tableStream) return null;
  const table = viewBytes(tableStream.bytes);
  const pieces = readPieceTable(table, word, information.pieceTable);
  if (!pieces) return null;
  const data = file.read('Data');
  return {
    word,
    table,
    data: viewBytes(data?.bytes ?? new Uint8Array(0)),
    information,
    pieces,
    paragraphRuns: readParagraphRuns(table, word, information.paragraphPages),
    characterRuns: readCharacterRuns(table, word, information.characterPages),
    styles: readStyles(table, information.styles),
    fonts: readFontNames(table, information.fonts),
    lists: readNumberLists(table, information.lists, information.listOverrides),
    isComplete: isComplete && tableStream.complete,
  };
};
