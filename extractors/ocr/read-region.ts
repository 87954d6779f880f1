import { EMPTY_READING, type LineReading, type OcrEngine, type ReadCharacter } from './engines/ocr-engine.ts';
import { restoreBlanks } from './line-words.ts';
import type { PageLayout, PageView } from './page-layout.ts';
import { proveSigns } from './prove-signs.ts';
import type { Region } from './raster/gray-image.ts';
import { type LinePiece, splitLine } from './raster/split-line.ts';
import { findTextChunks } from './raster/text-chunks.ts';
import { findTextLines } from './raster/text-lines.ts';
import type { ReadLine } from './read-line.ts';
import { hasUnreadDigits, hasUnreadEnd } from './unread-ink.ts';
import { voteReadings } from './vote-readings.ts';

/**
 * The cut-out that is read in a view: the ink with the margin of the view, and at least one em high so that a dash is not
 * blown up.
 */
export const readingRegion = ({ left, top, right, bottom }: Region, em: number, view: PageView): Region => {
  const height = bottom - top;
  const margin = height * view.margin + 1;
  const lift = Math.max(margin, (em - height) / 2);
  return { left: left - margin, top: top - lift, right: right + margin, bottom: bottom + lift };
};

const LATIN = /\p{Script=Latin}/u;

/** Drops blanks that only the recogniser sees (`≥90 %`, `2400 户`); between Latin words and as wide gaps they stay. */
const tidyBlanks = (characters: readonly ReadCharacter[]): readonly ReadCharacter[] =>
  characters.filter(({ text }, i) => {
    if (text !== ' ') return true;
    return LATIN.test(characters[i - 1]?.text ?? '') || LATIN.test(characters[i + 1]?.text ?? '');
  });

/** The readings of the pieces of a line in one: two blanks for a wide gap, `……` for a leader. */
const joinPieces = (pieces: readonly LinePiece[], readings: ReadonlyMap<LinePiece, LineReading>): LineReading => {
  const characters: ReadCharacter[] = [];
  for (const piece of pieces) {
    const x = piece.region.left;
    if (piece.kind === 'leader') characters.push({ text: '……', confidence: 1, x });
    const reading = readings.get(piece) ?? EMPTY_READING;
    if (piece.kind === 'after-blank' && reading.text !== '' && characters.length > 0) {
      characters.push({ text: '  ', confidence: 1, x });
    }
    characters.push(...tidyBlanks(reading.characters));
  }
  return { text: characters.map(({ text }) => text).join(''), characters };
};

/** Confidence under which one character of a line asks for a second look at the line. */
const SURE = 0.9;
/** Noise in grey levels from which on every line with digits is looked at again: a dropped `%` leaves no low confidence behind. */
const NOISY = 3;

const lowest = ({ characters }: LineReading): number => Math.min(1, ...characters.map(({ confidence }) => confidence));

const readView = (
  { em }: PageLayout,
  view: PageView,
  pieces: readonly Region[],
  engine: OcrEngine,
): Promise<readonly LineReading[]> =>
  engine.readLines(
    view.image,
    pieces.map((piece) => readingRegion(piece, em, view)),
  );

/**
 * Reads pieces of writing: a first look at the best view of the page; where a character stays in doubt, or on a noisy
 * page with digits, all views vote.
 */
const readPieces = async (
  layout: PageLayout,
  pieces: readonly Region[],
  engine: OcrEngine,
): Promise<readonly LineReading[]> => {
  const [best, ...others] = layout.views;
  const first = await readView(layout, best, pieces, engine);
  const readings: LineReading[] = [];
  for (const [i, reading] of first.entries()) {
    const isSure = lowest(reading) >= SURE && reading.text !== '';
    const votes = [reading];
    if (!isSure || (layout.noise > NOISY && /[\d%]/.test(reading.text)))
      for (const view of others) votes.push(...(await readView(layout, view, [pieces[i]!], engine)));
    readings.push(votes.length > 1 ? voteReadings(votes) : reading);
  }
  return readings;
};

const readLine = async (layout: PageLayout, line: Region, engine: OcrEngine): Promise<ReadLine> => {
  const pieces = splitLine(layout.writing, line, layout.em);
  const written = pieces.filter(({ kind }) => kind !== 'leader');
  const read = await readPieces(
    layout,
    written.map(({ region }) => region),
    engine,
  );
  const joined = joinPieces(pieces, new Map(written.map((piece, i) => [piece, read[i]!])));
  const { reading: proven, repairs } = proveSigns(layout, line, joined);
  const characters = restoreBlanks(layout.writing, line, proven.characters, layout.em);
  const reading = { text: characters.map(({ text }) => text).join(''), characters };
  const empty = reading.text.trim() === '';
  const unread =
    empty || hasUnreadEnd(layout.writing, line, reading, layout.em) || hasUnreadDigits(layout.writing, line, reading);
  return { region: line, reading: empty ? EMPTY_READING : reading, repairs, unread };
};

const readLines = async (
  layout: PageLayout,
  lines: readonly Region[],
  engine: OcrEngine,
): Promise<readonly ReadLine[]> => {
  const read: ReadLine[] = [];
  for (const line of lines) read.push(await readLine(layout, line, engine));
  return read;
};

/** Reads all lines of writing inside a region of a page, top to bottom. */
export const readRegion = (layout: PageLayout, region: Region, engine: OcrEngine): Promise<readonly ReadLine[]> =>
  readLines(layout, findTextLines(layout.writing, region, layout.em), engine);

/** Reads an area outside of ruled tables: lines cut at blanks as wide as those between columns, top to bottom. */
export const readFreeArea = (layout: PageLayout, area: Region, engine: OcrEngine): Promise<readonly ReadLine[]> =>
  readLines(layout, findTextChunks(layout.writing, area, layout.em), engine);

/** Lowest confidence of the characters of some lines; undefined where nothing was read. */
export const lowestConfidence = (lines: readonly ReadLine[]): number | undefined => {
  const all = lines.flatMap(({ reading }) => reading.characters.map(({ confidence }) => confidence));
  return all.length === 0 ? undefined : Math.max(0, Math.min(1, ...all));
};
