import { median } from '../geometry/rectangle.ts';
import type { OcrEngine } from './engines/ocr-engine.ts';
import { analyzePage, type PageLayout, type PreparedPage } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import type { QuarterTurns } from './raster/rotate.ts';
import { findTextLines } from './raster/text-lines.ts';
import { readingRegion } from './read-region.ts';
import { textAreas } from './text-areas.ts';

/** Lines that are read to tell whether a page stands upright. */
const SAMPLES = 8;
/** Mean confidence and mean characters a line from which on a page is upright without looking further. */
const UPRIGHT = 0.8;
const UPRIGHT_CHARACTERS = 4;

/** Long but not overlong lines of a page, the best evidence for its orientation. */
const sampleLines = (layout: PageLayout): readonly Region[] => {
  const { writing, em } = layout;
  const lines = textAreas(layout)
    .flatMap((area) => findTextLines(writing, area, em))
    .filter(({ left, right }) => right - left >= em * 2)
    .map((line) => ({ ...line, right: Math.min(line.right, line.left + em * 16) }));
  return lines
    .sort((a, b) => b.right - b.left - (a.right - a.left) || a.top - b.top || a.left - b.left)
    .slice(0, SAMPLES);
};

/** How well the sample lines of a layout read: characters weighed by their confidence, and the mean of both per line. */
interface Legibility {
  readonly characters: number;
  readonly perLine: number;
  readonly confidence: number;
  /** Height in pixels of the lines that hold words. */
  readonly wordHeight: number;
}

const WORDS = /\p{L}{3}/u;
/** Share by which lines of words must be higher than the measured size of a character to say that it was measured wrong. */
const TALLER = 1.2;

const legibility = async (layout: PageLayout, engine: OcrEngine): Promise<Legibility> => {
  const lines = sampleLines(layout);
  if (lines.length === 0) return { characters: 0, perLine: 0, confidence: 0, wordHeight: 0 };
  const [view] = layout.views;
  const readings = await engine.readLines(
    view.image,
    lines.map((line) => readingRegion(line, layout.em, view)),
  );
  const all = readings.flatMap(({ characters }) => characters.map(({ confidence }) => confidence));
  const characters = all.reduce((sum, confidence) => sum + confidence, 0);
  const heights = lines.filter((_, i) => WORDS.test(readings[i]!.text)).map(({ top, bottom }) => bottom - top);
  return {
    characters,
    perLine: characters / lines.length,
    confidence: characters / Math.max(1, all.length),
    wordHeight: median(heights),
  };
};

/**
 * The layout with the size of its characters as lines of words show it, which reach from ascender to descender: measured on
 * pieces of ink, it is the height of small letters on a page in Latin, and that of figures on a page full of them.
 */
const withWordSize = (page: PreparedPage, layout: PageLayout, { wordHeight }: Legibility): PageLayout =>
  wordHeight > page.em * TALLER ? analyzePage({ ...page, em: wordHeight }, layout.turns) : layout;

/**
 * The layout of a page turned upright. The page as received is taken when a sample of its lines reads well; otherwise the
 * quarter turn in which most characters are read, so that pages that stand upright cost next to nothing. Confidence alone
 * does not tell: lying on its side, `构建便捷的社区养老服务圈` is read as `老度`, `养意`, `对满` with 1.00, but upside down as nothing.
 */
export const orientPage = async (page: PreparedPage, engine: OcrEngine): Promise<PageLayout> => {
  let best = analyzePage(page, 0);
  let seen = await legibility(best, engine);
  if (seen.confidence >= UPRIGHT && seen.perLine >= UPRIGHT_CHARACTERS) return withWordSize(page, best, seen);
  for (const turns of [2, 1, 3] as const satisfies readonly QuarterTurns[]) {
    const layout = analyzePage(page, turns);
    const other = await legibility(layout, engine);
    if (other.characters > seen.characters * 1.3) [best, seen] = [layout, other];
  }
  return withWordSize(page, best, seen);
};
