import {
  type Block,
  blockLocator,
  cellLocator,
  type Document,
  type Extractor,
  type Finding,
  finding,
  outcome,
  tableLocator,
} from '../../src/model/index.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { readCellStream } from './cell-stream.ts';
import { readPipeRows } from './pipe-rows.ts';
import { readPipeStream } from './pipe-stream.ts';
import { isBlankLine, splitPrintedLines } from './printed-lines.ts';
import { readTabRows } from './tab-rows.ts';
import type { Carrier, TextPiece } from './text-piece.ts';

/** Ways a table arrives as text, in the order they are asked. */
const CARRIERS: readonly Carrier[] = [readPipeRows, readPipeStream, readCellStream, readTabRows];

/** Tables and paragraphs of a text in reading order; a line that no carrier takes is a paragraph as printed. */
export const readTextPieces = (lines: readonly string[]): TextPiece[] => {
  const pieces: TextPiece[] = [];
  let index = 0;
  while (index < lines.length) {
    const region = CARRIERS.reduce<ReturnType<Carrier>>((found, carrier) => found ?? carrier(lines, index), null);
    if (region !== null) {
      for (const piece of region.pieces) pieces.push(piece);
      index = region.next;
    } else {
      if (!isBlankLine(lines[index])) pieces.push({ kind: 'paragraph', text: lines[index]! });
      index++;
    }
  }
  return pieces;
};

/** Gives every piece its place: paragraphs `b1`, `b2` …, cells `t1.r1.c1` …; stops at `maxCells`. */
const placePieces = (pieces: readonly TextPiece[], maxCells: number): { blocks: Block[]; leftOut: number } => {
  const blocks: Block[] = [];
  let paragraphs = 0;
  let tables = 0;
  let cells = 0;
  let leftOut = 0;
  for (const piece of pieces) {
    if (piece.kind === 'paragraph') {
      blocks.push({ kind: 'paragraph', at: blockLocator(++paragraphs), text: piece.text.trimEnd() });
      continue;
    }
    const at = tableLocator(++tables);
    const kept = piece.rows.filter((row) => {
      cells += row.length;
      if (cells <= maxCells) return true;
      leftOut++;
      return false;
    });
    const rows = kept.map((row, r) => row.map((text, c) => ({ text, at: cellLocator(at, r + 1, c + 1) })));
    blocks.push({ kind: 'table', at, geometry: piece.geometry, rows });
  }
  return { blocks, leftOut };
};

/** Plain text (文本) with tables as tabs, cell streams, pipes or lines. */
export const textExtractor: Extractor = {
  name: 'text',
  bid: () => 0.3,
  extract: async (source, context) => {
    const decoded = decodeText(source.bytes);
    const { blocks, leftOut } = placePieces(readTextPieces(splitPrintedLines(decoded.text)), context.limits.maxCells);
    const notes: Finding[] = [];
    if (leftOut > 0) notes.push(finding('too-large', 'error', `${leftOut} rows are over the cell limit`));
    const document: Document = { format: 'text', blocks, ocrUsed: false, encoding: decoded.encoding };
    return outcome(document, notes);
  },
};
