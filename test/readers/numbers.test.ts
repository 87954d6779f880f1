import { describe, expect, test } from 'vitest';
import { splitItems } from '../../normalizers/values/split-items.ts';
import { readScheduleHeader, readScheduleValues } from '../../src/readers/read-schedule.ts';
import { splitGluedAmounts } from '../../src/readers/split-glued-amounts.ts';
import { lineOf } from './tokens.ts';

describe('splitGluedAmounts', () => {
  test.each([
    ['80.0072.0090.00%', 2, ['80.00', '72.00'], '90.00%'],
    ['54.654.6100.00%', 2, ['54.6', '54.6'], '100.00%'],
    ['120.00110.0099.0090.00%', 3, ['120.00', '110.00', '99.00'], '90.00%'],
  ])('%s cut into %i amounts', (text, count, amounts, rate) => {
    expect(splitGluedAmounts(text, count)).toEqual({ amounts, rate });
  });

  test.each([
    ['no rate follows from the amounts', '80.0072.0055.00%', 2],
    ['no percent sign closes the row', '80.0072.0090.00', 2],
    ['words are no glued number', '80万元72万元90%', 2],
    ['one amount has no rate', '80.0090.00%', 1],
  ])('leaves the text alone where %s', (_, text, count) => {
    expect(splitGluedAmounts(text, count)).toBeNull();
  });
});

describe('splitItems', () => {
  const items = (text: string): string[] => splitItems(text).map(({ text: item }) => item);

  test.each([
    ['1、巡护山林。2、补植苗木。', ['巡护山林。', '补植苗木。']],
    ['目标1：办好村晚。\n目标2：培训乡村文艺骨干。', ['办好村晚。', '培训乡村文艺骨干。']],
    ['（1）修缮校舍；（2）更新课桌', ['修缮校舍；', '更新课桌']],
    ['①清淤；②护岸', ['清淤；', '护岸']],
    ['总体要求。1.建设管网。2.安装水表。', ['总体要求。', '建设管网。', '安装水表。']],
  ])('%s', (text, expected) => {
    expect(items(text)).toEqual(expected);
  });

  test.each(['亩产提高1.5个百分点，2.8万户受益。', '全年开放330天。', '第1次会议审议第2号文件'])(
    '%s stays whole',
    (text) => {
      expect(items(text)).toEqual([text]);
    },
  );

  test('nothing has no items', () => {
    expect(splitItems(' \n')).toEqual([]);
  });
});

describe('readScheduleValues', () => {
  const header = readScheduleHeader(lineOf('资金支出计划 | 3月底 | 6月底 | 10月底 | 12月底'))!;
  const read = (picture: string): string[] | 'ambiguous' | null => {
    const found = readScheduleValues(header, lineOf(picture, 'slots', 2));
    if (!found) return null;
    return found.ambiguous ? 'ambiguous' : found.values.map(({ folded }) => folded);
  };

  test('finds the months, also where one of them was destroyed', () => {
    expect(header.months).toEqual([3, 6, 10, 12]);
    const damaged = readScheduleHeader(lineOf('资金支出计划 | 3 F]底 | 6 月底 | 10月底 | 12月底'));
    expect(damaged).toMatchObject({ months: [6, 10, 12], usual: [3, 6, 10, 12] });
    expect(readScheduleHeader(lineOf('绩效目标 | 1.巡护山林'))).toBeNull();
  });

  test.each([
    ['20% | 45% | 80% | 100%', ['20%', '45%', '80%', '100%']],
    ['25 | 5% | 50% | 75% | 10 | 0%', ['25%', '50%', '75%', '100%']],
    ['3 | 0% | 60% | 90% | 10 | 0%', ['30%', '60%', '90%', '100%']],
    ['15% | 40% 70% 100%', ['15%', '40%', '70%', '100%']],
    // The author's own slip stays as printed; the check of schedules reports it.
    ['60% | 40% | 80% | 100%', ['60%', '40%', '80%', '100%']],
  ])('%s', (picture, expected) => {
    expect(read(picture)).toEqual(expected);
  });

  test('does not guess', () => {
    expect(read('1 | 2 | 3 | 4 | 5 | 6')).toBe('ambiguous');
    expect(read('按进度支付 | 年底付清')).toBeNull();
  });
});
