import { describe, expect, it } from 'vitest';
import { repairDocument, replayNotes } from '../../normalizers/repair.ts';
import { cleanText, foldText, joinOverlap, matchClosed, repairTerm } from '../../normalizers/text/index.ts';
import { TERMS } from '../../normalizers/text/terms.ts';
import type { Document } from '../../src/model/index.ts';
import { cpuTime } from './cpu-time.ts';

const documentOf = (paragraphs: readonly string[], rows: readonly (readonly string[])[] = []): Document => ({
  format: 'text',
  ocrUsed: false,
  blocks: [
    ...paragraphs.map((text, index) => ({ kind: 'paragraph' as const, at: `b${index + 1}`, text })),
    {
      kind: 'table',
      at: 't1',
      geometry: 'slots',
      rows: rows.map((row, at) => row.map((text, cell) => ({ text, at: `t1.r${at + 1}.c${cell + 1}` }))),
    },
  ],
});

const damaged = documentOf(
  ['[bookmark: _GoBack]_、总体绩敛目桥', '_,分项绩效目标', '三、保障措施', '了。 「一個」 「一個」 「一個」 「一個」'],
  [
    ['项日编码', '13052924P0058401179 7F', '资全支出计刬', '3 F]底'],
    ['指桥值', '指桥值指桥值', '古驿栈修.缮面积', '反映古驿栈修缮面积情况'],
  ],
);

describe('repairDocument', () => {
  it('writes a note for every change, and replaying the notes makes the same document', () => {
    const { value, notes } = repairDocument(damaged);
    const texts = value.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text],
    );
    expect(texts).toEqual([
      '一、总体绩效目标',
      '二、分项绩效目标',
      '三、保障措施',
      '了。',
      '项目编码',
      '13052924P00584011797F',
      '资金支出计划',
      '3 月底',
      '指标值',
      '指标值指标值',
      '古驿栈修缮面积',
      '反映古驿栈修缮面积情况',
    ]);
    expect(replayNotes(damaged, notes)).toEqual(value);
    for (const note of notes) expect(note.evidence).toBeTruthy();
  });

  it('gives back a clean document untouched', () => {
    const clean = documentOf(['一、总体绩效目标', '（一）保障机关运转'], [['项目名称', '古驿栈修缮', '≥95%', '定量']]);
    const { value, notes } = repairDocument(clean);
    expect(value).toBe(clean);
    expect(notes).toEqual([]);
  });

  it('folds a traditional mirror with pinyin', () => {
    const mirror = documentOf(
      ['績(jì)效目標(biāo)表', '數(shù)量指標(biāo)', '經(jīng)濟(jì)效益'],
      [['產(chǎn)出指標(biāo)', '時效指標(biāo)', '滿意度指標(biāo)', '項目資金總額']],
    );
    const { value, notes } = repairDocument(mirror);
    expect(value.blocks.slice(0, 3).map((block) => block.kind !== 'table' && block.text)).toEqual([
      '绩效目标表',
      '数量指标',
      '经济效益',
    ]);
    expect(replayNotes(mirror, notes)).toEqual(value);
  });

  it.each([
    ['锟斤拷效目锟斤拷锟斤拷 预锟斤拷锟斤拷', 'warning or error'],
    ['缁╂晥鐩爣 棰勭畻鏁 鎸囨爣鍊', 'UTF-8 as GB'],
    ['2020t^ \u0001\u0002\u0003\u0004', 'binary'],
  ])('reports a broken encoding: %j', (text) => {
    expect(repairDocument(documentOf([text])).notes.map(({ code }) => code)).toContain('encoding-damage');
  });

  it('repairs its own result no further', () => {
    const { value } = repairDocument(damaged);
    expect(repairDocument(value).notes).toEqual([]);
  });
});

describe('100,000 characters of one kind take less than a second', () => {
  const units = ['一', '\t', '≥', '（', '|', ' ', '数数量', '[bookmark:', '「一」', '.', '_、', '績(jì)'];
  it.each(units)('%j', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const runs: Record<string, () => unknown> = {
      foldText: () => foldText(text),
      cleanText: () => cleanText(text),
      repairTerm: () => repairTerm(text, { witnesses: [text, text.slice(0, 60)] }),
      matchClosed: () => matchClosed(text, TERMS.labels, { maxCost: 2 }),
      joinOverlap: () => joinOverlap(text, text),
      repairDocument: () => repairDocument(documentOf([text], [[text, text.slice(0, 50)]])),
    };
    for (const [name, run] of Object.entries(runs)) {
      expect(cpuTime(run), name).toBeLessThan(3000);
    }
  });
});
