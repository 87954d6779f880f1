import type { LineReading, ReadCharacter } from './engines/ocr-engine.ts';
import type { Region } from './raster/gray-image.ts';
import type { InkImage } from './raster/ink-image.ts';
import { inkSegments } from './raster/ink-segments.ts';

/** Digits, letters and signs that are half as wide as a Chinese character and stand apart from one another. */
const HALF_WIDE = /[\x21-\x7e≥≤]/u;
/** Distance between neighbours, in widths of a digit, from which on a digit fits between them; `.` takes half a width. */
const GAP = 1.65;
/** Distance of a glyph from the first or last character, in widths of a digit, from which on it is one of its own. */
const EDGE = 0.75;

interface Run {
  readonly characters: readonly ReadCharacter[];
  readonly left: number;
  readonly right: number;
}

/** Runs of half-wide characters that hold a digit, with the room up to the wide characters around them. */
const numberRuns = (line: Region, { characters }: LineReading): readonly Run[] => {
  const half = (line.bottom - line.top) * 0.5;
  const runs: Run[] = [];
  let run: ReadCharacter[] = [];
  let left = line.left;
  for (const character of characters) {
    if (HALF_WIDE.test(character.text)) {
      run.push(character);
      continue;
    }
    runs.push({ characters: run, left, right: character.x - half });
    left = character.x + half;
    run = [];
  }
  runs.push({ characters: run, left, right: line.right });
  return runs.filter(({ characters: found }) => found.some(({ text }) => /\d/.test(text)));
};

/** Middle value, the lower one of an even count: two steps of which one has a gap have the width of the other. */
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;

/** Width of a digit: the usual distance of the characters of a number, within what printing allows. */
const pitchOf = (characters: readonly ReadCharacter[], height: number): number => {
  const steps = characters.slice(1).map(({ x }, i) => x - characters[i]!.x);
  return Math.min(height * 0.75, Math.max(height * 0.42, median(steps)));
};

const inGap = (centre: number, { characters, left, right }: Run, pitch: number): boolean => {
  if (centre <= left || centre >= right) return false;
  const [first, last] = [characters[0]!, characters.at(-1)!];
  if (centre < first.x - pitch * EDGE || centre > last.x + pitch * EDGE) return true;
  return characters.slice(1).some((next, i) => {
    const before = characters[i]!;
    const apart = next.x - before.x > pitch * GAP;
    return apart && centre > before.x + pitch * 0.6 && centre < next.x - pitch * 0.6;
  });
};

/** Was a character dropped at the start or the end of a line (`级指标` for 一级指标)? A full stop is not missed. */
export const hasUnreadEnd = (image: InkImage, line: Region, { characters }: LineReading, em: number): boolean => {
  const [first, last] = [characters[0], characters.at(-1)];
  if (!first || !last) return false;
  // a lone dash is flat and wide
  if (characters.length === 1) return line.right - line.left > em * 2.6;
  const size = Math.max(em, line.bottom - line.top);
  const glyphs = inkSegments(image, line).filter(
    ({ left, top, right, bottom }) => bottom - top >= size * 0.45 || right - left >= size * 0.6,
  );
  return glyphs.some(({ left, right }) => {
    const centre = (left + right) / 2;
    return centre < first.x - size * 0.7 || centre > last.x + size * 0.7;
  });
};

/**
 * Does a line hold a glyph in or beside one of its numbers that was not read? `1000` read as `100` leaves no low confidence
 * behind, because the recogniser joins repeated characters; but it leaves ink where no character is.
 */
export const hasUnreadDigits = (image: InkImage, line: Region, reading: LineReading): boolean => {
  const runs = numberRuns(line, reading);
  if (runs.length === 0) return false;
  const height = line.bottom - line.top;
  const segments = inkSegments(image, line);
  return runs.some((run) => {
    const pitch = pitchOf(run.characters, height);
    return segments.some((segment) => {
      const [wide, tall] = [segment.right - segment.left, segment.bottom - segment.top];
      // a comma is narrow, a stroke of dust flat, `=` neither
      const isGlyph = tall >= height * 0.5 || (tall >= height * 0.2 && wide >= pitch * 0.6);
      return isGlyph && inGap((segment.left + segment.right) / 2, run, pitch);
    });
  });
};
