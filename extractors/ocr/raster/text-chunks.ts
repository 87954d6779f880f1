import type { Region } from './gray-image.ts';
import { inkComponents } from './ink-components.ts';
import type { InkImage } from './ink-image.ts';
import { findTextLines } from './text-lines.ts';

/** Blank between two fields, in em: more than what a full-width colon leaves; closer columns are cut word by word later. */
const COLUMN_GAP_EM = 1.15;
/** Blank between the strokes of one line: 二, the dot of an i. */
const STROKE_GAP_EM = 0.16;
/** Ink smaller than this is dust unless it stands beside writing. */
const DUST_EM = 0.2;

/** Ink with short gaps filled along the rows of a region (run-length smoothing, Wong, Casey and Wahl 1982). */
const smearRows = ({ ink, width }: InkImage, { left, top, right, bottom }: Region, gap: number): InkImage => {
  const [w, h] = [right - left, bottom - top];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    let last = Number.NEGATIVE_INFINITY;
    for (let x = 0; x < w; x++) {
      if (ink[(top + y) * width + left + x] === 0) continue;
      out.fill(1, y * w + (x - last <= gap ? last : x), y * w + x + 1);
      last = x;
    }
  }
  return { width: w, height: h, ink: out };
};

/** Ink with short gaps filled down the columns. */
const smearColumns = ({ ink, width, height }: InkImage, gap: number): InkImage => {
  const out = ink.slice();
  for (let x = 0; x < width; x++) {
    let last = Number.NEGATIVE_INFINITY;
    for (let y = 0; y < height; y++) {
      if (ink[y * width + x] === 0) continue;
      if (y - last > 1 && y - last <= gap) for (let k = last + 1; k < y; k++) out[k * width + x] = 1;
      last = y;
    }
  }
  return { width, height, ink: out };
};

const joined = (a: Region, b: Region): Region => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Do two pieces make one line: together hardly higher than a character, side by side or over one another? */
const belong = (a: Region, b: Region, em: number): boolean => {
  const tallest = Math.max(a.bottom - a.top, b.bottom - b.top);
  const whole = Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top);
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  return whole <= Math.max(em * 1.2, tallest * 1.05) && gap < em * COLUMN_GAP_EM * 0.8;
};

const joinPieces = (pieces: readonly Region[], em: number): readonly Region[] => {
  const lines: Region[] = [];
  for (const piece of [...pieces].sort(
    (a, b) => b.bottom - b.top - (a.bottom - a.top) || a.left - b.left || a.top - b.top,
  )) {
    const index = lines.findIndex((line) => belong(line, piece, em));
    if (index < 0) lines.push(piece);
    else lines[index] = joined(lines[index]!, piece);
  }
  return lines;
};

/**
 * Pieces of writing in an area without rules: lines of text, cut at blanks as wide as those between columns, each found on
 * its own, so that cells of a table without rules whose lines are not level do not run into one another. Top to bottom.
 */
export const findTextChunks = (image: InkImage, area: Region, em: number): readonly Region[] => {
  if (area.right - area.left < 3 || area.bottom - area.top < 3) return [];
  const smeared = smearColumns(smearRows(image, area, em * COLUMN_GAP_EM), em * STROKE_GAP_EM);
  const pieces = inkComponents(smeared)
    .map(({ left, top, right, bottom }) => ({
      left: left + area.left,
      top: top + area.top,
      right: right + area.left,
      bottom: bottom + area.top,
    }))
    .filter(({ left, top, right, bottom }) => right - left >= em * DUST_EM || bottom - top >= em * DUST_EM);
  return joinPieces(pieces, em)
    .flatMap((piece) => findTextLines(image, piece, em))
    .sort((a, b) => a.top - b.top || a.left - b.left);
};
