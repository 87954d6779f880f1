import type { CharacterProperties } from './character-properties.ts';
import { fieldText } from './field-text.ts';
import type { ParagraphProperties } from './paragraph-properties.ts';
import type { Piece } from './piece-table.ts';
import type { PropertyLookup } from './property-lookup.ts';
import { symbolText } from './symbol-text.ts';
import { decodeWindows1252 } from './windows-1252.ts';
import type { WordFile } from './word-file.ts';

/** A paragraph with the mark that ends it. */
export interface StoryParagraph {
  readonly text: string;
  /** The mark is a cell or row end. */
  readonly endsCell: boolean;
  readonly properties: ParagraphProperties;
  /** The mark itself is a tracked deletion; on a row end that means a deleted row. */
  readonly isMarkDeleted: boolean;
  /** Character positions of the drawings anchored in it. */
  readonly anchors: readonly number[];
}

/** What was left out of a file, in characters; `unknownSymbols` are printed as U+FFFD. */
export interface Omissions {
  deleted: number;
  hidden: number;
  pictures: number;
  unknownSymbols: number;
}

/** Character positions of a part of the text: main text, footnotes, text boxes. */
export interface StoryRange {
  readonly start: number;
  readonly end: number;
}

interface Field {
  instruction: string;
  hasResult: boolean;
  picture: number | null;
}

interface StoryState {
  readonly file: WordFile;
  readonly omissions: Omissions;
  text: string;
  anchors: number[];
  fields: Field[];
}

const CELL_MARK = 0x07;
const PARAGRAPH_MARK = 0x0d;
const MARKS: ReadonlySet<number> = new Set([CELL_MARK, PARAGRAPH_MARK, 0x0c]);
const FIELD_BEGIN = 0x13;
const FIELD_SEPARATOR = 0x14;
const FIELD_END = 0x15;
const PICTURE = 0x01;
const DRAWN_OBJECT = 0x08;
const MAX_INSTRUCTION = 2048;
const REPLACED: ReadonlyMap<number, string> = new Map([
  [0x09, '\t'],
  [0x0a, '\n'],
  [0x0b, '\n'],
  [0x0e, '\n'],
  [0x1e, '-'],
]);

/** An instruction that never ends was no field: its text is given back. */
const closeBrokenFields = (state: StoryState): void => {
  for (const field of state.fields) if (!field.hasResult) state.text += field.instruction;
  state.fields = state.fields.filter((field) => field.hasResult);
};

const stepField = (state: StoryState, code: number): void => {
  const current = state.fields.at(-1);
  if (code === FIELD_BEGIN) state.fields.push({ instruction: '', hasResult: false, picture: null });
  else if (current && code === FIELD_SEPARATOR) current.hasResult = true;
  else if (current) {
    state.fields.pop();
    if (current.hasResult) return;
    const text = fieldText(current.instruction, state.file.data, current.picture);
    const outer = state.fields.findLast((field) => !field.hasResult);
    if (outer) outer.instruction += text;
    else state.text += text;
  }
};

const symbolOf = (state: StoryState, font: number, code: number): string => {
  const text = symbolText(state.file.fonts[font] ?? '', code);
  if (text === null) state.omissions.unknownSymbols += 1;
  return text ?? '\ufffd';
};

const printCharacter = (state: StoryState, code: number, properties: CharacterProperties, position: number): string => {
  const { symbol, isSpecial, font } = properties;
  if (symbol && (isSpecial || code === 0x28)) return symbolOf(state, symbol.font, symbol.code);
  if (code >= 0xf020 && code <= 0xf0ff && font !== null) return symbolOf(state, font, code);
  if (code >= 0x20) return String.fromCharCode(code);
  if (code === PICTURE) state.omissions.pictures += 1;
  if (code === DRAWN_OBJECT) state.anchors.push(position);
  return REPLACED.get(code) ?? '';
};

const stepCharacter = (state: StoryState, code: number, properties: CharacterProperties, position: number): void => {
  if (code >= FIELD_BEGIN && code <= FIELD_END) {
    stepField(state, code);
    return;
  }
  if (properties.isDeleted || properties.isHidden) {
    if (code >= 0x20) state.omissions[properties.isDeleted ? 'deleted' : 'hidden'] += 1;
    return;
  }
  const field = state.fields.findLast((open) => !open.hasResult);
  if (!field) {
    state.text += printCharacter(state, code, properties, position);
    return;
  }
  if (code === PICTURE) field.picture = properties.picture;
  else if (code >= 0x20) field.instruction += String.fromCharCode(code);
  if (field.instruction.length > MAX_INSTRUCTION) closeBrokenFields(state);
};

const decodePiece = (file: WordFile, piece: Piece, start: number, end: number): string => {
  const at = piece.offset + (start - piece.start) * piece.width;
  const bytes = file.word.slice(at, (end - start) * piece.width);
  if (piece.width === 1) return decodeWindows1252(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
};

const takeParagraph = (state: StoryState): { readonly text: string; readonly anchors: readonly number[] } => {
  closeBrokenFields(state);
  const { text, anchors } = state;
  state.text = '';
  state.anchors = [];
  return { text, anchors };
};

/**
 * Paragraphs of a part of the text, without field instructions, tracked deletions and hidden characters, which are
 * counted in `omissions`. A paragraph whose mark was deleted runs on into the next one, as Word shows it.
 */
export const readStory = (
  file: WordFile,
  lookup: PropertyLookup,
  range: StoryRange,
  omissions: Omissions,
): readonly StoryParagraph[] => {
  const state: StoryState = { file, omissions, text: '', anchors: [], fields: [] };
  const paragraphs: StoryParagraph[] = [];
  const endParagraph = (code: number, place: number, piece: Piece, isMarkDeleted: boolean): void => {
    const properties = lookup.paragraph(place, piece);
    paragraphs.push({ ...takeParagraph(state), endsCell: code === CELL_MARK, properties, isMarkDeleted });
  };
  for (const piece of file.pieces) {
    const start = Math.max(piece.start, range.start);
    const end = Math.min(piece.end, range.end);
    if (end <= start) continue;
    const text = decodePiece(file, piece, start, end);
    let until = -1;
    let properties: CharacterProperties | null = null;
    for (let i = 0; i < text.length; i++) {
      const place = piece.offset + (start + i - piece.start) * piece.width;
      if (place >= until || !properties) ({ properties, until } = lookup.characters(place, piece));
      const code = text.charCodeAt(i);
      if (!MARKS.has(code)) stepCharacter(state, code, properties, start + i);
      else if (!(code === PARAGRAPH_MARK && properties.isDeleted))
        endParagraph(code, place, piece, properties.isDeleted);
    }
  }
  if (state.text !== '' && file.pieces.length > 0) endParagraph(PARAGRAPH_MARK, -1, file.pieces[0]!, false);
  return paragraphs;
};
