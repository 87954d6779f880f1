import { describe, expect, it } from 'vitest';
import { textExtractor } from '../../../extractors/text/text-extractor.ts';
import { DEFAULT_LIMITS, type Document, type Outcome } from '../../../src/model/index.ts';
import { drawBlocks } from '../../builders/draw-blocks.ts';

const extractBytes = (bytes: Uint8Array, origin = 'form.txt'): Promise<Outcome<Document>> =>
  textExtractor.extract({ id: 'test', bytes, origin }, { limits: DEFAULT_LIMITS });

/** Reads a text in which → stands for TAB. */
const extract = (text: string): Promise<Outcome<Document>> => extractBytes(Buffer.from(text.replaceAll('→', '\t')));

const draw = async (text: string): Promise<string> => drawBlocks((await extract(text)).value.blocks);

const lines = (...texts: string[]): string => texts.join('\n');

describe('cell stream', () => {
  it('ends rows at blank lines and keeps empty cells and line breaks', async () => {
    const text = lines(
      '某表',
      '单位：万元',
      '→部门（单位）',
      '名称',
      '→　湖滨县水利局',
      '',
      '→',
      '→收入',
      '→',
      '',
      '结束',
    );
    expect(await draw(text)).toBe(
      lines('某表', '单位：万元', '[slots]', '| 部门（单位）⏎名称 | 湖滨县水利局', '|  | 收入 |', '结束'),
    );
  });

  it('reads padded cells with blank lines inside', async () => {
    const plain = ['→', '→预算编制', '→健全', '→计划标准', ''];
    const padded = ['→', '→战略管理', '→', '', '基本相符', '', '', '→计划标准', ''];
    expect(await draw(lines(...plain, ...padded, ...plain))).toBe(
      lines(
        '[slots]',
        '|  | 预算编制 | 健全 | 计划标准',
        '|  | 战略管理 | 基本相符 | 计划标准',
        '|  | 预算编制 | 健全 | 计划标准',
      ),
    );
  });

  it('joins several padded cells in one row', async () => {
    const plain = ['→甲', '→100%', '→100%', '→100%', '→历史标准', ''];
    const padded = ['→乙', '→', '相符', '', '', '→', '相符', '', '', '→', '相符', '', '→历史标准', ''];
    expect(await draw(lines(...plain, ...padded, ...plain))).toContain('| 乙 | 相符 | 相符 | 相符 | 历史标准');
  });

  it('does not join a padded last cell with the next row', async () => {
    const text = lines(
      '→项目属性',
      '→新增',
      '→项目期',
      '→',
      '1年',
      '',
      '',
      '',
      '→主管部门',
      '→甲局',
      '→实施单位',
      '→乙所',
      '',
    );
    expect(await draw(text)).toBe(
      lines('[slots]', '| 项目属性 | 新增 | 项目期 | 1年', '| 主管部门 | 甲局 | 实施单位 | 乙所'),
    );
  });

  it('does not join bands of different width', async () => {
    const text = lines(
      '→规模',
      '→预算数',
      '→3',
      '→其他',
      '→0',
      '→',
      '→',
      '',
      '→',
      '→用于修缮',
      '',
      '→计划',
      '→3月',
      '→6月',
      '→10月',
      '→12月',
      '',
    );
    expect(await draw(text)).toBe(
      lines('[slots]', '| 规模 | 预算数 | 3 | 其他 | 0 |  |', '|  | 用于修缮', '| 计划 | 3月 | 6月 | 10月 | 12月'),
    );
  });

  it('joins an unpadded row only where a neighbour shows the same column', async () => {
    const plain = ['→', '→甲', '→健全', '→计划标准', '→基本型', ''];
    const cut = ['→', '→乙', '→合理', '', '→计划标准', '→基本型', ''];
    expect(await draw(lines(...plain, ...cut, ...plain))).toContain('|  | 乙 | 合理 | 计划标准 | 基本型');
  });

  it('cuts tables at titles between them', async () => {
    const text = lines('→甲', '→乙', '', '2.河道管护绩效目标表', '（2030年度）', '→丙', '→丁', '');
    expect(await draw(text)).toBe(
      lines('[slots]', '| 甲 | 乙', '2.河道管护绩效目标表', '（2030年度）', '[slots]', '| 丙 | 丁'),
    );
  });

  it('keeps a list together that goes on behind a blank line', async () => {
    const text = lines('→部门职能', '→1、修缮渠道。', '', '2、巡查河道。', '', '→年度任务', '→1、清淤。', '');
    expect(await draw(text)).toBe(
      lines('[slots]', '| 部门职能 | 1、修缮渠道。⏎2、巡查河道。', '| 年度任务 | 1、清淤。'),
    );
  });

  it('reads streams whose first cells are bare', async () => {
    const text = lines(
      '目标表',
      '项目名称',
      '→河道管护',
      '',
      '预算数',
      '→30',
      '',
      '其中：',
      '财政',
      '→25',
      '',
      '',
      '→5',
      '',
      '尾',
    );
    expect(await draw(text)).toBe(
      lines('目标表', '[slots]', '| 项目名称 | 河道管护', '| 预算数 | 30', '| 其中：⏎财政 | 25', '|  | 5', '尾'),
    );
  });

  it('leaves prose with indented paragraphs alone', async () => {
    const prose = '为进一步提高财政资金使用效益，现就有关事项通知如下，请各单位结合实际认真贯彻落实，不得有误。';
    expect(await draw(lines(`→${prose}`, '', `→${prose}`, '', `→${prose}`))).toBe(lines(prose, prose, prose));
  });

  it('keeps bookmarks inside a line for the repairs, and drops lines of nothing else', async () => {
    expect(await draw(lines('[bookmark: _Toc_1]一、目标', '→[bookmark: _GoBack]甲', '→乙', '', '→丙', '→丁'))).toBe(
      lines('[bookmark: _Toc_1]一、目标', '[slots]', '| [bookmark: _GoBack]甲 | 乙', '| 丙 | 丁'),
    );
    expect(await draw(lines('一、目标', '[bookmark: _GoBack]', '二、措施'))).toBe(lines('一、目标', '二、措施'));
  });
});

