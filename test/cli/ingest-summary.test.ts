import { describe, expect, test } from 'vitest';
import { printedSummary, summarizeIngest } from '../../src/cli/ingest-summary.ts';
import { shortened, textTable } from '../../src/cli/text-table.ts';
import type { InputOutcome } from '../../src/worker/index.ts';

const outcome = (origin: string, more: Partial<InputOutcome> = {}): InputOutcome => ({
  origin,
  documentId: `id of ${origin}`,
  status: 'loaded',
  result: 'stored',
  error: null,
  counts: { projects: 1, indicators: 10, fundingLines: 2, repairs: 0, findings: 0, reviews: 0 },
  ...more,
});

const doubtful = outcome('b', { counts: { ...outcome('b').counts, reviews: 3 } });

describe('exit codes', () => {
  test.each([
    ['all is well', [outcome('a')], true, 0],
    ['doubts do not fail by default', [doubtful], false, 0],
    ['doubts fail when asked', [doubtful], true, 3],
    ['an unknown layout is a doubt', [outcome('a', { status: 'unknown-layout' })], true, 3],
    ['a text without targets is none', [outcome('a', { status: 'not-applicable' })], true, 0],
    ['unreadable wins over doubts', [doubtful, outcome('a', { status: 'unreadable' })], true, 2],
    ['a failed input is unreadable', [outcome('a', { status: 'failed', documentId: null })], false, 2],
  ] as const)('%s', (_, outcomes, failOnReview, exitCode) => {
    expect(summarizeIngest(outcomes, {}, failOnReview).exitCode).toBe(exitCode);
  });
});

describe('summary', () => {
  test('counts bytes seen twice once', () => {
    const twice = [outcome('a', { documentId: 'same' }), outcome('b', { documentId: 'same', result: 'unchanged' })];
    expect(summarizeIngest(twice, {}, false).totals).toMatchObject({
      documents: 1,
      indicators: 10,
      stored: 1,
      unchanged: 1,
    });
  });

  test('sorts files by code point, whatever the order of reading', () => {
    const { files } = summarizeIngest([outcome('表'), outcome('b'), outcome('a')], {}, false);
    expect(files.map(({ origin }) => origin)).toEqual(['a', 'b', '表']);
  });

  test('lists only troubles of a long run', () => {
    const many = Array.from({ length: 100 }, (_, index) => outcome(`${index}.txt`));
    const text = printedSummary(
      summarizeIngest([...many, outcome('bad.txt', { status: 'unreadable' })], { md: 2 }, false),
    );
    expect(text).toContain('bad.txt');
    expect(text).not.toContain('55.txt');
    expect(text).toContain('total: 101 documents');
    expect(text).toContain('skipped 2 files that are no documents (2 md)');
  });
});

describe('text tables', () => {
  test('count Chinese characters as two columns', () => {
    expect(
      textTable(
        [
          ['绩效', '1'],
          ['a', '10'],
        ],
        new Set([1]),
      ),
    ).toBe('绩效   1\na     10');
  });

  test('shorten in the middle', () => {
    expect(shortened('abcdefghij', 7)).toBe('abc…hij');
    expect(shortened('路灯维护项目', 7)).toBe('路…目');
    expect(shortened('short', 7)).toBe('short');
  });
});
