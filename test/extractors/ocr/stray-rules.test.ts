import { expect, test } from 'vitest';
import type { Rule } from '../../../extractors/ocr/raster/rule-strokes.ts';
import { withoutStrays } from '../../../extractors/ocr/raster/stray-rules.ts';

const EM = 20;

const rule = (position: number, start: number, end: number, faint = false): Rule => ({
  position,
  start,
  end,
  thickness: 2,
  traces: [[position, start, end]],
  ...(faint ? { faint } : {}),
});

/** Three pale strokes that are long, and two that are short and cross them. */
const STROKES = {
  horizontal: [100, 125, 150].map((y) => rule(y, 100, 300, true)),
  vertical: [150, 250].map((x) => rule(x, 98, 152, true)),
};

test('strokes that only vouch for one another are no rules, and the question is settled', () => {
  expect(withoutStrays(STROKES, EM)).toEqual({ horizontal: [], vertical: [] });
});

test('two firm rules make the pale ones that cross them count', () => {
  const firm = [rule(120, 0, 400), rule(280, 0, 400)];
  const { horizontal, vertical } = withoutStrays({ ...STROKES, vertical: [...STROKES.vertical, ...firm] }, EM);
  expect(horizontal).toHaveLength(3);
  expect(vertical).toHaveLength(4);
});
