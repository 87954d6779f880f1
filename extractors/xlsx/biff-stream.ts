import { CFB } from '@e965/xlsx';
import { type Finding, finding } from '../../src/model/index.ts';
import { readableReason } from './read-workbook.ts';

/** What the OLE reader gives; its own types are `any`. */
interface CompoundReader {
  readonly read: (bytes: Buffer, options: { readonly type: 'buffer' }) => unknown;
  readonly find: (file: unknown, path: string) => { readonly content?: ArrayLike<number> } | null;
}

/** The record stream of an old workbook, or nothing and the reason. */
export interface BiffStream {
  readonly bytes: Uint8Array | null;
  readonly notes: readonly Finding[];
}

const compound: CompoundReader = CFB;

const BLANK = 0x0201;
const MULTIPLE_BLANKS = 0x00be;
const SUPPORTING_BOOK = 0x01ae;
const FILE_PASS = 0x002f;
const END_OF_PART = 0x000a;
/** Printer settings: a record that readers of cells skip. */
const PRINTER_SETTINGS = 0x004d;

/** References to sheets of the same workbook and to add-ins are also written as supporting books. */
const isOutsideBook = (view: DataView, at: number, length: number): boolean => {
  if (length < 4) return false;
  const mark = view.getUint16(at + 2, true);
  return mark !== 0x0401 && mark !== 0x3a01;
};

interface StreamFacts {
  encrypted: boolean;
  outsideBooks: number;
  /** The last record is not the end of a sheet, or reaches beyond the stream. */
  cut: boolean;
}

/**
 * Walks the records of a BIFF stream and silences its blank cells in place: a styled empty sheet has sixteen million, and
 * the reader would make an object of each.
 */
const silenceBlanks = (stream: Buffer): StreamFacts => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const facts: StreamFacts = { encrypted: false, outsideBooks: 0, cut: true };
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // sectors are padded with zeros after the last record
    if (type === 0 && length === 0) break;
    facts.cut = type !== END_OF_PART || at + 4 + length > stream.length;
    if (at + 4 + length > stream.length) break;
    if (type === BLANK || type === MULTIPLE_BLANKS) view.setUint16(at, PRINTER_SETTINGS, true);
    else if (type === FILE_PASS) facts.encrypted = true;
    else if (type === SUPPORTING_BOOK && isOutsideBook(view, at + 4, length)) facts.outsideBooks += 1;
    at += 4 + length;
  }
  return facts;
};

const findStream = (bytes: Uint8Array): Buffer | null => {
  const file = compound.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' });
  const content = (compound.find(file, '/Workbook') ?? compound.find(file, '/Book'))?.content;
  return content === undefined || content.length === 0 ? null : Buffer.from(content);
};

const damaged = (reason: string): BiffStream => ({
  bytes: null,
  notes: [finding('unreadable', 'error', `the workbook is damaged or cut off (${reason}); publish it again`)],
});

/** A BIFF stream without OLE wrapper, checked and ready for the workbook reader. */
export const openBareBiff = (bytes: Uint8Array): BiffStream => {
  const stream = Buffer.from(bytes);
  const facts = silenceBlanks(stream);
  if (facts.encrypted)
    return { bytes: null, notes: [finding('encrypted', 'error', 'the workbook is protected with a password')] };
  const notes: Finding[] = [];
  if (facts.cut) notes.push(finding('truncated', 'error', 'the workbook ends before its last sheet does'));
  if (facts.outsideBooks > 0)
    notes.push(finding('external-content', 'info', `${facts.outsideBooks} links to other files were not followed`));
  return { bytes: stream, notes };
};

/** Record stream of an XLS or WPS ET inside its OLE wrapper, ready for the workbook reader. Never throws. */
export const openBiffStream = (bytes: Uint8Array): BiffStream => {
  try {
    const stream = findStream(bytes);
    return stream === null ? damaged('its Workbook stream is missing') : openBareBiff(stream);
  } catch (error) {
    return damaged(readableReason(error));
  }
};
