import { expect, test } from 'vitest';
import {
  calibrationError,
  doubtBands,
  type JudgedRow,
  riskCoverage,
  tierShares,
  wilsonInterval,
} from '../../bench/calibration/calibration.ts';

const rows = (tier: string, right: number, wrong: number, document = 'a', needs_review = 0): JudgedRow[] =>
  Array.from({ length: right + wrong }, (_, index) => ({
    view: 'indicator',
    document,
    tier,
    needs_review,
    right: index < right,
  }));

const shares = tierShares([...rows('C', 90, 10), ...rows('A', 50, 0), ...rows('D', 20, 30)]);

test('shares of tiers, best first', () => {
  expect(shares.map(({ tier, rows: n, right, share }) => [tier, n, right, share])).toEqual([
    ['A', 50, 50, 1],
    ['C', 100, 90, 0.9],
    ['D', 50, 20, 0.4],
  ]);
});

test('the interval of a share, as printed by Wilson for 95 of 100', () => {
  expect(wilsonInterval(95, 100).map((bound) => bound.toFixed(3))).toEqual(['0.888', '0.978']);
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});

test('a kept promise has no error; a broken one weighs by its records', () => {
  expect(calibrationError(shares, { A: 1, C: 0.9, D: 0.4 })).toBeCloseTo(0);
  expect(calibrationError(shares, { A: 1, C: 0.9, D: 0.8 })).toBeCloseTo(0.1);
  expect(calibrationError([], {})).toBeNull();
});

test('risk rises with coverage', () => {
  expect(riskCoverage(shares)).toEqual([
    { tier: 'A', coverage: 0.25, risk: 0 },
    { tier: 'C', coverage: 0.75, risk: 10 / 150 },
    { tier: 'D', coverage: 1, risk: 0.2 },
  ]);
});

test('bands count the accepted records of documents by how much of them is in doubt', () => {
  const all = [...rows('C', 10, 0, 'clean'), ...rows('C', 5, 1, 'torn'), ...rows('D', 1, 3, 'torn', 1)];
  expect(doubtBands(all, [-1, 0, 0.3])).toEqual([
    { above: -1, documents: 1, accepted: 10, wrong: 0 },
    { above: 0, documents: 0, accepted: 0, wrong: 0 },
    { above: 0.3, documents: 1, accepted: 6, wrong: 1 },
  ]);
});
