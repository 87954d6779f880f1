import type { Omissions, StoryParagraph } from '../doc/read-story.ts';
import type { RowDefinition } from '../doc/row-definition.ts';
import { symbolText } from '../doc/symbol-text.ts';
import type { Destination } from './rtf-destinations.ts';
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
  readonly main: Sink;
  readonly aside: Sink;
  codePage: string;
  group: RtfGroup;
  bytes: number[];
  toSkip: number;
  /** Definition read in front of the row or, for nested rows, in `\nesttableprops`. */
  row: RtfRow;
  marginLength: number;
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

/** The state before the first token. */
export const startState = (): RtfState => ({
  groups: [],
  fonts: new Map(),
  omissions: { deleted: 0, hidden: 0, pictures: 0, unknownSymbols: 0 },
  main: { paragraphs: [], text: '' },
  aside: { paragraphs: [], text: '' },
  codePage: 'windows-1252',
  group: { ...PLAIN_GROUP },
  bytes: [],
  toSkip: 0,
  row: startRow(),
  marginLength: 0,
});

const sinkOf = (state: RtfState): Sink => (state.group.destination === 'aside' ? state.aside : state.main);

/** Adds text where the group stands, or counts it as left out. */
export const addText = (state: RtfState, text: string): void => {
  const { destination, isDeleted, isHidden } = state.group;
  if (destination === 'page-margin') state.marginLength += text.trim().length;
  if (destination !== 'text' && destination !== 'aside') return;
  if (isDeleted) state.omissions.deleted += text.length;
  else if (isHidden) state.omissions.hidden += text.length;
  else sinkOf(state).text += text;
};

const symbolsOf = (state: RtfState, font: RtfFont): string =>
  state.bytes
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
  } else if (font?.charset === SYMBOL_CHARSET) addText(state, symbolsOf(state, font));
  else addText(state, decodeBytes(state.bytes, fontEncoding(font, state.codePage)));
  state.bytes = [];
};

/** Ends the paragraph with a mark; `row` is the definition at a row end. */
export const endParagraph = (
  state: RtfState,
  mark: 'paragraph' | 'cell' | 'nested-cell' | 'row' | 'nested-row',
  row: RowDefinition | null = null,
): void => {
  if (state.group.destination !== 'text' && state.group.destination !== 'aside') return;
  const sink = sinkOf(state);
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
};
