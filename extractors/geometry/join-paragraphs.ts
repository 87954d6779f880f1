import type { Box } from '../../src/model/index.ts';
import { isListItem, joinLines } from './join-lines.ts';
import type { TextLine } from './page-content.ts';
import { around, heightOf } from './rectangle.ts';
import { isWide } from './wide-text.ts';

/** Running text of one or more lines. */
export interface Paragraph {
  readonly text: string;
  readonly box: Box;
}

/** Width of the first word of a line, by its share of the characters; one character of Chinese. */
const firstWordWidth = ({ text, box, size }: TextLine): number => {
  const word = /^[!-~]*/.exec(text)?.[0] ?? '';
  if (word === '' || isWide(text[word.length] ?? '')) return size;
  return ((box[2] - box[0]) * word.length) / Math.max(1, text.length) + size * 0.3;
};

const continues = (last: TextLine, line: TextLine, right: number): boolean => {
  const size = Math.max(last.size, line.size);
  const gap = line.box[1] - last.box[3];
  const sameSize = Math.abs(last.size - line.size) < 0.12 * size;
  // the next word would not have fitted: the line was broken by the margin, not by the author
  const full = right - last.box[2] < Math.max(size * 2.2, firstWordWidth(line));
  const indented = line.box[0] > last.box[0] + size * 0.8;
  return sameSize && gap < heightOf(line.box) * 1.6 && gap > -size * 0.5 && full && !indented && !isListItem(line.text);
};

/** Runs of lines from top to bottom; where the text jumps up, the next column of the page begins. */
const columnRuns = (lines: readonly TextLine[]): readonly (readonly TextLine[])[] => {
  const runs: TextLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1)?.at(-1);
    if (last && line.box[1] > last.box[1] - line.size) runs.at(-1)!.push(line);
    else runs.push([line]);
  }
  return runs;
};

const joinRun = (lines: readonly TextLine[]): readonly Paragraph[] => {
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

/**
 * Paragraphs of consecutive lines: a line goes on with the one before when that is full and this one is neither
 * indented nor an item of a list. A first line is indented by two characters in Chinese print.
 */
export const joinParagraphs = (lines: readonly TextLine[]): readonly Paragraph[] => columnRuns(lines).flatMap(joinRun);
