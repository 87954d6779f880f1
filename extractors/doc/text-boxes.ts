import type { StoryRange } from './read-story.ts';
import type { WordFile } from './word-file.ts';

/** A text box (文本框): the position of its drawing in the main text, and its own text. */
export interface TextBox {
  /** Position of the anchor; negative and unique when it is not known. */
  readonly anchor: number;
  readonly range: StoryRange;
}

const ANCHOR_BYTES = 26;
const TEXT_BOX_BYTES = 22;
const MAX_BOXES = 4096;

/** Positions of drawings by shape identity ([MS-DOC] PlcfSpa). */
const readAnchors = ({ table, information }: WordFile): ReadonlyMap<number, number> => {
  const { at, length } = information.shapeAnchors;
  const count = Math.floor((Math.min(length, table.length - at) - 4) / (4 + ANCHOR_BYTES));
  const anchors = new Map<number, number>();
  for (let i = 0; i < Math.min(count, MAX_BOXES); i++)
    anchors.set(table.u32(at + 4 * (count + 1) + ANCHOR_BYTES * i), table.u32(at + 4 * i));
  return anchors;
};

/** Text boxes of the main text in order ([MS-DOC] PlcftxbxTxt); all their text as one box when the list is missing. */
export const listTextBoxes = (file: WordFile, story: StoryRange): readonly TextBox[] => {
  if (story.end <= story.start) return [];
  const { table, information } = file;
  const { at, length } = information.textBoxes;
  const count = Math.floor((Math.min(length, table.length - at) - 4) / (4 + TEXT_BOX_BYTES));
  if (count <= 0) return [{ anchor: -1, range: story }];
  const anchors = readAnchors(file);
  const boxes: TextBox[] = [];
  for (let i = 0; i < Math.min(count, MAX_BOXES); i++) {
    const range = {
      start: Math.min(story.start + table.u32(at + 4 * i), story.end),
      end: Math.min(story.start + table.u32(at + 4 * i + 4), story.end),
    };
    const shape = table.u32(at + 4 * (count + 1) + TEXT_BOX_BYTES * i + 14);
    if (range.end > range.start) boxes.push({ anchor: anchors.get(shape) ?? -1 - i, range });
  }
  return boxes;
};
