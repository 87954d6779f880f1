import { expect, test } from 'vitest';
import { keepSeen } from '../../../extractors/ocr/raster/faint-rules.ts';
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

test('a double line vouches for a pale stroke as one line', () => {
  const double = [rule(120, 0, 400), rule(128, 0, 400)];
  const pale = [rule(50, 100, 300, true)];
  expect(withoutStrays({ horizontal: double, vertical: pale }, EM).vertical).toEqual([]);
  const apart = [...double, rule(280, 0, 400)];
  expect(withoutStrays({ horizontal: apart, vertical: pale }, EM).vertical).toEqual(pale);
});

test('dashed lines of one extent part rows, leaders behind titles do not', () => {
  const dashed = [100, 140, 180].map((y): Rule => ({ ...rule(y, 50, 450), dashed: true }));
  expect(withoutStrays({ horizontal: dashed, vertical: [] }, EM).horizontal).toHaveLength(3);
  const leaders = dashed.map((one) => ({ ...one, leads: true }));
  expect(withoutStrays({ horizontal: leaders, vertical: [] }, EM).horizontal).toEqual([]);
  expect(withoutStrays({ horizontal: dashed.slice(1, 2), vertical: [] }, EM).horizontal).toEqual([]);
});

test('a line that was seen stays although pale pieces of it make it pale', () => {
  const seen = rule(100, 50, 450);
  expect(keepSeen([], [seen], EM)).toEqual([seen]);
  expect(keepSeen([rule(101, 40, 460, true)], [seen], EM)).toHaveLength(1);
});
