import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../src/checks/index.ts';
import type { Filing, Finding } from '../../src/model/index.ts';
import { cleanForm, PLANTED } from './random-form.ts';

// Slips planted in forms that are invented here and add up: other forms, other slips than those of the corpus.
// FAULT_RUNS=500 for the whole measure.

const RUNS = Number(process.env.FAULT_RUNS ?? 10);
const OPTIONS = { numRuns: RUNS, seed: 11 };

const findings = (filing: Filing): readonly Finding[] => CHECKS.flatMap(({ run }) => run(filing));
const keysOf = (filing: Filing): ReadonlySet<string> =>
  new Set([...JSON.stringify(filing).matchAll(/"key":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!));

test('no rule objects to a clean form', () => {
  fc.assert(
    fc.property(cleanForm, (filing) => {
      expect(findings(filing).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    }),
    OPTIONS,
  );
});

describe('a planted slip is found, and its finding names the rows and the numbers', () => {
  test.each(Object.entries(PLANTED))(
    '%s',
    (_, { code, plant }) => {
      fc.assert(
        fc.property(cleanForm, fc.nat(60), (clean, n) => {
          const { filing, mentions } = plant(clean, n);
          const found = findings(filing).filter((one) => one.code === code);
          const right = found.find(({ message, evidence }) =>
            mentions.every((mention) => `${message} ${evidence ?? ''}`.includes(mention)),
          );
          expect(right, JSON.stringify({ mentions, found: found.map(({ message }) => message) })).toBeDefined();
          expect(right!.at).not.toBeNull();
          const keys = keysOf(filing);
          expect(right!.subjects?.length).toBeGreaterThan(0);
          for (const { key } of right!.subjects!) expect(keys).toContain(key);
        }),
        OPTIONS,
      );
    },
    600_000,
  );
});
