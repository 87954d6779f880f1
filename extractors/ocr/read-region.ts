import { EMPTY_READING, type LineReading, type OcrEngine, type ReadCharacter } from './engines/ocr-engine.ts';
import type { PageLayout } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import { splitLine } from './raster/split-line.ts';
import { findTextLines } from './raster/text-lines.ts';

/** One line of writing on a page with its reading; the place is the ink, without margin. */
export interface ReadLine {
  readonly region: Region;
  readonly reading: LineReading;
}

/** Margin around the ink that is given to the recogniser, as a share of the line height: what it was trained with. */
const MARGIN = 0.1;

/** The cut-out that is read: the ink with a margin, and at least one em high so that a dash is not blown up. */
export const readingRegion = ({ left, top, right, bottom }: Region, em: number): Region => {
  const height = bottom - top;
  const margin = height * MARGIN + 1;
  const lift = Math.max(margin, (em - height) / 2);
  return { left: left - margin, top: top - lift, right: right + margin, bottom: bottom + lift };
};

const joinPieces = (readings: readonly LineReading[], blanks: readonly boolean[]): LineReading => {
  const characters: ReadCharacter[] = [];
  readings.forEach((reading, i) => {
    const first = reading.characters[0];
    if (blanks[i] && first && characters.length > 0) characters.push({ text: '  ', confidence: 1, x: first.x });
    characters.push(...reading.characters);
  });
  return { text: characters.map(({ text }) => text).join(''), characters };
};

/** Reads all lines of writing inside a region of a page, top to bottom. */
export const readRegion = async (
  layout: PageLayout,
  region: Region,
  engine: OcrEngine,
): Promise<readonly ReadLine[]> => {
  const lines = findTextLines(layout.writing, region, layout.em);
  const read: ReadLine[] = [];
  for (const line of lines) {
    const pieces = splitLine(layout.writing, line, layout.em);
    const regions = pieces.map((piece) => readingRegion(piece.region, layout.em));
    const readings = await engine.readLines(layout.image, regions);
    const reading = joinPieces(
      readings,
      pieces.map(({ afterBlank }) => afterBlank),
    );
    read.push({ region: line, reading: reading.text.trim() === '' ? EMPTY_READING : reading });
  }
  return read;
};

/** Lowest confidence of the characters of some lines; undefined where nothing was read. */
export const lowestConfidence = (lines: readonly ReadLine[]): number | undefined => {
  const all = lines.flatMap(({ reading }) => reading.characters.map(({ confidence }) => confidence));
  return all.length === 0 ? undefined : Math.max(0, Math.min(1, ...all));
};
