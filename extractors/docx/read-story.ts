import type { ListCounter } from './numbering.ts';
import { type CloseHandler, type OpenHandler, PARAGRAPH_CLOSE, PARAGRAPH_OPEN, print } from './paragraph-events.ts';
import type { LeftOut, StoryBlock } from './story.ts';
import { openStory, type StoryState } from './story-state.ts';
import { isOn, type Styles } from './styles.ts';
import { runText } from './symbol-fonts.ts';
import { TABLE_CLOSE, TABLE_OPEN } from './table-events.ts';
import { readXmlEvents, type XmlElement } from './xml-events.ts';

/** Elements whose content is never printed: former formatting, field codes, pinyin above ruby text, notes to editors. */
const NEVER_PRINTED = new Set([
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tblPrExChange',
  'tcPrChange',
  'trPrChange',
  'sectPrChange',
  'tblGridChange',
  'numberingChange',
  'delText',
  'delInstrText',
  'rt',
  'tblGrid',
  'moveFrom',
]);

const skip = (state: StoryState): void => {
  state.skipping = 1;
};

/** A deletion around runs is left out; in properties it marks the deletion of the paragraph end or row. */
const openDeletion: OpenHandler = (state) => {
  const row = state.tables.at(-1)?.row;
  if (state.paragraphs.at(-1)?.inProperties) state.paragraphs.at(-1)!.markDeleted = true;
  else if (row && state.tables.at(-1)?.cell === null) row.deleted = true;
  else if (state.paragraphs.length > 0) {
    state.leftOut.deletions++;
    skip(state);
  }
};

const openTextBox: OpenHandler = (state) => {
  state.containers.push({ blocks: [], carried: '' });
};

const closeTextBox: CloseHandler = (state) => {
  const box = state.containers.pop();
  const anchor = state.paragraphs.at(-1);
  if (!box) return;
  for (const block of box.blocks) (anchor?.boxes ?? state.containers.at(-1)?.blocks)?.push(block);
};

/** The same text box is written once for each generation of Word; the first one counts. */
const openAlternative: OpenHandler = (state) => {
  if (state.alternatives.at(-1)) skip(state);
  else if (state.alternatives.length > 0) state.alternatives[state.alternatives.length - 1] = true;
};

/** A section names the headers and footers it prints; a part that no section names is a leftover of a template. */
const openMarginReference: OpenHandler = (state, element) => {
  const id = element.attribute('r:id');
  if (id !== undefined) state.marginIds.add(id);
};

const SPECIAL_OPEN: Readonly<Record<string, OpenHandler>> = {
  del: openDeletion,
  txbxContent: openTextBox,
  'mc:AlternateContent': (state) => {
    state.alternatives.push(false);
  },
  'mc:Choice': openAlternative,
  'mc:Fallback': openAlternative,
  showingPlcHdr: (state, element) => {
    // a prompt such as 单击此处输入文字; the content element that follows is left out
    state.showsPrompt = isOn(element);
  },
  sdtContent: (state) => {
    if (!state.showsPrompt) return;
    state.showsPrompt = false;
    state.leftOut.placeholders++;
    skip(state);
  },
  'pic:pic': (state) => {
    state.leftOut.pictures++;
  },
  'v:imagedata': (state) => {
    state.leftOut.pictures++;
  },
  headerReference: openMarginReference,
  footerReference: openMarginReference,
  altChunk: (state) => {
    state.leftOut.embedded++;
  },
  'o:OLEObject': (state) => {
    state.leftOut.embedded++;
  },
};

const SPECIAL_CLOSE: Readonly<Record<string, CloseHandler>> = {
  txbxContent: closeTextBox,
  'mc:AlternateContent': (state) => {
    state.alternatives.pop();
  },
};

const OPEN = new Map<string, OpenHandler>(Object.entries({ ...PARAGRAPH_OPEN, ...TABLE_OPEN, ...SPECIAL_OPEN }));
const CLOSE = new Map<string, CloseHandler>(Object.entries({ ...PARAGRAPH_CLOSE, ...TABLE_CLOSE, ...SPECIAL_CLOSE }));

const addText = (state: StoryState, text: string): void => {
  if (state.skipping > 0) return;
  const open = state.paragraphs.at(-1);
  const field = state.fields.at(-1);
  if (state.inInstruction && field) field.code += text;
  else if (open?.collecting) print(state, runText(text, open.font));
};

/** What a story needs to know about its document. */
export interface StoryContext {
  readonly styles: Styles;
  readonly lists: ListCounter;
  readonly leftOut: LeftOut;
  readonly maxCells: number;
}

/** Blocks of one story (body, header, footnotes …) and what was wrong with its XML, or null. */
export interface Story {
  readonly blocks: readonly StoryBlock[];
  /** Relationship ids of the headers and footers that its sections print. */
  readonly marginIds: ReadonlySet<string>;
  readonly problem: string | null;
}

/**
 * Reads a WordprocessingML story in one pass. Insertions are kept, deletions and moved-away text dropped; results of
 * fields are kept, their codes and page numbers dropped; list numbers are printed in front of their paragraphs; text
 * boxes follow the paragraph they are anchored to; the text of a nested table belongs to that table alone.
 */
export const readStory = (bytes: Uint8Array, context: StoryContext): Story => {
  const state = openStory(context.styles, context.lists, context.leftOut, context.maxCells);
  const problem = readXmlEvents(bytes, {
    open: (element) => openElement(state, element),
    close: (name) => {
      if (state.skipping > 0) state.skipping--;
      else CLOSE.get(name)?.(state);
    },
    text: (text) => addText(state, text),
  });
  closeAll(state);
  return { blocks: state.containers[0]!.blocks, marginIds: state.marginIds, problem };
};

const openElement = (state: StoryState, element: XmlElement): void => {
  if (state.skipping > 0) state.skipping++;
  else if (NEVER_PRINTED.has(element.name)) skip(state);
  else OPEN.get(element.name)?.(state, element);
};

/** Closes what a cut-off file left open, so that its last row and paragraph are not lost. */
const closeAll = (state: StoryState): void => {
  state.skipping = 0;
  state.flattened = 0;
  while (state.paragraphs.length > 0 || state.tables.length > 0) {
    if (state.paragraphs.length > 0) CLOSE.get('p')!(state);
    for (const name of ['tc', 'tr', 'tbl']) if (state.paragraphs.length === 0) CLOSE.get(name)!(state);
  }
};
