import { describe, expect, test } from 'vitest';
import { findStrays } from '../../../normalizers/text/find-strays.ts';

describe('findStrays', () => {
  test.each([
    ['使厕人员满意度', [0, 1]],
    ['顽算编制科学性', [0, 1]],
    ['打续发挥作用年限', [0, 1]],
    ['核心业务产洽2', [4, 5]],
    ['坝+冷', [0, 2]],
  ])('finds characters that make no word: %s', (text, strays) => {
    expect(findStrays(text)).toEqual(strays);
  });

  test.each([
    '使用人员满意度',
    '预算编制科学性',
    '持续发挥作用年限',
    '核心业务产出2',
    '资金支付及时率',
    '第一季度完成率',
    '受益群众满意度',
  ])('lets words alone: %s', (text) => {
    expect(findStrays(text)).toEqual([]);
  });
});
