import { expect, test } from 'vitest';
import { comparableValue } from '../../../normalizers/values/comparable-value.ts';

test.each([
  ['money', '75.24', '亿元', '7524000000', '元'],
  ['quantity', '2.8', '万人', '28000', '人'],
  ['quantity', '500', '元/人', '500', '元/人'],
  ['quantity', '0.05', '万元/人', '500', '元/人'],
  ['percentage', '95', '百分比', '95', '%'],
  ['percentage', '5', '‰', '0.5', '%'],
  ['quantity', '1.2', '公里', '1200', '米'],
  ['quantity', '3', '万平方米', '30000', '平方米'],
  ['quantity', '600', '篇（条）', '600', '篇(条)'],
  // People are not persons-times, and mu are no round number of square metres.
  ['quantity', '600', '人次', '600', '人次'],
  ['quantity', '10', '亩', '10', '亩'],
])('%s %s %s is %s %s', (kind, value, unit, comparable, scale) => {
  expect(comparableValue(kind, value, unit)).toEqual({ value: comparable, unit: scale });
});

test.each([
  ['quantity', '95', null],
  ['range', '2', '件'],
  ['deadline', null, null],
  ['qualitative', null, '%'],
])('%s %s %s compares with nothing', (kind, value, unit) => expect(comparableValue(kind, value, unit)).toBeNull());
