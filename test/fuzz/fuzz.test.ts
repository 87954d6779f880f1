import { expect, test } from 'vitest';
import { fuzzInput } from './fuzz-input.ts';
import { runFuzz } from './run-fuzz.ts';

// The long form is `npm run fuzz`.
const INPUTS = 120;

test('a seed always makes the same bytes', () => {
  for (const seed of [1, 77, 4711]) expect(fuzzInput(seed)).toEqual(fuzzInput(seed));
  expect(fuzzInput(1).bytes).not.toEqual(fuzzInput(2).bytes);
});

test('mutated documents cost nothing but themselves, and each that is not read has a typed reason', async () => {
  const report = await runFuzz(1_000_000, INPUTS, 2);
  expect(report.defects).toEqual([]);
  expect(report.inputs).toBe(INPUTS);
  expect(Object.keys(report.reasons)).not.toContain('untyped');
  expect(report.statuses.loaded ?? 0).toBeGreaterThan(0);
  expect(report.statuses.unreadable ?? 0).toBeGreaterThan(0);
}, 240_000);
