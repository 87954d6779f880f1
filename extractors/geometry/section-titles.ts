import { isListItem } from './join-lines.ts';
import type { ChunkedLine } from './line-chunks.ts';
import { isNumeric } from './numeric-text.ts';

/** How far from the middle of the table a title may stand, in ems. */
const OFF_MIDDLE = 1.5;
/** Lines of several texts that say where the middle is. */
const LEAST_ROWS = 3;

/** Lines with one text in the middle of the others: titles of sections over the whole width (居中标题). */
export const centredTitles = (lines: readonly ChunkedLine[]): ReadonlySet<ChunkedLine> => {
  const rows = lines.filter(({ chunks }) => chunks.length > 1);
  if (rows.length < LEAST_ROWS) return new Set();
  const left = Math.min(...rows.map(({ box }) => box[0]));
  const right = Math.max(...rows.map(({ box }) => box[2]));
  return new Set(
    lines.filter(({ chunks: [chunk, ...others] }, at) => {
      if (!chunk || others.length > 0 || chunk.box[0] < left + 2 * chunk.size) return false;
      // figures begin under it: a line of a cell has the rest of its row there
      const below = lines[at + 1]?.chunks ?? [];
      if (below.length < 2 || !below.some(({ text }) => isNumeric(text)) || isListItem(chunk.text)) return false;
      return Math.abs((chunk.box[0] + chunk.box[2] - left - right) / 2) < OFF_MIDDLE * chunk.size;
    }),
  );
};
