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

/** A word for the geometry: at least one em high, since it expects em boxes and not ink. */
const wordOf = ({ characters, region, blankBefore }: LineWord, em: number): Word => {
  const scale = POINTS_PER_EM / em;
  const height = region.bottom - region.top;
  const lift = Math.max(0, (em - height) / 2);
  const box: Box = [
    region.left * scale,
    (region.top - lift) * scale,
    region.right * scale,
    (region.bottom + lift) * scale,
  ];
  const size = height > em * 1.5 ? height * scale : POINTS_PER_EM;
  return { text: characters.map(({ text }) => text).join(''), box, size, turn: 0, font: '', glyphs: [], blankBefore };
};

/** Words of lines that were read, as the geometry of printed pages wants them. */
export const pageWords = (layout: PageLayout, lines: readonly ReadLine[]): PageWords => {
  const origin = new Map<Word, LineWord>();
  for (const line of lines)
    for (const word of lineWords(layout.writing, line)) origin.set(wordOf(word, layout.em), word);
  return { words: [...origin.keys()], origin };
};
