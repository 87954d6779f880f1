import type { Region } from './gray-image.ts';
import type { InkImage } from './ink-image.ts';

/** Box of the ink inside a region; null when there is none. */
export const inkBox = ({ ink, width }: InkImage, region: Region): Region | null => {
  let [left, top, right, bottom] = [region.right, region.bottom, region.left, region.top];
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      if (ink[y * width + x] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
};

/** Pieces of a line of writing between columns without ink, left to right, each cut to its ink. */
export const inkSegments = (image: InkImage, line: Region): readonly Region[] => {
  const segments: Region[] = [];
  let start = -1;
  for (let x = line.left; x <= line.right; x++) {
    let inked = false;
    for (let y = line.top; x < line.right && y < line.bottom && !inked; y++)
      inked = image.ink[y * image.width + x] === 1;
    if (inked && start < 0) start = x;
    else if (!inked && start >= 0) {
      segments.push(inkBox(image, { ...line, left: start, right: x })!);
      start = -1;
    }
  }
  return segments;
};
