import {
  type Block,
  type ExtractContext,
  type Finding,
  finding,
  type Outcome,
  outcome,
} from '../../src/model/index.ts';
import { addStoryBlocks, type BlockBuilder, startBlocks } from './build-blocks.ts';
import { type Numbering, startNumbering } from './number-text.ts';
import { omissionNotes } from './omission-notes.ts';
import { openPropertyLookup, type PropertyLookup } from './property-lookup.ts';
import { type Omissions, readStory, type StoryParagraph, type StoryRange } from './read-story.ts';
import { listTextBoxes } from './text-boxes.ts';
import type { WordFile } from './word-file.ts';

/** A header or footer that holds nothing but `- 3 -` or `第 3 页 共 5 页`. */
const PAGE_NUMBER = /^[\s\d第共页/.,·—–-]*$/;

interface Reading {
  readonly file: WordFile;
  readonly lookup: PropertyLookup;
  readonly omissions: Omissions;
  readonly builder: BlockBuilder;
  readonly numbering: Numbering;
}

const read = ({ file, lookup, omissions }: Reading, range: StoryRange): readonly StoryParagraph[] =>
  readStory(file, lookup, range, omissions);

const addRange = (reading: Reading, range: StoryRange): void =>
  addStoryBlocks(reading.builder, read(reading, range), reading.numbering);

/** Ranges of the parts of the text in the order of [MS-DOC] 2.3; headers and comments are only measured. */
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

/** Blocks of a Word file: main text with its text boxes, then footnotes and endnotes; headers and comments are noted. */
export const readWordDocument = (file: WordFile, context: ExtractContext): Outcome<readonly Block[]> => {
  const reading: Reading = {
    file,
    lookup: openPropertyLookup(file),
    omissions: { deleted: 0, hidden: 0, pictures: 0, unknownSymbols: 0 },
    builder: startBlocks(context.limits.maxCells),
    numbering: startNumbering(file.lists),
  };
  const ranges = storyRanges(file);
  addMainText(reading, ranges.main, ranges.textBoxes);
  addRange(reading, ranges.footnotes);
  addRange(reading, ranges.endnotes);
  const { builder, omissions } = reading;
  const notes = [...omissionNotes(omissions, builder), ...stateNotes(file, builder, omissions.pictures)];
  const aside = [ranges.headers, ranges.comments].flatMap((range) =>
    readStory(file, reading.lookup, range, { ...omissions }).filter(({ text }) => !PAGE_NUMBER.test(text)),
  );
  if (aside.length > 0)
    notes.push(
      finding('hidden-content', 'info', `${aside.length} paragraphs of headers, footers and comments were left out`),
    );
  return outcome(builder.blocks, notes);
};
