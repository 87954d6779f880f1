import type { Box } from '../../src/model/index.ts';
import type { Word } from '../geometry/build-words.ts';
import { type LineWord, lineWords } from './line-words.ts';
import type { PageLayout } from './page-layout.ts';
import { POINTS_PER_EM } from './raster/ruled-grid.ts';
import type { ReadLine } from './read-line.ts';

/** The words of a page in the points of the shared geometry, with the way back to what was read. */
export interface PageWords {
  readonly words: readonly Word[];
  readonly origin: ReadonlyMap<Word, LineWord>;
}

/** A word for the geometry, which expects em boxes and not ink: as high as its line, and at least one em. */
const wordOf = ({ line, characters, region, blankBefore }: LineWord, em: number): Word => {
  const scale = POINTS_PER_EM / em;
  const { top, bottom } = line.region;
  const lift = Math.max(0, (em - (bottom - top)) / 2);
  const box: Box = [region.left * scale, (top - lift) * scale, region.right * scale, (bottom + lift) * scale];
  const size = bottom - top > em * 1.5 ? (bottom - top) * scale : POINTS_PER_EM;
  return { text: characters.map(({ text }) => text).join(''), box, size, turn: 0, font: '', glyphs: [], blankBefore };
};

/** Words of lines that were read, as the geometry of printed pages wants them. */
export const pageWords = (layout: PageLayout, lines: readonly ReadLine[]): PageWords => {
  const origin = new Map<Word, LineWord>();
  for (const line of lines)
    for (const word of lineWords(layout.writing, line, layout.em)) origin.set(wordOf(word, layout.em), word);
  return { words: [...origin.keys()], origin };
};
