import type { Region } from './gray-image.ts';
import type { InkImage } from './ink-image.ts';

/** Blank inside a line from which on it is read in pieces, in em: two fields on one line (填报单位：…    单位：万元). */
const FIELD_GAP_EM = 1.4;
/** Longest piece that is read at once, in em: the recogniser's input is capped. */
const LONGEST_EM = 36;

/** Blank stretches between ink inside a region, left to right. */
export const inkGaps = (
  { ink, width }: InkImage,
  region: Region,
): readonly (readonly [left: number, right: number])[] => {
  const gaps: [number, number][] = [];
  let from = -1;
  for (let x = region.left; x < region.right; x++) {
    let inked = false;
    for (let y = region.top; y < region.bottom && !inked; y++) inked = ink[y * width + x] === 1;
    if (inked && from >= 0 && from > region.left) gaps.push([from, x]);
    if (inked) from = -1;
    else if (from < 0) from = x;
  }
  return gaps;
};

/** Cuts a piece that is too long at its widest gap in the middle half, again and again. */
const cutLong = (image: InkImage, piece: Region, longest: number): readonly Region[] => {
  const width = piece.right - piece.left;
  if (width <= longest) return [piece];
  const middle = inkGaps(image, piece).filter(
    ([left, right]) => left > piece.left + width * 0.25 && right < piece.right - width * 0.25,
  );
  const widest = middle.reduce<readonly [number, number] | null>(
    (best, gap) => (best && best[1] - best[0] >= gap[1] - gap[0] ? best : gap),
    null,
  );
  if (!widest) return [piece];
  return [
    ...cutLong(image, { ...piece, right: widest[0] }, longest),
    ...cutLong(image, { ...piece, left: widest[1] }, longest),
  ];
};

/** Part of a line that is read at once, and whether a wide blank stands before it. */
export interface LinePiece {
  readonly region: Region;
  readonly afterBlank: boolean;
}

/** Cuts a line of writing at wide blanks and where it is too long to be read at once. */
export const splitLine = (image: InkImage, line: Region, em: number): readonly LinePiece[] => {
  const height = Math.max(em, line.bottom - line.top);
  const wide = inkGaps(image, line).filter(([left, right]) => right - left >= height * FIELD_GAP_EM);
  const starts = [line.left, ...wide.map(([, right]) => right)];
  const ends = [...wide.map(([left]) => left), line.right];
  return starts.flatMap((left, i) =>
    cutLong(image, { ...line, left, right: ends[i]! }, height * LONGEST_EM).map((region, k) => ({
      region,
      afterBlank: i > 0 && k === 0,
    })),
  );
};
