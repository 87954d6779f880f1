import type { Box } from '../../src/model/index.ts';
import type { PageMarks, Rule, Turn } from './marks.ts';

/** Place of a box after the page was turned so that writing with `turn` stands upright; width and height before that. */
export const turnBox = ([l, t, r, b]: Box, turn: Turn, width: number, height: number): Box => {
  if (turn === 1) return [t, width - r, b, width - l];
  if (turn === 2) return [width - r, height - b, width - l, height - t];
  if (turn === 3) return [height - b, l, height - t, r];
  return [l, t, r, b];
};

/** Turn that undoes `turn`. */
export const turnBack = (turn: Turn): Turn => ((4 - turn) % 4) as Turn;

/** Writing direction of most glyphs: a landscape table printed sideways on an upright page has turn 1 or 3. */
export const mainTurn = (marks: PageMarks): Turn => {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const glyph of marks.glyphs) if (glyph.text !== ' ') counts[glyph.turn] += 1;
  const most = Math.max(...counts);
  // the upright reading wins unless the sideways one is clear
  return most > 0 && counts[0] < most * 0.5 ? (counts.indexOf(most) as Turn) : 0;
};

const turnRules = (rules: readonly Rule[], axis: 'x' | 'y', turn: Turn, width: number, height: number): Rule[] =>
  rules.map(({ position, start, end }) => {
    const box: Box = axis === 'y' ? [start, position, end, position] : [position, start, position, end];
    const turned = turnBox(box, turn, width, height);
    const across = (axis === 'y') === (turn % 2 === 0);
    return across
      ? { position: turned[1], start: turned[0], end: turned[2] }
      : { position: turned[0], start: turned[1], end: turned[3] };
  });

/** Page turned so that writing with `turn` stands upright. */
export const turnMarks = (marks: PageMarks, turn: Turn): PageMarks => {
  if (turn === 0) return marks;
  const { width, height, rules } = marks;
  const horizontal = turnRules(rules.horizontal, 'y', turn, width, height);
  const vertical = turnRules(rules.vertical, 'x', turn, width, height);
  return {
    page: marks.page,
    width: turn === 2 ? width : height,
    height: turn === 2 ? height : width,
    glyphs: marks.glyphs.map((glyph) => ({
      ...glyph,
      box: turnBox(glyph.box, turn, width, height),
      turn: ((glyph.turn - turn + 4) % 4) as Turn,
    })),
    rules: turn === 2 ? { horizontal, vertical } : { horizontal: vertical, vertical: horizontal },
    areas: marks.areas.map((area) => turnBox(area, turn, width, height)),
    sketches: (marks.sketches ?? []).map((box) => turnBox(box, turn, width, height)),
  };
};
