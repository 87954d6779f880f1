import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMonth, parseYear, yearsIn } from '../../../normalizers/values/parse-year.ts';

describe('parseYear', () => {
  test.each([
    ['2024年度', 2024],
    ['2022 年', 2022],
    ['二〇二四年', 2024],
    ['二○二三年度', 2023],
    ['(2023年度)', 2023],
    [' （ 2021 年度）', 2021],
    ['2024', 2024],
    ['某县教育局2023年部门预算', 2023],
    ['20XX年度', null],
    ['( 年度)', null],
    ['2022年 2023年', null],
    ['12024年', null],
    ['1234年', null],
    ['', null],
  ])('%s is %s', (text, year) => expect(parseYear(text)).toBe(year));

  test('keeps the order in which years are printed', () => {
    expect(yearsIn('近两年收支金额 2023年 2022年 二〇二四年 2023年')).toEqual([2023, 2022, 2024]);
  });

  test('reads every year, never throws, and is quick on long texts', () => {
    for (let year = 1990; year <= 2100; year++) expect(parseYear(`（${year}年度）`)).toBe(year);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        parseYear(text);
        parseMonth(text);
      }),
      { seed: 7 },
    );
    const start = performance.now();
    for (const piece of ['2', '2024', '二〇二四', '年']) yearsIn(piece.repeat(100_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('parseMonth', () => {
  test.each([
    ['3月底', 3],
    ['3 月 底', 3],
    ['12月末', 12],
    ['十二月底', 12],
    ['十月', 10],
    ['6月', 6],
    ['13月底', null],
    ['月底', null],
    ['3月15日', null],
  ])('%s is %s', (text, month) => expect(parseMonth(text)).toBe(month));
});