describe('rows by tab', () => {
  it('keeps empty cells', async () => {
    expect(await draw(lines('表', '部门→甲局→→', '基本→人数→3→', '→数量→≥5→', '注：略'))).toBe(
      lines('表', '[slots]', '| 部门 | 甲局 |  |', '| 基本 | 人数 | 3 |', '|  | 数量 | ≥5 |', '注：略'),
    );
  });

  it('keeps quoted cells with line breaks together', async () => {
    expect(await draw(lines('目标→"1.甲', '2.乙"→丙', '丁→戊→己'))).toBe(
      lines('[slots]', '| 目标 | 1.甲⏎2.乙 | 丙', '| 丁 | 戊 | 己'),
    );
  });

  it('keeps rows in which a misread character became a bar', async () => {
    expect(await draw(lines('指标→单|位→权重', '甲→个→10', '乙→|天→20'))).toBe(
      lines('[slots]', '| 指标 | 单|位 | 权重', '| 甲 | 个 | 10', '| 乙 | |天 | 20'),
    );
  });

  it('reads double-spaced rows as one table', async () => {
    expect(await draw(lines('甲→乙', '', '丙→丁', '', '戊→己', '', '庚→辛'))).toBe(
      lines('[slots]', '| 甲 | 乙', '| 丙 | 丁', '| 戊 | 己', '| 庚 | 辛'),
    );
  });

  it('leaves a line alone with one tab as text', async () => {
    expect(await draw(lines('前', '第一部分→1', '后'))).toBe('前\n第一部分\t1\n后');
  });
});

