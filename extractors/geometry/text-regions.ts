import type { Box } from '../../src/model/index.ts';
import { buildLines, type Line } from './build-lines.ts';
import type { Word } from './build-words.ts';
import { framedColumns } from './framed-columns.ts';
import type { Rule } from './marks.ts';
import { textColumns } from './text-columns.ts';

/** Cuts that are made inside one another at most. */
const DEEPEST = 8;

/**
 * Lines of a page in reading order, cut into regions that are read one after another: where part of a page is set in
 * columns, what stands above them first, then the left one, the right one, and what follows (a recursive XY cut, Nagy
 * and Seth 1984). Tables are not cut.
 */
export const textRegions = (
  words: readonly Word[],
  rules: readonly Rule[] = [],
  frames: readonly Box[] = [],
  depth = 0,
): readonly (readonly Line[])[] => {
  const lines = buildLines(words);
  const columns = depth < DEEPEST ? (framedColumns(lines, frames) ?? textColumns(lines, rules)) : null;
  if (!columns) return lines.length === 0 ? [] : [lines];
  const { x, from, to } = columns;
  const wordsOf = (part: readonly Line[]): readonly Word[] => part.flatMap((line) => line.words);
  const band = wordsOf(lines.slice(from, to + 1));
  const isLeft = ({ box }: Word): boolean => (box[0] + box[2]) / 2 < x;
  const parts = [
    wordsOf(lines.slice(0, from)),
    band.filter(isLeft),
    band.filter((word) => !isLeft(word)),
    wordsOf(lines.slice(to + 1)),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part) => textRegions(part, rules, frames, depth + 1));
};
