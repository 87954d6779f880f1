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
  /** A blank was read before it. */
  readonly blankBefore: boolean;
}

/** Middle of the widest blank between two characters, or the middle between them. */
const cutBetween = (gaps: readonly (readonly [number, number])[], from: number, to: number): number => {
  const inside = gaps.filter(([left, right]) => (left + right) / 2 > from && (left + right) / 2 < to);
  const widest = inside.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  return widest ? (widest[0] + widest[1]) / 2 : (from + to) / 2;
};

/** Blank in em, seen but not read, at which a line is cut: Chinese and figures are read without their blanks. */
const FIELD_GAP_EM = 0.45;
/** Full-width marks, as they are printed and as they may be read, carry a blank of their own. */
const WIDE_MARK = /[，。、；：？！“”‘’（）《》【】〔〕…—·,.;:!?()"'-]/;

/** Do two characters that were read side by side stand as far apart as cells of two columns may? */
const standApart = (
  gaps: readonly (readonly [number, number])[],
  before: ReadCharacter,
  after: ReadCharacter,
  size: number,
): boolean =>
  !WIDE_MARK.test(before.text) &&
  !WIDE_MARK.test(after.text) &&
  gaps.some(([left, right]) => {
    const middle = (left + right) / 2;
    return right - left >= size * FIELD_GAP_EM && before.x < middle && middle < after.x;
  });

/** Words of a line, cut at its blanks, each with the box of its ink; `em` is the size of a character in pixels. */
export const lineWords = (image: InkImage, line: ReadLine, em: number): readonly LineWord[] => {
  const gaps = inkGaps(image, line.region);
  const size = Math.max(em, line.region.bottom - line.region.top);
  const groups: { readonly characters: ReadCharacter[]; readonly blankBefore: boolean }[] = [];
  let last: ReadCharacter | null = null;
  for (const character of line.reading.characters) {
    const isBlank = character.text.trim() === '';
    if (!isBlank && last && !standApart(gaps, last, character, size)) groups.at(-1)!.characters.push(character);
    else if (!isBlank) groups.push({ characters: [character], blankBefore: groups.length > 0 && last === null });
    last = isBlank ? null : character;
  }
  const cuts = groups
    .slice(1)
    .map(({ characters }, i) => cutBetween(gaps, groups[i]!.characters.at(-1)!.x, characters[0]!.x));
  return groups.map(({ characters, blankBefore }, i) => {
    const left = Math.round(cuts[i - 1] ?? line.region.left);
    const right = Math.round(cuts[i] ?? line.region.right);
    const place = { ...line.region, left, right: Math.max(left + 1, right) };
    return { line, characters, region: inkBox(image, place) ?? place, blankBefore };
  });
};
