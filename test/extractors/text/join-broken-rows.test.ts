import { expect, test } from 'vitest';
import { joinBrokenRows } from '../../../extractors/text/join-broken-rows.ts';

test('rows that a line break cut in two are joined where the bars add up to a whole row', () => {
  expect(
    joinBrokenRows([
      '申报表 | |||||',
      '项目 名称 |',
      '环湖绿道 | 预算 | 1150 | ||',
      '一级指标 |',
      '二级指标 |',
      '指标值 | 备注 | ||',
      '产出指标 | 绿道 | 31公里 | |||',
      '质量指标 | 合格率 | 100% | |||',
    ]),
  ).toEqual([
    '申报表 | |||||',
    '项目 名称 |环湖绿道 | 预算 | 1150 | ||',
    '一级指标 |二级指标 |指标值 | 备注 | ||',
    '产出指标 | 绿道 | 31公里 | |||',
    '质量指标 | 合格率 | 100% | |||',
  ]);
});

test('a last row that is cut off keeps the others from nothing', () => {
  const rows = [
    '申报表 | |||||',
    '项目 |',
    '绿道 | 预算 | 1150 | ||',
    '名称 | 一 | 二 | |||',
    '质量 | 合格率 | 100% | |||',
    '时效 | 完成',
  ];
  expect(joinBrokenRows(rows)[1]).toBe('项目 |绿道 | 预算 | 1150 | ||');
});

test('rows of different length, and short rows that make up no whole one, stay', () => {
  const ragged = ['a | b | c |', 'd | e | f | g | h |', 'i | j |'];
  expect(joinBrokenRows(ragged)).toEqual(ragged);
  const bare = ['a | b | c | d | e', 'f | g | h', 'i | j | k', 'l | m | n | o | p', 'q | r | s | t | u'];
  expect(joinBrokenRows(bare)).toEqual(bare);
  const padded = ['a | ||||', 'b | ||||', 'c | ||||', 'd | e |', 'f | ||||'];
  expect(joinBrokenRows(padded)).toEqual(padded);
});
