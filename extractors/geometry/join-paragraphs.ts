import type { Box } from '../../src/model/index.ts';
import { isListItem, joinLines } from './join-lines.ts';
import type { TextLine } from './page-content.ts';
import { around, heightOf } from './rectangle.ts';

/** Running text of one or more lines. */
export interface Paragraph {
  readonly text: string;
  readonly box: Box;
}

const continues = (last: TextLine, line: TextLine, right: number): boolean => {
  const size = Math.max(last.size, line.size);
  const gap = line.box[1] - last.box[3];
  const sameSize = Math.abs(last.size - line.size) < 0.12 * size;
  const full = last.box[2] > right - size * 2.2;
  const indented = line.box[0] > last.box[0] + size * 0.8;
  return sameSize && gap < heightOf(line.box) * 1.6 && gap > -size * 0.5 && full && !indented && !isListItem(line.text);
};

/**
 * Paragraphs of consecutive lines: a line goes on with the one before when that is full and this one is neither
 * indented nor an item of a list. A first line is indented by two characters in Chinese print.
 */
export const joinParagraphs = (lines: readonly TextLine[]): readonly Paragraph[] => {
  const right = Math.max(0, ...lines.map((line) => line.box[2]));
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && continues(group.at(-1)!, line, right)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const box = around(group.map((line) => line.box));
    return { text: joinLines(group, [box[0], box[1], right, box[3]]), box };
  });
};
