import { foldText } from '../../normalizers/text/fold-text.ts';
import type { Filing } from '../../src/model/index.ts';
import type { Fault } from './truth-filing.ts';

const AUTHOR_FAULTS: ReadonlySet<string> = new Set([
  'sum-mismatch',
  'share-mismatch',
  'year-mismatch',
  'comparator-polarity',
  'formula-as-value',
  'schedule-order',
  'weight-sum',
  'duplicate-code',
  'code-mismatch',
  'duplicate-indicator',
  'misplaced-value',
  'truncated',
  'unit-implausible',
]);

export interface Judgement {
  readonly found: readonly Fault[];
  readonly missed: readonly Fault[];
  /** Alarms of a kind that was not planted in the document. */
  readonly falseAlarms: readonly string[];
}

/** Findings of a filing against the faults that were planted in its document. */
export const judgeFindings = (filing: Filing, faults: readonly Fault[]): Judgement => {
  const findings = filing.notes.filter(({ kind, code }) => kind === 'finding' && AUTHOR_FAULTS.has(code));
  const isFound = (fault: Fault): boolean =>
    findings.some(
      ({ code, message, evidence }) =>
        code === fault.kind &&
        fault.mentions.some((mention) => foldText(`${message} ${evidence ?? ''}`).includes(foldText(mention))),
    );
  const planted = new Set(faults.map(({ kind }) => kind));
  return {
    found: faults.filter(isFound),
    missed: faults.filter((fault) => !isFound(fault)),
    falseAlarms: findings
      .filter(({ severity, code }) => severity !== 'info' && !planted.has(code))
      .map(({ code, message }) => `${code}: ${message}`),
  };
};
