import { WORD_GAP, type Word } from './build-words.ts';
import type { TextLine } from './page-content.ts';
import { around, heightOf, overlap, widthOf } from './rectangle.ts';
import { isWide } from './wide-text.ts';

/** Words that stand side by side, left to right. */
export interface Line extends TextLine {
  readonly words: readonly Word[];
}

const SMALL = 0.08;

/**
 * Gap that reads as a blank, in ems. Typesetters part Chinese and Latin by a quarter em on their own (`2020 年`), and
 * justified Chinese spreads.
 */
const seenBlank = (before: string, after: string): number => {
  const wide = (isWide(before) ? 1 : 0) + (isWide(after) ? 1 : 0);
  return wide === 2 ? 0.55 : wide === 1 ? 0.4 : WORD_GAP;
};

/** Text of words side by side: a blank where one is printed or seen, none inside Chinese that merely spreads a little. */
export const joinWords = (words: readonly Word[]): string => {
  let text = '';
  let last: Word | null = null;
  for (const word of words) {
    if (last) {
      const gap = (word.box[0] - last.box[2]) / Math.max(1, Math.min(word.size, last.size));
      const blank = gap > seenBlank(last.text.at(-1) ?? '', word.text[0] ?? '') || (word.blankBefore && gap > SMALL);
      text += blank ? ` ${word.text}` : word.text;
    } else {
      text = word.text;
    }
    last = word;
  }
  return text;
};

/** A line of words; sideways words stand alone in it. */
export const lineOf = (words: readonly Word[]): Line => {
  const sorted = [...words].sort((a, b) => a.box[0] - b.box[0] || a.box[1] - b.box[1]);
  return {
    text: joinWords(sorted),
    box: around(sorted.map((word) => word.box)),
    size: Math.max(...sorted.map((word) => word.size)),
    words: sorted,
  };
};

interface OpenLine {
  readonly words: Word[];
  top: number;
  bottom: number;
}

const fits = (line: OpenLine, word: Word): boolean => {
  const shared = overlap(line.top, line.bottom, word.box[1], word.box[3]);
  return shared > 0.55 * Math.min(line.bottom - line.top, heightOf(word.box));
};

const lineWidth = (line: OpenLine): number => line.words.reduce((sum, word) => sum + widthOf(word.box), 0);

/**
 * Lines of words, top to bottom: a word joins the line it overlaps by more than half its height, so that raised
 * figures and slightly shifted neighbours stay in their line.
 */
export const buildLines = (words: readonly Word[]): readonly Line[] => {
  const upright = words.filter((word) => word.turn % 2 === 0);
  const sorted = [...upright].sort((a, b) => a.box[1] + a.box[3] - b.box[1] - b.box[3] || a.box[0] - b.box[0]);
  const open: OpenLine[] = [];
  for (const word of sorted) {
    const near = open.slice(-6).filter((line) => fits(line, word));
    const line = near.sort((a, b) => lineWidth(b) - lineWidth(a))[0];
    if (line) {
      line.words.push(word);
      // a tall word must not pull its neighbours' lines together
      if (word.size <= line.words[0]!.size * 1.3) {
        line.top = Math.min(line.top, word.box[1]);
        line.bottom = Math.max(line.bottom, word.box[3]);
      }
    } else {
      open.push({ words: [word], top: word.box[1], bottom: word.box[3] });
    }
  }
  const lines = open.map((line) => lineOf(line.words));
  for (const line of sidewaysLines(words.filter((word) => word.turn % 2 === 1))) lines.push(line);
  return lines.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
};

/** Lines of sideways writing: words above one another, read upward for turn 3 and downward for turn 1. */
const sidewaysLines = (words: readonly Word[]): readonly Line[] => {
  const groups: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.box[0] - b.box[0] || a.box[1] - b.box[1])) {
    const group = groups.find(
      ([first]) =>
        first!.turn === word.turn &&
        overlap(first!.box[0], first!.box[2], word.box[0], word.box[2]) > 0.55 * widthOf(word.box) &&
        groupsGap(first!, word) < word.size * 12,
    );
    if (group) group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => {
    const down = group[0]!.turn === 1;
    const sorted = [...group].sort((a, b) => (down ? a.box[1] - b.box[1] : b.box[1] - a.box[1]));
    return {
      text: sorted.map((word) => word.text).join(' '),
      box: around(sorted.map((word) => word.box)),
      size: sorted[0]!.size,
      words: sorted,
    };
  });
};

const groupsGap = (a: Word, b: Word): number => -overlap(a.box[1], a.box[3], b.box[1], b.box[3]);
