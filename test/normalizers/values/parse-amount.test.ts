import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyUnitOf } from '../../../normalizers/values/money-unit.ts';
import { parseAmount, parsePercent } from '../../../normalizers/values/parse-amount.ts';

describe('parseAmount', () => {
  test.each([
    ['8,827,620.53', '元', 882762053],
    ['456.40万元', '元', 456400000],
    ['　599.83　', '万元', 599830000],
    ['0.00', '万元', 0],
    ['1,234.5（万元）', '元', 1234500000],
    ['人民币5万元', null, 5000000],
    ['¥12.50', '元', 1250],
    ['75亿', null, 750000000000],
    ['-3.5', '万元', -3500000],
  ] as const)('%s in %s is %d fen', (text, unit, amountFen) => {
    expect(parseAmount(text, unit)).toMatchObject({ amountFen, doubt: null });
  });

  test.each(['', '　', '-', '/', '—', '100人', '12.3.4', '3万5万', '(1)', '元', '见附件'])(
    '%s is no amount',
    (text) => {
      expect(parseAmount(text, '万元')).toBeNull();
    },
  );

  test.each([
    ['431 .9', '万元'],
    ['12,34', '万元'],
    ['1.23456789', '万元'],
    ['5', null],
  ] as const)('%s in %s is doubted', (text, unit) => {
    expect(parseAmount(text, unit)?.doubt).toBeTruthy();
  });

  test('reads back any whole number of fen with thousands separators, in 元 and 万元', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_000_000_000_000n }), (fen) => {
        const whole = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
        expect(parseAmount(`${whole}.${(fen % 100n).toString().padStart(2, '0')}`, '元')?.amountFen).toBe(Number(fen));
        const digits = fen.toString().padStart(7, '0');
        expect(parseAmount(`${digits.slice(0, -6)}.${digits.slice(-6)}万元`, null)?.amountFen).toBe(Number(fen));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        parseAmount(text, '万元');
        parsePercent(text);
        moneyUnitOf(text);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});

describe('parsePercent', () => {
  test.each([
    ['25%', '25'],
    ['25', '25'],
    ['100.00(%)', '100'],
    [' 5 % ', '5'],
    ['x', null],
    ['', null],
  ])('%s is %s', (text, value) => expect(parsePercent(text)).toBe(value));
});

describe('moneyUnitOf', () => {
  test.each([
    ['单位：万元', '万元'],
    ['资金情况(万元)', '万元'],
    ['金额单位:元', '元'],
    ['预算金额（万元）', '万元'],
    ['项目资金（元）', '元'],
    ['单位: 万元 单位: 万元', '万元'],
    ['（单位：人民币万元）', '万元'],
    ['(单位:万元、%)', '万元'],
    ['资金 （万元）', '万元'],
    ['万元', '万元'],
    ['单位:元/人', null],
    ['金额（元） 资金（万元）', null],
    ['单位名称', null],
    ['度量单位', null],
    ['', null],
  ])('%s states %s', (text, unit) => expect(moneyUnitOf(text)).toBe(unit));

  test('is quick on long texts', () => {
    const start = performance.now();
    for (const piece of ['单位：', '（', '万元', '，元']) moneyUnitOf(piece.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
