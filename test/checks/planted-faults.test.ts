import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../src/checks/index.ts';
import { judgeFindings } from './judge-findings.ts';
import { truthCases } from './truth-filing.ts';

// The corpus is not part of the repository; where it lies beside it, every planted fault must be found.

const CASES = truthCases();

describe.skipIf(CASES.length === 0)('faults planted in the corpus', () => {
  const judged = CASES.map(({ name, isClean, faults, filing }) => ({
    name,
    isClean,
    // The verified records hold no execution rate (执行率) to compare.
    ...judgeFindings(
      checkFiling(filing),
      faults.filter(({ mentions }) => !mentions.includes('执行率')),
    ),
  }));

  it('are found', () => {
    const missed = judged.flatMap(({ name, missed }) => missed.map(({ kind, mentions }) => [name, kind, mentions]));
    const found = judged.reduce((count, { found }) => count + found.length, 0);
    console.info(`planted faults: ${found} found, ${missed.length} missed`);
    expect(missed).toEqual([]);
  });

  it('raise no false alarm on clean documents', () => {
    expect(
      judged.flatMap(({ name, isClean, falseAlarms }) => (isClean && falseAlarms.length ? [name, falseAlarms] : [])),
    ).toEqual([]);
  });
});
