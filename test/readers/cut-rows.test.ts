import { describe, expect, test } from 'vitest';
import { cutGluedRows } from '../../src/readers/carrier/cut-glued-rows.ts';
import { cutRows } from '../../src/readers/carrier/cut-rows.ts';
import { makeToken } from '../../src/readers/token.ts';
import { cellsOf, draw, rolesOf } from './tokens.ts';

const ROLES = rolesOf('level1 | level2 | name | value');

describe('cutRows', () => {
  test('ends a row where the next cell fits an earlier column', () => {
    const stream = cellsOf(
      '产出指标 | 数量指标 | 编修村志 | 3部 | 质量指标 | 审定通过率 | 100% | 满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥90%',
      'order',
    );
    expect(draw(cutRows(stream, ROLES))).toEqual([
      '产出指标 | 数量指标 | 编修村志 | 3部',
      '质量指标 | 审定通过率 | 100%',
      '满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥90%',
    ]);
  });

  test('joins a label that was wrapped over two lines', () => {
    const stream = cellsOf('满意度指 | 标 | 服务对象满意度指标 | 读者满意度 | ≥92%', 'order');
    expect(draw(cutRows(stream, ROLES))).toEqual(['满意度指标 | 服务对象满意度指标 | 读者满意度 | ≥92%']);
  });

  test('never takes a bare number for the end of the name before it', () => {
    const stream = cellsOf('质量指标 | 设备完好率 | 100 | 100 | 20 | 20 | 0', 'order');
    expect(draw(cutRows(stream, rolesOf('level2 | name | value | actual | weight | score | reason')))).toEqual([
      '质量指标 | 设备完好率 | 100 | 100 | 20 | 20 | 0',
    ]);
  });

  test('joins no cells over the mark of a row end', () => {
    const stream = cellsOf('成本指标 | 每亩补助 | ≤900元 | 效益指 | 标 | 社会效益指标 | 受益村 | ≥4个', 'order');
    const starts = new Set([stream[4]!.at]);
    expect(draw(cutRows(stream, ROLES, starts))).not.toContain('效益指标 | 社会效益指标 | 受益村 | ≥4个');
    expect(draw(cutRows(stream, ROLES))).toContain('效益指标 | 社会效益指标 | 受益村 | ≥4个');
  });

  test('gives a text that fits two columns to the one that the other rows fill', () => {
    const rows = [
      '路灯维修数量 | ≥60盏 | 60 | 8 | 8',
      '维修合格率 | ≥98% | 98% | 8 | 8',
      '维修开支 | 符合规定 | 达成预期指标 | 10 | 10',
      '方便出行程度 | 效果明显 | 达成预期指标 | 10 | 10',
      '居民满意度 | ≥95% | 95% | 10 | 10',
    ];
    const stream = cellsOf(rows.join(' | '), 'order');
    expect(draw(cutRows(stream, rolesOf('name | value | actual | weight | score | reason')))).toEqual(rows);
  });

  test('reads nothing from nothing', () => {
    expect(cutRows([], ROLES)).toEqual([]);
  });
});

describe('cutGluedRows', () => {
  const cut = (text: string): string[] => draw(cutGluedRows(makeToken(text, 'b1'), 0, text.length, ROLES));

  test('cuts glued cells by labels and by the form of values', () => {
    expect(cut('产出指标数量指标清理河道长度≥18.5公里质量指标清理合格率≥95%')).toEqual([
      '产出指标 | 数量指标 | 清理河道长度 | ≥18.5公里',
      '质量指标 | 清理合格率 | ≥95%',
    ]);
  });

  test('never loses or invents a character', () => {
    const text = '效益指标社会效益指标受益居民≥2300人可持续影响指标管护机制健全';
    expect(cut(text).join('').replaceAll(' | ', '')).toBe(text);
  });

  test('points at the place of every cell in the text', () => {
    const text = '前言。产出指标数量指标栽植行道树480株';
    const [row] = cutGluedRows(makeToken(text, 'b7'), 3, text.length, ROLES);
    expect(row?.map(({ at }) => at)).toEqual(['b7@3-7', 'b7@7-11', 'b7@11-16', 'b7@16-20']);
  });
});
