import type { ByteView } from './byte-view.ts';

/** A range of the table stream that the file information block points to. */
export interface StreamRange {
  readonly at: number;
  readonly length: number;
}

/** File information block ([MS-DOC] FIB): what the reader needs of it. Counts are characters. */
export interface FileInformation {
  readonly version: number;
  readonly isEncrypted: boolean;
  readonly tableStream: '0Table' | '1Table';
  readonly mainLength: number;
  readonly footnoteLength: number;
  readonly headerLength: number;
  readonly commentLength: number;
  readonly endnoteLength: number;
  readonly textBoxLength: number;
  readonly pieceTable: StreamRange;
  readonly characterPages: StreamRange;
  readonly paragraphPages: StreamRange;
  readonly styles: StreamRange;
  readonly fonts: StreamRange;
  readonly lists: StreamRange;
  readonly listOverrides: StreamRange;
  readonly shapeAnchors: StreamRange;
  readonly textBoxes: StreamRange;
  /** Headers and footers. */
  readonly margins: StreamRange;
}

const WORD_97 = 0xa5ec;
const RANGES = 0x9a;

/** True for the stream of Word 97 and later; Word 6 and 95 have another magic number or an older version. */
export const isWord97 = (word: ByteView): boolean => word.u16(0) === WORD_97 && word.u16(2) >= 0xc0;

/** Reads the file information block of a `WordDocument` stream. */
export const readFileInformation = (word: ByteView): FileInformation => {
  const flags = word.u16(0x0a);
  const range = (index: number): StreamRange => ({
    at: word.u32(RANGES + 8 * index),
    length: word.u32(RANGES + 8 * index + 4),
  });
  return {
    version: word.u16(2),
    isEncrypted: (flags & 0x0100) !== 0,
    tableStream: (flags & 0x0200) !== 0 ? '1Table' : '0Table',
    mainLength: word.u32(0x4c),
    footnoteLength: word.u32(0x50),
    headerLength: word.u32(0x54),
    commentLength: word.u32(0x5c),
    endnoteLength: word.u32(0x60),
    textBoxLength: word.u32(0x64),
    pieceTable: range(33),
    characterPages: range(12),
    paragraphPages: range(13),
    styles: range(1),
    fonts: range(15),
    lists: range(73),
    listOverrides: range(74),
    shapeAnchors: range(40),
    textBoxes: range(56),
    margins: range(11),
  };
};
