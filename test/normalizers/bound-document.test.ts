import { expect, test } from 'vitest';
import { boundDocument, MOST_CELLS, MOST_CHARACTERS } from '../../normalizers/bound-document.ts';
import type { Block, Document } from '../../src/model/index.ts';
import { fileBytes } from '../siblings/read-forms.ts';

const documentOf = (...blocks: readonly Block[]): Document => ({ format: 'text', blocks, ocrUsed: false });
const paragraph = (text: string, at: string): Block => ({ kind: 'paragraph', at, text });
const table = (at: string, rows: number, text: string): Block => ({
  kind: 'table',
  at,
  geometry: 'slots',
  rows: Array.from({ length: rows }, (_, r) => [
    { text, at: `${at}.r${r + 1}.c1` },
    { text: '', at: `${at}.r${r + 1}.c2` },
  ]),
});

test('a document within the bound is untouched', () => {
  const document = documentOf(table('t1', MOST_CELLS / 2 - 1, '指标'), paragraph('说明', 'b1'));
  const { value, notes } = boundDocument(document);
  expect(value).toBe(document);
  expect(notes).toEqual([]);
});

test('a longer table is read up to the bound; one finding says what was found and from where nothing was read', () => {
  const { value, notes } = boundDocument(
    documentOf(paragraph('说明', 'b1'), table('t1', MOST_CELLS, '指标'), paragraph('后文', 'b2')),
  );
  expect(value.blocks.map(({ at }) => at)).toEqual(['b1', 't1']);
  expect(value.blocks[1]?.kind === 'table' && value.blocks[1].rows.length).toBe(MOST_CELLS / 2 - 1);
  expect(notes).toEqual([
    expect.objectContaining({
      code: 'too-large',
      severity: 'error',
      at: 't1.r50000.c1',
      message:
        'expected at most 100000 cells or lines and 1000000 characters, found 200002 and 200004; not read: what is printed from t1.r50000.c1 on; split the document',
    }),
  ]);
});

test('many characters count as many cells do', () => {
  const lines = Array.from({ length: 30 }, (_, i) => paragraph('字'.repeat(MOST_CHARACTERS / 20), `b${i + 1}`));
  const { value, notes } = boundDocument(documentOf(...lines));
  expect(value.blocks).toHaveLength(20);
  expect(notes).toMatchObject([{ code: 'too-large', at: 'b21' }]);
});

test('tables that say nothing of targets give way to those that do', () => {
  const { value, notes } = boundDocument(documentOf(table('t1', MOST_CELLS, '金额'), table('t2', 5, '指标')));
  expect(value.blocks.map(({ at }) => at)).toEqual(['t2']);
  expect(notes).toMatchObject([
    { at: 't1', message: expect.stringContaining('1 tables without a word of targets (t1)') },
  ]);
});

test('what was read of a document over the bound is kept, and the document is partial', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `<tr><td>${i}</td><td>支出</td><td>备注</td><td>1</td></tr>`);
  const form =
    '<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr><tr><td>产出指标</td><td>数量指标</td><td>整修渠道</td><td>≥3公里</td></tr></table>';
  const page = `<html><body><table>${rows.join('')}</table><p>项目支出绩效目标表</p>${form}</body></html>`;
  const filing = await fileBytes(Buffer.from(page), 'a.html');
  expect(filing.status).toBe('partial');
  expect(filing.error).toContain('found 120009');
  expect(filing.forms[0]?.indicators.map(({ name }) => name)).toEqual(['整修渠道']);
});
