import {
  type Block,
  type ExtractContext,
  type Finding,
  finding,
  type Outcome,
  outcome,
} from '../../src/model/index.ts';
import { countLists } from '../docx/numbering.ts';
import { addStoryBlocks, type BlockBuilder, type NumberPrinter, startBlocks } from './build-blocks.ts';

import { omissionNotes } from './omission-notes.ts';
import { isPageNumber, listPageMargins } from './page-margins.ts';
import { openPropertyLookup, type PropertyLookup } from './property-lookup.ts';
import { type Omissions, readStory, type StoryParagraph, type StoryRange } from './read-story.ts';
import { listTextBoxes } from './text-boxes.ts';
import type { WordFile } from './word-file.ts';

interface Reading {
  readonly file: WordFile;
  readonly lookup: PropertyLookup;
  readonly omissions: Omissions;
  readonly builder: BlockBuilder;
  readonly numbering: NumberPrinter;
}

const read = ({ file, lookup, omissions }: Reading, range: StoryRange): readonly StoryParagraph[] =>
  readStory(file, lookup, range, omissions);

const addRange = (reading: Reading, range: StoryRange): void =>
  addStoryBlocks(reading.builder, read(reading, range), reading.numbering);

/** Ranges of the parts of the text in the order of [MS-DOC] 2.3; comments are only measured. */
const storyRanges = ({ information }: WordFile) => {
  let start = 0;
  const next = (length: number): StoryRange => {
    const range = { start, end: start + length };
    start = range.end;
    return range;
  };
  return {
    main: next(information.mainLength),
    footnotes: next(information.footnoteLength),
    headers: next(information.headerLength),
    comments: next(information.commentLength),
    endnotes: next(information.endnoteLength),
    textBoxes: next(information.textBoxLength),
  };
};

/** Main text with every text box in front of the paragraph it is anchored in; boxes anchored in tables come after. */
const addMainText = (reading: Reading, main: StoryRange, textBoxes: StoryRange): void => {
  const boxes = new Map(listTextBoxes(reading.file, textBoxes).map((box) => [box.anchor, box.range]));
  addStoryBlocks(reading.builder, read(reading, main), reading.numbering, (paragraph) => {
    for (const anchor of paragraph.anchors) {
      const range = boxes.get(anchor);
      if (range) addRange(reading, range);
      boxes.delete(anchor);
    }
  });
  for (const range of boxes.values()) addRange(reading, range);
};

const stateNotes = (file: WordFile, builder: BlockBuilder, pictures: number): Finding[] => {
  const notes: Finding[] = [];
  if (!file.isComplete) notes.push(finding('truncated', 'error', 'the file is cut: parts of its streams are missing'));
  if (builder.blocks.length === 0 && pictures > 0)
    notes.push(
      finding('unreadable', 'error', 'the document holds only pictures; publish it as a PDF to have it recognised'),
    );
  else if (builder.blocks.length === 0)
    notes.push(finding('unreadable', 'error', 'expected text in the Word document, found none'));
  return notes;
};

/** Headers or footers, each text once: sections and first pages mostly repeat each other. */
const addMargins = (reading: Reading, ranges: readonly StoryRange[]): void => {
  const seen = new Set<string>();
  for (const range of ranges) {
    const paragraphs = read(reading, range).filter(
      ({ text, properties }) => properties.depth > 0 || !isPageNumber(text),
    );
    const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
    if (!seen.has(text)) addStoryBlocks(reading.builder, paragraphs, reading.numbering);
    seen.add(text);
  }
};

/**
 * Blocks of a Word file: page headers, main text with its text boxes, footnotes, endnotes, page footers. Comments (批注)
 * are counted and left out.
 */
export const readWordDocument = (file: WordFile, context: ExtractContext): Outcome<readonly Block[]> => {
  const lists = countLists(file.lists);
  const reading: Reading = {
    file,
    lookup: openPropertyLookup(file),
    omissions: { deleted: 0, hidden: 0, pictures: 0, unknownSymbols: 0 },
    builder: startBlocks(context.limits.maxCells),
    numbering: (list, level) => lists.next(String(list), level),
  };
  const ranges = storyRanges(file);
  const margins = listPageMargins(file, ranges.headers);
  addMargins(reading, margins.headers);
  addMainText(reading, ranges.main, ranges.textBoxes);
  addRange(reading, ranges.footnotes);
  addRange(reading, ranges.endnotes);
  addMargins(reading, margins.footers);
  const { builder, omissions } = reading;
  const notes = [...omissionNotes(omissions, builder), ...stateNotes(file, builder, omissions.pictures)];
  const comments = readStory(file, reading.lookup, ranges.comments, { ...omissions }).filter(
    ({ text }) => text.trim() !== '',
  );
  if (comments.length > 0)
    notes.push(finding('hidden-content', 'info', `${comments.length} paragraphs of comments were left out`));
  return outcome(builder.blocks, notes);
};
