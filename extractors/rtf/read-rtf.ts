import type { Omissions, StoryParagraph } from '../doc/read-story.ts';
import { DESTINATIONS, READ_ALL_THE_SAME, type Stream } from './rtf-destinations.ts';
import { addText, endLabel, endParagraph, flushBytes, PLAIN_GROUP, type RtfState, startState } from './rtf-state.ts';
import { type RtfToken, readRtfTokens } from './rtf-tokens.ts';
import { applyWord } from './rtf-words.ts';

/** Text of an RTF file: the paragraphs of each of its streams, and what was left out. */
export interface RtfText {
  readonly paragraphs: Readonly<Record<Stream, readonly StoryParagraph[]>>;
  readonly omissions: Omissions;
  /** False when the file ends inside a group, or is nested deeper than any writer does. */
  readonly isComplete: boolean;
  /** More paragraphs and cells than are held; the rest was not read. */
  readonly isCut: boolean;
}

const MAX_DEPTH = 2000;

const openDestination = (state: RtfState, name: string): void => {
  const { group } = state;
  if (name === 'pict' && group.destination !== 'skip') state.omissions.pictures += 1;
  const isRead = !group.isStarred || READ_ALL_THE_SAME.has(name);
  const destination = DESTINATIONS[name];
  if (name === 'ud') group.destination = state.groups.at(-2)?.destination ?? 'text';
  else if (group.destination !== 'skip') group.destination = isRead ? (destination ?? group.destination) : 'skip';
  group.isStarred = false;
};

const stepWord = (state: RtfState, name: string, value: number | null): void => {
  if (name !== 'u') state.toSkip = 0;
  if (state.group.isStarred || DESTINATIONS[name]) openDestination(state, name);
  applyWord(state, name, value);
};

const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}' };

const stepSymbol = (state: RtfState, name: string): void => {
  if (name === '*') state.group.isStarred = true;
  else if (name === '\n' || name === '\r') endParagraph(state, 'paragraph');
  else addText(state, SYMBOLS[name] ?? '');
};

/** Bytes that are collected before they are decoded; a run of megabytes would take eight times its size. */
const MOST_BYTES = 65_536;

const stepByte = (state: RtfState, byte: number): void => {
  if (state.toSkip > 0) {
    state.toSkip -= 1;
    return;
  }
  // Between two bytes of ASCII no character of two bytes is cut.
  const isWhole = byte < 0x80 && (state.bytes.at(-1) ?? 0x80) < 0x80;
  state.bytes.push(byte);
  if (isWhole && state.bytes.length > MOST_BYTES) flushBytes(state);
};

const stepBytes = (state: RtfState, bytes: Uint8Array): void => {
  if (state.group.destination === 'skip') return;
  for (const byte of bytes) if (byte !== 0x0a && byte !== 0x0d && byte !== 0) stepByte(state, byte);
};

const openGroup = (state: RtfState): void => {
  state.groups.push(state.group);
  state.group = { ...state.group, isStarred: false };
};

const closeGroup = (state: RtfState): void => {
  const outer = state.groups.pop();
  const from = state.group.destination;
  const to = outer?.destination;
  // A stream other than the main one ends with its group, also inside a paragraph.
  if (from !== to && from !== 'text' && from in state.sinks && state.sinks[from as Stream].text !== '')
    endParagraph(state, 'paragraph');
  state.group = outer ?? state.group;
  if (from === 'label' && to !== 'label') endLabel(state);
};

const stepToken = (state: RtfState, token: RtfToken): void => {
  if (token.kind === 'hex') {
    if (state.group.destination !== 'skip') stepByte(state, token.byte);
    return;
  }
  if (token.kind === 'bytes') {
    stepBytes(state, token.bytes);
    return;
  }
  flushBytes(state);
  if (token.kind === 'open') openGroup(state);
  else if (token.kind === 'close') closeGroup(state);
  else if (token.kind === 'symbol') stepSymbol(state, token.name);
  else stepWord(state, token.name, token.value);
};

/** Paragraphs and cells that are held at most, a kilobyte each; the reader takes 100,000 of them. */
export const MOST_PARAGRAPHS = 150_000;

/** Reads an RTF file into paragraphs with the same table properties as those of a Word file; never throws. */
export const readRtf = (bytes: Uint8Array): RtfText => {
  const state = startState();
  let [isTooDeep, isCut] = [false, false];
  for (const token of readRtfTokens(bytes)) {
    stepToken(state, token);
    isTooDeep = state.groups.length > MAX_DEPTH;
    isCut = state.paragraphs >= MOST_PARAGRAPHS;
    if (isTooDeep || isCut) break;
  }
  flushBytes(state);
  const isComplete = isCut || (!isTooDeep && state.groups.length === 0);
  state.group = { ...PLAIN_GROUP };
  if (state.sinks.text.text !== '') endParagraph(state, 'paragraph');
  const { text, aside, header, footer } = state.sinks;
  const paragraphs = {
    text: text.paragraphs,
    aside: aside.paragraphs,
    header: header.paragraphs,
    footer: footer.paragraphs,
  };
  return { paragraphs, omissions: state.omissions, isComplete, isCut };
};
