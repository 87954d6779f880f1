import type { Omissions, StoryParagraph } from '../doc/read-story.ts';
import type { RowDefinition } from '../doc/row-definition.ts';
import { symbolText } from '../doc/symbol-text.ts';
import type { Destination, Stream } from './rtf-destinations.ts';
import { decodeBytes, fontEncoding, type RtfFont, SYMBOL_CHARSET } from './rtf-fonts.ts';
import { type RtfRow, startRow } from './rtf-row.ts';

/** Properties that end with the group (`{ … }`) they stand in. */
export interface RtfGroup {
  destination: Destination;
  font: number;
  /** Characters that stand in for a `\u` character and are skipped. */
  fallback: number;
  isDeleted: boolean;
  isHidden: boolean;
  /** The group began with `\*`. */
  isStarred: boolean;
  /** Paragraph properties, which end with the group too. */
  inTable: boolean;
  depth: number;
  outline: number | null;
}

/** Paragraphs of one stream of text and the one being read. */
export interface Sink {
  readonly paragraphs: StoryParagraph[];
  text: string;
}

/** Everything the reader of an RTF file knows at a token. */
export interface RtfState {
  readonly groups: RtfGroup[];
  readonly fonts: Map<number, RtfFont>;
  readonly omissions: Omissions;
  readonly sinks: Readonly<Record<Stream, Sink>>;
  /** Paragraphs and cells of all streams so far. */
  paragraphs: number;
  /** Printed number of a list (`一、`), gathered until its group ends. */
  label: string;
  codePage: string;
  group: RtfGroup;
  bytes: number[];
  toSkip: number;
  /** Definition read in front of the row or, for nested rows, in `\nesttableprops`. */
  row: RtfRow;
}

/** Properties at the beginning of a file. */
export const PLAIN_GROUP: RtfGroup = {
  destination: 'text',
  font: -1,
  fallback: 1,
  isDeleted: false,
  isHidden: false,
  isStarred: false,
  inTable: false,
  depth: 1,
  outline: null,
};

const emptySink = (): Sink => ({ paragraphs: [], text: '' });

/** The state before the first token. */
export const startState = (): RtfState => ({
  groups: [],
  fonts: new Map(),
  omissions: { deleted: 0, hidden: 0, pictures: 0, unknownSymbols: 0 },
  sinks: { text: emptySink(), aside: emptySink(), header: emptySink(), footer: emptySink() },
  paragraphs: 0,
  label: '',
  codePage: 'windows-1252',
  group: { ...PLAIN_GROUP },
  bytes: [],
  toSkip: 0,
  row: startRow(),
});

const sinkOf = ({ group, sinks }: RtfState): Sink | null =>
  group.destination in sinks ? sinks[group.destination as Stream] : null;

/** Adds text where the group stands, or counts it as left out. */
export const addText = (state: RtfState, text: string): void => {
  const { destination, isDeleted, isHidden } = state.group;
  if (destination === 'label') state.label += text;
  const sink = sinkOf(state);
  if (!sink) return;
  if (isDeleted) state.omissions.deleted += text.length;
  else if (isHidden) state.omissions.hidden += text.length;
  else sink.text += text;
};

/** Ends a printed list number; one that ends with a digit is set apart from the text by a blank. */
export const endLabel = (state: RtfState): void => {
  const label = state.label.trim();
  state.label = '';
  if (!/^[\uf000-\uf0ff•·]?$/.test(label)) addText(state, /[0-9A-Za-z]$/.test(label) ? `${label} ` : label);
};

/** Adds a character in the font of the group; codes of symbol fonts stand in the private-use area. */
export const addCharacter = (state: RtfState, code: number): void => {
  const font = state.fonts.get(state.group.font);
  const isSymbol = code >= 0xf020 && code <= 0xf0ff && font !== undefined && state.group.destination !== 'label';
  addText(state, isSymbol ? symbolsOf(state, font, [code & 0xff]) : String.fromCharCode(code));
};

const symbolsOf = (state: RtfState, font: RtfFont, codes: readonly number[]): string =>
  codes
    .map((byte) => {
      const text = symbolText(font.name, byte);
      if (text === null) state.omissions.unknownSymbols += 1;
      return text ?? '\ufffd';
    })
    .join('');

/** Decodes the bytes gathered so far; a character of two bytes is complete only at the next control word. */
export const flushBytes = (state: RtfState): void => {
  if (state.bytes.length === 0) return;
  const font = state.fonts.get(state.group.font);
  if (state.group.destination === 'fonts') {
    const name = decodeBytes(state.bytes, 'latin1').replace(/;.*$/s, '');
    if (font && font.name === '') state.fonts.set(state.group.font, { ...font, name: name.trim() });
  } else if (font?.charset === SYMBOL_CHARSET) addText(state, symbolsOf(state, font, state.bytes));
  else addText(state, decodeBytes(state.bytes, fontEncoding(font, state.codePage)));
  state.bytes = [];
};

/** Ends the paragraph with a mark; `row` is the definition at a row end. */
export const endParagraph = (
  state: RtfState,
  mark: 'paragraph' | 'cell' | 'nested-cell' | 'row' | 'nested-row',
  row: RowDefinition | null = null,
): void => {
  const sink = sinkOf(state);
  if (!sink) return;
  const isNested = mark === 'nested-cell' || mark === 'nested-row';
  const inTable = state.group.inTable || mark !== 'paragraph';
  const depth = mark === 'cell' || mark === 'row' ? 1 : Math.max(isNested ? 2 : 1, Math.min(state.group.depth, 16));
  const endsRow = mark === 'row' || mark === 'nested-row';
  sink.paragraphs.push({
    text: sink.text,
    endsCell: mark === 'cell',
    isMarkDeleted: state.group.isDeleted && endsRow,
    anchors: [],
    properties: {
      style: 0,
      depth: inTable ? depth : 0,
      endsRow,
      endsInnerCell: mark === 'nested-cell',
      row,
      outline: state.group.outline,
      list: null,
      listLevel: null,
    },
  });
  sink.text = '';
  state.paragraphs += 1;
};
