import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkFiling } from '../../src/checks/index.ts';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import { type Judgement, judgeFindings } from './judge-findings.ts';
import { type TruthCase, truthCases } from './truth-filing.ts';

// The corpus is not part of the repository; where it lies beside it, every planted fault must be found.

const CASES = truthCases();
const DIGITAL = CASES.filter(({ path }) => !/\.(pdf|png|jpe?g)$/.test(path));

interface Judged extends Judgement {
  readonly name: string;
  readonly isClean: boolean;
}

const missedOf = (judged: readonly Judged[]): string[] =>
  judged.flatMap(({ name, missed }) => missed.map(({ kind, mentions }) => `${name}: ${kind} ${mentions.join(' | ')}`));

const falseAlarmsOf = (judged: readonly Judged[]): string[] =>
  judged
    .filter(({ isClean }) => isClean)
    .flatMap(({ name, falseAlarms }) => falseAlarms.map((alarm) => `${name}: ${alarm}`));

const foundOf = (judged: readonly Judged[]): number => judged.reduce((count, { found }) => count + found.length, 0);

const readFile = async ({ path }: TruthCase): Promise<Filing> => {
  const bytes = readFileSync(path);
  const id = createHash('sha256').update(bytes).digest('hex');
  return ingestSource(pipeline, { id, bytes, origin: path }, { limits: DEFAULT_LIMITS });
};

describe.skipIf(CASES.length === 0)('faults planted in verified records', () => {
  const judged = CASES.map(({ name, isClean, faults, filing }): Judged => {
    // The verified records hold no execution rate (执行率) to compare.
    const checkable = faults.filter(({ mentions }) => !mentions.includes('执行率'));
    return { name, isClean, ...judgeFindings(checkFiling(filing), checkable) };
  });

  it('are found', () => {
    expect(missedOf(judged)).toEqual([]);
  });

  it('raise no false alarm on clean documents', () => {
    expect(falseAlarmsOf(judged)).toEqual([]);
  });
});

describe.skipIf(DIGITAL.length === 0)('faults planted in digital documents', () => {
  const judged: Judged[] = [];

  beforeAll(async () => {
    for (const one of DIGITAL) {
      const { name, isClean, faults } = one;
      judged.push({ name, isClean, ...judgeFindings(await readFile(one), faults) });
    }
  }, 120_000);

  it('are found, but for those whose records were not read', () => {
    const [found, missed] = [foundOf(judged), missedOf(judged)];
    console.info(`planted faults: ${found} found, ${missed.length} missed`, missed);
    expect(found / (found + missed.length)).toBeGreaterThanOrEqual(0.95);
  });

  it('raise no false alarm on clean documents', () => {
    expect(falseAlarmsOf(judged)).toEqual([]);
  });
});
