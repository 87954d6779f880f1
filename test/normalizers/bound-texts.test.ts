import { expect, test } from 'vitest';
import { boundTexts, MAX_TEXT_LENGTH } from '../../normalizers/bound-texts.ts';
import type { Block, Document } from '../../src/model/index.ts';
import { fileBytes } from '../siblings/read-forms.ts';

const documentOf = (...blocks: readonly Block[]): Document => ({ format: 'text', blocks, ocrUsed: false });
const paragraph = (text: string, at = 'b1'): Block => ({ kind: 'paragraph', at, text });
const table = (...texts: readonly string[]): Block => ({
  kind: 'table',
  at: 't1',
  geometry: 'slots',
  rows: [texts.map((text, column) => ({ text, at: `t1.r1.c${column + 1}` }))],
});

test('a document whose texts are within the limit is untouched', () => {
  const document = documentOf(paragraph('绩'.repeat(MAX_TEXT_LENGTH)), table('a', 'b'));
  const { value, notes } = boundTexts(document);
  expect(value).toBe(document);
  expect(notes).toEqual([]);
});

test('a longer cell or line is cut, with a finding that names its place, its length and what to do', () => {
  const { value, notes } = boundTexts(
    documentOf(paragraph('绩'.repeat(MAX_TEXT_LENGTH + 1)), table('a', 'b'.repeat(200_000))),
  );
  const [first, second] = value.blocks;
  expect(first?.kind === 'paragraph' && first.text.length).toBe(MAX_TEXT_LENGTH);
  expect(second?.kind === 'table' && second.rows[0]!.map(({ text }) => text.length)).toEqual([1, MAX_TEXT_LENGTH]);
  expect(notes).toMatchObject([
    { code: 'too-large', severity: 'error', at: 'b1' },
    {
      code: 'too-large',
      severity: 'error',
      at: 't1.r1.c2',
      message:
        'expected a cell of at most 100000 characters, found 200000; what follows was not read, break it into lines',
    },
  ]);
});

test('no character of two units is cut in two, and many cuts are counted', () => {
  const long = `a${'𠮷'.repeat(MAX_TEXT_LENGTH)}`;
  const { value, notes } = boundTexts(
    documentOf(...Array.from({ length: 25 }, (_, i) => paragraph(long, `b${i + 1}`))),
  );
  expect(value.blocks.every((block) => block.kind === 'paragraph' && !/[\ud800-\udbff]$/.test(block.text))).toBe(true);
  expect(notes).toHaveLength(21);
  expect(notes.at(-1)).toMatchObject({ message: '5 more cells or lines were cut' });
});

test('a document that was cut is never passed over as none of ours', async () => {
  const { status, error } = await fileBytes(Buffer.from('通知'.repeat(MAX_TEXT_LENGTH)), 'a.txt');
  expect(status).toBe('unreadable');
  expect(error).toContain('expected a line of at most 100000 characters, found 200000');
});

test('what stands before the cut is read and marked as partial', async () => {
  const form =
    '项目支出绩效目标表\n项目名称\t渠道整修\t\t\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t整修渠道\t≥3公里\n';
  const filing = await fileBytes(Buffer.from(`${form}\n${'说明'.repeat(MAX_TEXT_LENGTH)}`), 'a.txt');
  expect(filing.status).toBe('partial');
  expect(filing.forms[0]?.projects[0]?.indicators).toHaveLength(1);
});
