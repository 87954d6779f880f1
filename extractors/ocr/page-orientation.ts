import type { OcrEngine } from './engines/ocr-engine.ts';
import { analyzePage, type PageLayout, type PreparedPage } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import type { QuarterTurns } from './raster/rotate.ts';
import { findTextLines } from './raster/text-lines.ts';
import { readingRegion } from './read-region.ts';
import { cellInside } from './read-tables.ts';

/** Lines that are read to tell whether a page stands upright. */
const SAMPLES = 8;
/** Mean confidence from which on a page is upright; upside down, lines are read with 0.3 to 0.6. */
const UPRIGHT = 0.8;

/** Long but not overlong lines of a page, the best evidence for its orientation. */
const sampleLines = (layout: PageLayout): readonly Region[] => {
  const { image, writing, em } = layout;
  const areas =
    layout.tables.length > 0
      ? layout.tables.flatMap((table) => table.cells.map((cell) => cellInside(cell.region, em)))
      : [{ left: 0, top: 0, right: image.width, bottom: image.height }];
  const lines = areas
    .flatMap((area) => findTextLines(writing, area, em))
    .filter(({ left, right }) => right - left >= em * 2)
    .map((line) => ({ ...line, right: Math.min(line.right, line.left + em * 16) }));
  return lines
    .sort((a, b) => b.right - b.left - (a.right - a.left) || a.top - b.top || a.left - b.left)
    .slice(0, SAMPLES);
};

const orientationScore = async (layout: PageLayout, engine: OcrEngine): Promise<number> => {
  const lines = sampleLines(layout);
  if (lines.length === 0) return 0;
  const readings = await engine.readLines(
    layout.image,
    lines.map((line) => readingRegion(line, layout.em)),
  );
  const scores = readings.map(({ characters }) =>
    characters.length === 0 ? 0 : characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length,
  );
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
};

/**
 * The layout of a page turned upright. The page as received is taken when a sample of its lines reads well; otherwise the
 * quarter turn whose lines read best, so that pages that stand upright cost next to nothing.
 */
export const orientPage = async (page: PreparedPage, engine: OcrEngine): Promise<PageLayout> => {
  let best = analyzePage(page, 0);
  let bestScore = await orientationScore(best, engine);
  for (const turns of [2, 1, 3] as const satisfies readonly QuarterTurns[]) {
    if (bestScore >= UPRIGHT) return best;
    const layout = analyzePage(page, turns);
    const score = await orientationScore(layout, engine);
    if (score > bestScore + 0.05) [best, bestScore] = [layout, score];
  }
  return best;
};
