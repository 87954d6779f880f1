import type { Box } from '../../src/model/index.ts';
import type { Line } from './build-lines.ts';
import { heightOf, overlap } from './rectangle.ts';
import type { TextColumns } from './text-columns.ts';

/** Blank between two frames side by side at most, in points, and the share of their heights that stands level. */
const MOST_APART = 60;
const LEVEL = 0.6;
/** More frames draw a form of boxes or a picture. */
const MOST_FRAMES = 40;

/** Texts in frames (文本框) side by side, which are read one after another: where the first two such are parted. */
export const framedColumns = (lines: readonly Line[], frames: readonly Box[]): TextColumns | null => {
  if (frames.length > MOST_FRAMES) return null;
  for (const a of frames) {
    for (const b of frames) {
      const level = overlap(a[1], a[3], b[1], b[3]);
      if (b[0] < a[2] - 1 || b[0] - a[2] > MOST_APART || level < LEVEL * Math.min(heightOf(a), heightOf(b))) continue;
      const x = (a[2] + b[0]) / 2;
      const inside = lines.flatMap(({ box }, at) =>
        box[1] >= Math.min(a[1], b[1]) - 1 && box[3] <= Math.max(a[3], b[3]) + 1 ? [at] : [],
      );
      const [from, to] = [inside[0], inside.at(-1)];
      if (from === undefined || to === undefined) continue;
      const words = lines.slice(from, to + 1).flatMap((line) => line.words);
      const crossed = words.some(({ box }) => box[0] < x && box[2] > x);
      if (!crossed && words.some(({ box }) => box[2] <= x) && words.some(({ box }) => box[0] >= x))
        return { x, from, to };
    }
  }
  return null;
};
