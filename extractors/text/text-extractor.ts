import {
  type Block,
  blockLocator,
  cellLocator,
  type Document,
  type Extractor,
  finding,
  type Note,
  type Outcome,
  outcome,
  repair,
  type Source,
  tableLocator,
} from '../../src/model/index.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { undoMisreading } from '../encoding/undo-misreading.ts';
import { markBareFirstCells } from './bare-first-cells.ts';
import { readCellStream } from './cell-stream.ts';
import { findEncodingDamage } from './damage-findings.ts';
import { readPipeRows } from './pipe-rows.ts';
import { readPipeStream } from './pipe-stream.ts';
import { isBlankLine, splitPrintedLines } from './printed-lines.ts';
import { readTabRows } from './tab-rows.ts';
import { classifyBytes, classifyText } from './text-content.ts';
import type { Carrier, TextPiece } from './text-piece.ts';

/** Ways a table arrives as text, in the order they are asked. */
const CARRIERS: readonly Carrier[] = [readPipeRows, readPipeStream, readCellStream, readTabRows];

/** Tables and paragraphs of a text in reading order; a line that no carrier takes is a paragraph as printed. */
const readTextPieces = (lines: readonly string[]): TextPiece[] => {
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

const EMPTY: Document = { format: 'text', blocks: [], ocrUsed: false };

const BIDS = { text: 0.3, empty: 0.1, markup: 0.1, binary: 0 } as const;

/** Text of the bytes; a text that was saved after a misreading is turned back, with the proof. */
const readText = (bytes: Uint8Array): Outcome<{ readonly text: string; readonly encoding: string }> => {
  const { text, encoding } = decodeText(bytes);
  const undone = undoMisreading(text);
  if (undone === null) return outcome({ text, encoding });
  const evidence = `the text is UTF-8 that was misread as ${undone.misreadAs}; turned back it is Chinese, ${undone.lost} characters are lost`;
  const note = repair('text-repair', text.slice(0, 20), undone.text.slice(0, 10), evidence, null);
  return outcome({ text: undone.text, encoding }, [note]);
};

/** Longest text that is cut into lines, in characters; bars and tabs make cells of less than two. */
const MAX_TEXT_CHARACTERS = 16 * 1024 * 1024;

/** Lines of a text up to its bounds, and what was left out. */
const boundedLines = (text: string, maxLines: number): Outcome<string[]> => {
  const lines = splitPrintedLines(text.slice(0, MAX_TEXT_CHARACTERS), maxLines + 1);
  if (lines.length <= maxLines && text.length <= MAX_TEXT_CHARACTERS) return outcome(lines);
  const message = `expected at most ${maxLines} lines and ${MAX_TEXT_CHARACTERS} characters, found more; what follows was not read, split the file`;
  return outcome(lines.slice(0, maxLines), [finding('too-large', 'error', message)]);
};

const extractText = (source: Source, maxCells: number): Outcome<Document> => {
  const read = readText(source.bytes);
  const content = classifyText(read.value.text);
  if (content.kind === 'empty') return outcome(EMPTY, [finding('unreadable', 'error', 'the file is empty')]);
  if (content.kind === 'binary')
    return outcome(EMPTY, [finding('unreadable', 'error', `expected text, found ${content.format}`)]);
  const lines = boundedLines(read.value.text, maxCells);
  const { blocks, leftOut } = placePieces(readTextPieces(markBareFirstCells(lines.value)), maxCells);
  const notes: Note[] = [...read.notes, ...lines.notes, ...findEncodingDamage(blocks)];
  if (leftOut > 0) notes.push(finding('too-large', 'error', `${leftOut} rows are over the cell limit`));
  return outcome({ ...EMPTY, blocks, encoding: read.value.encoding }, notes);
};

/**
 * Plain text (文本) in any encoding, with tables as tabs, cell streams or pipes. Tables whose cells lost their borders
 * (blanks, one visual line per line, glued cells) stay paragraphs, one per line, for the reader to cut.
 */
export const textExtractor: Extractor = {
  name: 'text',
  bid: (source) => BIDS[classifyBytes(source.bytes).kind],
  extract: async (source, context) => {
    if (source.bytes.length > context.limits.maxBytes)
      return outcome(EMPTY, [
        finding('too-large', 'error', `the file is larger than ${context.limits.maxBytes >> 20} MB`),
      ]);
    const content = classifyBytes(source.bytes);
    if (content.kind === 'binary')
      return outcome(EMPTY, [finding('unreadable', 'error', `expected text, found ${content.format}`)]);
    return extractText(source, context.limits.maxCells);
  },
};
