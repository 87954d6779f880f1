import type { AlignedColumn } from './aligned-columns.ts';
import { isNumeric } from './numeric-text.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';
import { centredTitles } from './section-titles.ts';

/** Is most of a column figures, so that words in it go on with no cell? */
const isOfFigures = (lines: readonly PlacedLine[], column: number): boolean => {
  const texts = textsOf(lines, column).map(({ chunk }) => chunk.text);
  return texts.filter(isNumeric).length > 0.5 * texts.length;
};

/** Lines whose titles in the middle span all columns: over several of them, or in a column of figures. */
export const spreadTitles = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
): readonly PlacedLine[] => {
  const titles = centredTitles(lines.map(({ line }) => line));
  return lines.map((placed, index) => {
    const [chunk] = placed.chunks;
    if (index === 0 || !chunk || !titles.has(placed.line) || isNumeric(chunk.chunk.text)) return placed;
    if (chunk.last === chunk.first && !isOfFigures(lines, chunk.first)) return placed;
    return { ...placed, chunks: [{ ...chunk, first: 0, last: columns.length - 1 }] };
  });
};
