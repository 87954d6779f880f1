import type { ReadCharacter } from './engines/ocr-engine.ts';
import type { Region } from './raster/gray-image.ts';
import type { InkImage } from './raster/ink-image.ts';
import { inkBox, inkSegments } from './raster/ink-segments.ts';
import type { ReadLine } from './read-line.ts';

/** Blank between two Latin words, in em of ink distance; letters of a word stand a tenth apart, two digits 1 a third. */
const WORD_GAP_EM = 0.27;
const LATIN = /[\p{Script=Latin}]/u;
const LATIN_WORD = /[\p{Script=Latin}\d.,;:)%&'"-]/u;
const LATIN_START = /[\p{Script=Latin}\d($&'"]/u;

/** Blanks between words of a line as the ink shows them: their left and right ends. */
const inkGaps = (image: InkImage, line: Region): readonly (readonly [number, number])[] => {
  const segments = inkSegments(image, line);
  return segments.slice(1).map((segment, i) => [segments[i]!.right, segment.left] as const);
};

/**
 * Puts back the blanks between Latin words that the recogniser left out (`resultsfor` → `results for`): where the ink
 * stands apart by the width of a blank. Chinese and figures are left as they were read.
 */
export const restoreBlanks = (
  image: InkImage,
  line: Region,
  characters: readonly ReadCharacter[],
  em: number,
): readonly ReadCharacter[] => {
  if (characters.filter(({ text }) => LATIN.test(text)).length < 2) return characters;
  const size = Math.max(em, line.bottom - line.top);
  const wide = inkGaps(image, line).filter(([left, right]) => right - left >= size * WORD_GAP_EM);
  const restored: ReadCharacter[] = [];
  characters.forEach((character, i) => {
    const before = characters[i - 1];
    if (before && LATIN_WORD.test(before.text) && LATIN_START.test(character.text)) {
      const letters = LATIN.test(before.text) || LATIN.test(character.text);
      const gap = wide.find(([left, right]) => before.x < (left + right) / 2 && (left + right) / 2 < character.x);
      if (letters && gap) restored.push({ text: ' ', confidence: 1, x: (gap[0] + gap[1]) / 2 });
    }
    restored.push(character);
  });
  return restored;
};

/** A word of a line that was read: its characters and its place. */
export interface LineWord {
  readonly line: ReadLine;
  readonly characters: readonly ReadCharacter[];
  readonly region: Region;
  /** A blank stands before it. */
  readonly blankBefore: boolean;
}

/** Middle of the widest blank between two characters, or the middle between them. */
const cutBetween = (gaps: readonly (readonly [number, number])[], from: number, to: number): number => {
  const inside = gaps.filter(([left, right]) => (left + right) / 2 > from && (left + right) / 2 < to);
  const widest = inside.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  return widest ? (widest[0] + widest[1]) / 2 : (from + to) / 2;
};

/** Words of a line, cut at its blanks, each with the box of its ink. */
export const lineWords = (image: InkImage, line: ReadLine): readonly LineWord[] => {
  const groups: ReadCharacter[][] = [];
  let open = false;
  for (const character of line.reading.characters) {
    if (character.text.trim() === '') open = false;
    else if (open) groups.at(-1)!.push(character);
    else {
      groups.push([character]);
      open = true;
    }
  }
  const gaps = groups.length > 1 ? inkGaps(image, line.region) : [];
  const cuts = groups.slice(1).map((group, i) => cutBetween(gaps, groups[i]!.at(-1)!.x, group[0]!.x));
  return groups.map((characters, i) => {
    const left = Math.round(cuts[i - 1] ?? line.region.left);
    const right = Math.round(cuts[i] ?? line.region.right);
    const place = { ...line.region, left, right: Math.max(left + 1, right) };
    return { line, characters, region: inkBox(image, place) ?? place, blankBefore: i > 0 };
  });
};