describe('pipes', () => {
  it('reads rows, dropping padding and keeping inner blanks', async () => {
    expect(await draw(lines('表', '| 项目 | 河道管护 |||||', '| 数量 |  | ≥5 ||', '尾'))).toBe(
      lines('表', '[order]', '| 项目 | 河道管护', '| 数量 |  | ≥5', '尾'),
    );
  });

  it('reads rows without outer pipes', async () => {
    expect(await draw(lines('甲 | 乙 | 丙', '丁 | 戊 ||'))).toBe(lines('[order]', '| 甲 | 乙 | 丙', '| 丁 | 戊'));
  });

  it('knows a complete Markdown table', async () => {
    expect(await draw(lines('| 甲 | 乙 |', '|---|:-:|', '| 丙 |  |'))).toBe(lines('[slots]', '| 甲 | 乙', '| 丙 |'));
  });

  it('joins a row whose cell holds a line break', async () => {
    expect(await draw(lines('| 甲 | 乙 |', '| 丙 | 1.丁', '2.戊 |', '| 己 | 庚 |'))).toBe(
      lines('[order]', '| 甲 | 乙', '| 丙 | 1.丁⏎2.戊', '| 己 | 庚'),
    );
  });

  it('reads one cell per line with hard row marks', async () => {
    expect(await draw(lines('目标表', '项目 |', '河道', '管护 |', '|', '||||||', '数量 |', '≥5 |', '尾'))).toBe(
      lines('目标表', '[stream]', '| 项目 | 河道⏎管护', '| 数量 | ≥5', '尾'),
    );
  });

  it('reads cells whose pipe stands on the next line', async () => {
    expect(await draw(lines('甲', '|', '乙', '|', '|', '丙', '|'))).toBe(lines('[stream]', '| 甲 | 乙 |  | 丙'));
  });

  it('cuts a stream at titles', async () => {
    expect(await draw(lines('甲 |', '乙 |', '2.第二个绩效目标表', '（2030年度）', '丙 |', '丁 |'))).toBe(
      lines('[stream]', '| 甲 | 乙', '2.第二个绩效目标表', '（2030年度）', '[stream]', '| 丙 | 丁'),
    );
  });

  it('leaves a single line with pipes alone', async () => {
    expect(await draw(lines('首页 | 政务公开 | 正文', '内容'))).toBe(lines('首页 | 政务公开 | 正文', '内容'));
  });
});

describe('lines', () => {
  it('keeps every line a paragraph with its blanks', async () => {
    expect(await draw('项目编码  13  项目名称\n产出指标数量指标12次\n\n　　正文  \n')).toBe(
      '项目编码  13  项目名称\n产出指标数量指标12次\n　　正文',
    );
  });

  it('gives unique locators', async () => {
    const { value } = await extract(lines('甲→乙', '丙→丁', '文', '戊→己', '庚→辛'));
    const all = value.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat().map((c) => c.at) : [block.at],
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('t2.r2.c1');
  });
});

describe('what is no text', () => {
  const codes = async (bytes: Uint8Array, origin?: string): Promise<string[]> =>
    (await extractBytes(bytes, origin)).notes.map((note) => note.code);

  it('bids by content', () => {
    const bid = (bytes: Uint8Array): number => textExtractor.bid({ id: 'test', bytes, origin: 'x.txt' });
    expect(bid(Buffer.from('项目支出绩效目标表'))).toBe(0.3);
    expect(bid(Buffer.from('<html><body><table>'))).toBe(0.1);
    expect(bid(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe(0);
    expect(bid(Buffer.from('%PDF-1.4'))).toBe(0);
  });

  it('reports empty and binary files', async () => {
    expect(await codes(new Uint8Array())).toEqual(['unreadable']);
    expect(await codes(Buffer.from(' \n\t\n'))).toEqual(['unreadable']);
    expect(await codes(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toEqual(['unreadable']);
    expect(await codes(Buffer.from('\u0001\u0002\u0003甲乙\u0004'.repeat(50)))).toEqual(['unreadable']);
    expect(await codes(Buffer.from('ÐÏ\u0011à bjbj 2030t^ \u00FF'.repeat(30)))).toEqual(['unreadable']);
  });

  it('reports lost characters where they are', async () => {
    const { notes } = await extract(
      lines('绩效目标表用于湖滨县河道管护', '项目��称', '预算数→30→元', '绩效锟斤拷标→甲→乙'),
    );
    expect(notes.map((note) => [note.code, note.at])).toEqual([
      ['encoding-damage', null],
      ['encoding-damage', 'b2'],
      ['encoding-damage', 't1.r2.c1'],
    ]);
  });

  it('turns a misread text back and notes it', async () => {
    const text =
      '项目支出绩效目标表：产出指标、数量指标、质量指标、时效指标、成本指标、效益指标、满意度指标，预算数为30万元。';
    const asLatin = new TextDecoder('windows-1252').decode(Buffer.from(text));
    const asGb = new TextDecoder('gb18030').decode(Buffer.from(text.slice(0, 50)));
    for (const misread of [asLatin, asGb]) {
      const { value, notes } = await extractBytes(Buffer.from(misread));
      expect(drawBlocks(value.blocks)).toContain('项目支出绩效目标表：产出指标、数量指标');
      expect(notes[0]?.code).toBe('text-repair');
    }
    expect((await extractBytes(Buffer.from(text))).notes).toEqual([]);
  });
});
