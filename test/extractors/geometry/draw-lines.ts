import { buildLines, type Line } from '../../../extractors/geometry/build-lines.ts';
import { buildWords } from '../../../extractors/geometry/build-words.ts';
import type { Glyph } from '../../../extractors/geometry/marks.ts';

/** Width of a character of a drawing and height of its lines, in points: a typewriter of 10 points. */
const WIDTH = 5;
const HEIGHT = 12;

/** Glyphs of a text drawing: one character a column, one row a line; two blanks part columns as a typewriter does. */
export const drawGlyphs = (drawing: string, font = 'plain'): readonly Glyph[] =>
  drawing
    .replace(/^\n/, '')
    .split('\n')
    .flatMap((row, y) =>
      [...row].flatMap((text, x): Glyph[] => {
        const [left, top] = [x * WIDTH, y * HEIGHT];
        return text === ' ' ? [] : [{ text, box: [left, top, left + WIDTH, top + 10], size: 10, turn: 0, font }];
      }),
    );

/** Lines of a text drawing. */
export const drawLines = (drawing: string): readonly Line[] => buildLines(buildWords(drawGlyphs(drawing), 600, 800));
