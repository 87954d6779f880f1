import { expect, test } from 'vitest';
import { findLooseMark } from '../../../normalizers/text/find-loose-mark.ts';

test.each([
  ['按期完成年度任务。-', 9],
  ['公开结果并限时处置—', 9],
  ['逐步降低漏损率- -', 7],
  ['按期完成年度任务。', -1],
  ['按期完成年度任务.', -1],
  ['-按期完成年度任务。', 0],
  ['按期完成任务；', -1],
  ['完成1-3期工程', -1],
  ['3-5公里', -1],
  ['-5℃以下不施工', -1],
])('%s', (text, place) => {
  expect(findLooseMark(text)).toBe(place);
});
