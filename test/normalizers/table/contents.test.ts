import { describe, expect, it } from 'vitest';
import { readContents } from '../../../normalizers/table/contents.ts';
import type { Block, Document } from '../../../src/model/index.ts';
import { cpuTime } from '../cpu-time.ts';

/** Lines as a text dump prints them; a line with tabs becomes a row of a table of its own. */
const documentOf = (...lines: string[]): Document => ({
  format: 'text',
  ocrUsed: false,
  blocks: lines.map((text, index): Block => {
    const at = `b${index + 1}`;
    if (!text.includes('\t')) return { kind: 'paragraph', at, text };
    const row = text.split('\t').map((cell, column) => ({ text: cell, at: `t${index + 1}.r1.c${column + 1}` }));
    return { kind: 'table', at: `t${index + 1}`, geometry: 'slots', rows: [row] };
  }),
});

const BODY = [
  '第一部分 部门整体绩效目标',
  '一、总体绩效目标',
  '保障机关工作正常运转。',
  '二、分项绩效目标',
  '第二部分 预算项目绩效目标',
  '1.云溪县图书流动车运行绩效目标表',
  '项目编码\t11000024P000000000001\t项目名称\t图书流动车运行',
  '2.古驿道修缮专项绩效目标表',
  '3.乡村夜校教师补贴绩效目标表',
];

describe('readContents', () => {
  it('matches clean entries without notes', () => {
    const { value, notes } = readContents(
      documentOf(
        '目 录',
        '第一部分 部门整体绩效目标',
        '一、总体绩效目标\t1',
        '二、分项绩效目标..........2',
        '第二部分 预算项目绩效目标',
        '1.云溪县图书流动车运行绩效目标表\t5',
        '2.古驿道修缮专项绩效目标表\t7',
        '3.乡村夜校教师补贴绩效目标表\t9',
        ...BODY,
      ),
    );
    expect(notes).toEqual([]);
    expect(value.entries.map(({ page }) => page)).toEqual([null, 1, 2, null, 5, 7, 9]);
    expect(value.entries.every(({ headingAt }) => headingAt !== null)).toBe(true);
    expect(value.locators.has('t3.r1.c1')).toBe(true);
    expect(value.locators.has('b9')).toBe(false);
  });

  it('restores torn, misread and destroyed entries from their headings', () => {
    const { value, notes } = readContents(
      documentOf(
        '目录',
        '_、\t总体绩效目标\t1',
        '1.云\t去溪县图书流动车运行绩效目标表\t5',
        '2.古驿道修膳专页绩敛目标表\t7',
        '3.乡\t※。 『十口』\t9',
        ...BODY,
      ),
    );
    expect(value.entries.map(({ title }) => title)).toEqual([
      '一、总体绩效目标',
      '1.云溪县图书流动车运行绩效目标表',
      '2.古驿道修缮专项绩效目标表',
      '3.乡村夜校教师补贴绩效目标表',
    ]);
    expect(notes.filter(({ code }) => code === 'contents-repair')).toHaveLength(4);
    expect(notes[1]).toMatchObject({ evidence: 'heading b11', at: 't3.r1.c1' });
  });

  it('reports an entry without heading and a heading without entry', () => {
    const { notes } = readContents(
      documentOf(
        '目录',
        '一、总体绩效目标\t1',
        '1.云溪县图书流动车运行绩效目标表\t5',
        '2.古驿道修缮专项绩效目标表\t7',
        '8.水库清淤工程绩效目标表\t19',
        ...BODY,
      ),
    );
    expect(notes.map(({ code, message }) => [code, message])).toEqual([
      ['contents-mismatch', 'contents entry without heading: 8.水库清淤工程绩效目标表'],
      ['contents-mismatch', 'heading without contents entry: 3.乡村夜校教师补贴绩效目标表'],
    ]);
  });

  it('takes no scored list for a table of contents', () => {
    const rows = ['1.数量指标\t10', '2.质量指标\t10', '3.时效指标\t15', '4.成本指标\t15'];
    expect(readContents(documentOf('绩效自评表', ...rows, '合计\t50')).value.entries).toEqual([]);
    expect(readContents(documentOf('政府采购目录', ...BODY)).value.entries).toEqual([]);
    expect(readContents(documentOf('目录')).value.entries).toEqual([]);
  });

  it('is quick on hostile input', () => {
    for (const unit of ['一', '\t', '≥', '（', '|', '1.', '.', '1 ', '_、\n', '一、1\n']) {
      const long = documentOf('目录', unit.repeat(100_000 / unit.length));
      const many = Array.from({ length: 3000 }, (_, index) => `${index}.${unit.repeat(8)}\t${index}`);
      expect(
        cpuTime(() => [readContents(long), readContents(documentOf('目录', ...many))]),
        unit,
      ).toBeLessThan(3000);
    }
  });
});
