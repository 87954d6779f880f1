import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTarget, type TargetInput, type TargetReading } from '../../../normalizers/values/parse-target.ts';
import { truthDocuments } from './truth-documents.ts';

const read = (text: string, more: Partial<TargetInput> = {}): TargetReading =>
  parseTarget({ text, fiscalYear: 2024, ...more });

/** Kind, comparator, value, end of range, unit, date and fen of a reading, blanks left out: `money lte 10 万元 fen=10000000`. */
const show = (reading: TargetReading): string =>
  [
    reading.kind,
    reading.comparator,
    reading.value,
    reading.valueTo === null ? null : `to ${reading.valueTo}`,
    reading.unit,
    reading.byDate,
    reading.amountFen === null ? null : `fen=${reading.amountFen}`,
    reading.doubt === null ? null : '?',
  ]
    .filter((part) => part !== null)
    .join(' ');

// The table "A target value, as read" of the record contract, and every notation of the layout catalogue.
const PRINTED: readonly (readonly [printed: string, expected: string])[] = [
  ['≥95%', 'percentage gte 95 %'],
  ['100', 'quantity 100'],
  ['≥15次', 'quantity gte 15 次'],
  ['75.24亿元', 'money 75.24 亿元 fen=752400000000'],
  ['2-5件', 'range 2 to 5 件'],
  ['600篇（条）', 'quantity 600 篇（条）'],
  ['2024年12月前', 'deadline lte 2024-12-31'],
  ['2024年底', 'deadline lte 2024-12-31'],
  ['12月底前', 'deadline lte 2024-12-31'],
  ['500元/人', 'quantity 500 元/人'],
  ['≤4人', 'quantity lte 4 人'],
  ['不少于300天', 'quantity gte 300 天'],
  ['是/否', 'yes-no'],
  ['是', 'yes-no'],
  ['否', 'yes-no'],
  ['持续提升', 'qualitative'],
  ['优良中低差', 'qualitative'],
  ['长期', 'qualitative'],
  ['全年', 'qualitative'],
  ['', 'empty'],
  ['　', 'empty'],
  ['—', 'empty'],
  ['/', 'empty'],
  // signs
  ['≧90%', 'percentage gte 90 %'],
  ['⩾90%', 'percentage gte 90 %'],
  ['>=90%', 'percentage gte 90 %'],
  ['＞90％', 'percentage gt 90 %'],
  ['═98%', 'percentage eq 98 %'],
  ['＝ 0起', 'quantity eq 0 起'],
  ['大于等于90%', 'percentage gte 90 %'],
  ['不低于90%', 'percentage gte 90 %'],
  ['至少3次', 'quantity gte 3 次'],
  ['不超过3%', 'percentage lte 3 %'],
  ['小于5%', 'percentage lt 5 %'],
  ['98%以上', 'percentage gte 98 %'],
  ['98%（含）以上', 'percentage gte 98 %'],
  ['15.2万元以内', 'money lte 15.2 万元 fen=15200000'],
  ['24小时内', 'quantity lte 24 小时'],
  ['≥95%以上', 'percentage gte 95 %'],
  ['≥95%以下', 'percentage gte 95 % ?'],
  ['控制在5%以内', 'percentage lte 5 %'],
  ['达到95%以上', 'percentage gte 95 %'],
  // numbers and units
  ['=100.00(%)', 'percentage eq 100 %'],
  ['≥90百分比', 'percentage gte 90 百分比'],
  ['0.97比例', 'quantity 0.97 比例'],
  ['22.7 万元', 'money 22.7 万元 fen=22700000'],
  ['1346.0088万平方米', 'quantity 1346.0088 万平方米'],
  ['8,827,620.53元', 'money 8827620.53 元 fen=882762053'],
  ['12,34元', 'money 1234 元 fen=123400 ?'],
  ['100元/人*月', 'quantity 100 元/人*月'],
  ['300元/人·月', 'quantity 300 元/人·月'],
  ['72.2 万头（只）', 'quantity 72.2 万头（只）'],
  ['3万人 次', 'quantity 3 万人次'],
  ['≤620万/月', 'quantity lte 620 万/月'],
  ['100%（全覆盖）', 'percentage 100 %'],
  ['（95%）', 'percentage 95 %'],
  ['“≥95%”', 'percentage gte 95 %'],
  ['90(百分比)', 'percentage 90 百分比'],
  ['100（人）', 'quantity 100 人'],
  ['≥3个（含3个）', 'quantity gte 3 个'],
  ['≥十次', 'quantity gte 10 次'],
  ['不足5%', 'percentage lt 5 %'],
  ['≤24h', 'quantity lte 24 h'],
  ['≤30min', 'quantity lte 30 min'],
  ['2万余人', 'quantity 2 万人'],
  ['百分之九十五', 'qualitative ?'],
  ['1000余人', 'quantity 1000 人'],
  ['100人左右', 'quantity 100 人'],
  ['三次', 'quantity 3 次'],
  ['十二期', 'quantity 12 期'],
  ['一次性', 'qualitative'],
  ['一级', 'qualitative'],
  ['5A级', 'qualitative'],
  ['第1名', 'qualitative'],
  ['1 000人', 'quantity 1000 人 ?'],
  ['提高5%', 'percentage 5 % ?'],
  ['854万854万(…)', 'qualitative ?'],
  ['7×24小时', 'qualitative ?'],
  // ranges
  ['33-36台（套）', 'range 33 to 36 台（套）'],
  ['90%-95%', 'range 90 to 95 %'],
  ['1~2个', 'range 1 to 2 个'],
  ['3至5次', 'range 3 to 5 次'],
  ['3万-5万元', 'range 3 to 5 万元'],
  ['500-2000', 'range 500 to 2000'],
  ['5-3件', 'range 5 to 3 件 ?'],
  // deadlines and periods
  ['2024年12月底前', 'deadline lte 2024-12-31'],
  ['2023年12月31日 前', 'deadline lte 2023-12-31'],
  ['2024年2月底', 'deadline lte 2024-02-29'],
  ['2024-01-01', 'deadline lte 2024-01-01'],
  ['2026/1/1', 'deadline lte 2026-01-01'],
  ['2024-12-31 00:00:00', 'deadline lte 2024-12-31'],
  ['12月底到位', 'deadline lte 2024-12-31'],
  ['2024年6月底前支付完毕', 'deadline lte 2024-06-30'],
  ['2024年第三季度前', 'deadline lte 2024-09-30'],
  ['2020年1月--2020年11月', 'deadline lte 2020-11-30'],
  ['2023.07-2024.01', 'deadline lte 2024-01-31'],
  ['202001-202012', 'deadline lte 2020-12-31'],
  ['2024年1-12月', 'deadline lte 2024-12-31'],
  ['2024年2月30日', 'qualitative ?'],
  ['2024.1-12', 'deadline lte 2024-12-31'],
  ['2022.1.1-2022.12.31', 'deadline lte 2022-12-31'],
  ['2022年下半年', 'deadline lte 2022-12-31'],
  ['当年12月', 'deadline lte 2024-12-31'],
  ['2022年12月31日24时前', 'deadline lte 2022-12-31'],
  ['12月', 'quantity 12 月 ?'],
  ['2024.12', 'quantity 2024.12 ?'],
  ['1年内', 'quantity lte 1 年'],
  // formulas
  ['成本控制率(计算公式:实际成本/总成本*100%)', 'formula'],
  ['监控租赁成本控制率=实际支出/预算数*100%', 'formula'],
  ['实际成本÷预算成本×100%', 'formula'],
  ['投入/产出', 'qualitative'],
  // unfilled forms and lost characters
  ['≥**%', 'empty gte %'],
  ['≥', 'empty gte'],
  ['%', 'empty %'],
  ['????', 'unreadable ?'],
];

describe('parseTarget', () => {
  test.each(PRINTED)('%s is read as %s', (printed, expected) => {
    expect(show(read(printed))).toBe(expected);
  });

  test('joins sign, value and unit columns', () => {
    expect(read('95', { sign: '≥', unit: '%' })).toMatchObject({
      statedText: '≥95%',
      kind: 'percentage',
      comparator: 'gte',
      unit: '%',
      unitSource: 'column',
    });
    expect(read('0.00', { sign: '=', unit: '起' }).statedText).toBe('=0.00起');
  });

  test('does not double what the value repeats', () => {
    expect(read('≥95%', { sign: '≥', unit: '%' })).toMatchObject({
      statedText: '≥95%',
      comparator: 'gte',
      doubt: null,
    });
    expect(read('3万', { unit: '万元' })).toMatchObject({ unit: '万元', amountFen: 3000000, doubt: null });
  });

  test('takes no comparator from 定性 and keeps a printed sign on a deadline', () => {
    expect(read('健全', { sign: '定性' })).toMatchObject({ statedText: '健全', comparator: null, kind: 'qualitative' });
    expect(read('2026年11月底前', { sign: '定性' })).toMatchObject({ comparator: 'lte', byDate: '2026-11-30' });
    expect(read('2024年11月底前', { sign: '=' })).toMatchObject({ comparator: 'eq', byDate: '2024-11-30' });
    expect(read('2024', { sign: '≤', unit: '年', name: '完成时限' })).toMatchObject({ byDate: '2024-12-31' });
  });

  test('doubts a unit column that contradicts the value', () => {
    expect(read('28.8万元', { sign: '≤', unit: '%' })).toMatchObject({
      kind: 'money',
      unit: '万元',
      unitSource: 'value',
    });
    expect(read('28.8万元', { sign: '≤', unit: '%' }).doubt).toContain('%');
  });

  test('takes the unit from the name when nothing else prints one', () => {
    const name = '科普宣传覆盖人群(万人)';
    expect(read('4', { name })).toMatchObject({ unit: '万人', unitSource: 'name', kind: 'quantity' });
    expect(read('4万人', { name })).toMatchObject({ unit: '万人', unitSource: 'value' });
    expect(read('100%', { name: '年度施工质量合格率(%)' })).toMatchObject({ unit: '%', unitSource: 'value' });
    expect(read('11', { name: '免费开放场馆数量（≥**个）' })).toMatchObject({ unit: null, unitSource: null });
  });

  test('reads a spreadsheet date only under a name that asks for one', () => {
    expect(read('44,561', { name: '完成时限' })).toMatchObject({ kind: 'deadline', byDate: '2021-12-31' });
    expect(read('44,561', { name: '发放数量' })).toMatchObject({ kind: 'quantity', value: '44561' });
    expect(read('12月', { name: '完成时间' })).toMatchObject({ kind: 'deadline', byDate: '2024-12-31' });
  });

  test('reads a bare 万 by the name of the indicator', () => {
    expect(read('250万', { name: '受益人数' })).toMatchObject({ kind: 'quantity', amountFen: null, doubt: null });
    expect(read('80亿', { name: '技术合同成交额' })).toMatchObject({
      kind: 'money',
      amountFen: 800000000000,
      doubt: null,
    });
    expect(read('80亿').doubt).not.toBeNull();
  });

  test('reads a value behind its own name', () => {
    expect(read('验收合格率100%', { name: '设备验收合格率' })).toMatchObject({ value: '100', doubt: null });
    expect(read('覆盖率100%', { name: '满意度' }).doubt).not.toBeNull();
  });

  test('says so when a deadline has no year', () => {
    expect(read('12月底前', { fiscalYear: null })).toMatchObject({ kind: 'deadline', byDate: null });
    expect(read('12月底前', { fiscalYear: null }).doubt).not.toBeNull();
  });
});

describe('parseTarget on any input', () => {
  const pieces = fc.constantFrom(
    '≥',
    '≤',
    '95',
    '%',
    '万元',
    '年',
    '12月',
    '-',
    '（',
    '）',
    '前',
    '以上',
    ' ',
    '，',
    '是',
    '8,8',
    '.',
    '至',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
  );

  test('never throws, and keeps the characters that were printed', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (text, sign, name) => {
        const reading = parseTarget({ text, sign, name, fiscalYear: 2024 });
        const bare = (value: string) => value.replace(/\s+0{1,2}:00(:00)?$/, '').replace(/[^\p{L}\p{N}%]/gu, '');
        expect(bare(reading.statedText)).toContain(bare(text.trim()));
        if (reading.kind === 'qualitative' || reading.kind === 'empty') expect(reading.value).toBeNull();
        if (reading.amountFen !== null) expect(reading.kind).toBe('money');
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  const units = fc.constantFrom(
    '',
    '%',
    '万元',
    '元',
    '次',
    '人',
    '篇（条）',
    '台（套）',
    '元/人·月',
    '万平方米',
    '人次',
    '亿元',
  );
  const signs = fc.constantFrom(['', null], ['≥', 'gte'], ['≤', 'lte'], ['>', 'gt'], ['<', 'lt'], ['=', 'eq'], [
    '不低于',
    'gte',
  ] as const);
  const decimals = fc
    .tuple(fc.nat(99_999), fc.nat(99))
    .map(([whole, part]) => (part === 0 ? `${whole}` : `${whole}.${part}`));

  test('reads back what it is printed from, in one cell and in columns', () => {
    fc.assert(
      fc.property(signs, decimals, units, ([sign, comparator], printed, unit) => {
        const value = printed.includes('.') ? printed.replace(/0+$/, '') : printed;
        const inOne = parseTarget({ text: `${sign}${printed}${unit}`, fiscalYear: 2024 });
        const inColumns = parseTarget({ text: printed, sign: sign ?? '', unit, fiscalYear: 2024 });
        for (const reading of [inOne, inColumns]) {
          expect(reading).toMatchObject({ comparator, value, valueTo: null, unit: unit || null, doubt: null });
        }
        expect(inColumns.statedText).toBe(inOne.statedText);
        expect(inColumns.kind).toBe(inOne.kind);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test('reads back dates and ranges', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          for (const text of [
            `${year}年${month}月${day}日前`,
            `${year}/${month}/${day}`,
            `${year}-${month}-${day}`,
            `${year}.${month}.${day}`,
          ]) {
            expect(parseTarget({ text, fiscalYear: null })).toMatchObject({
              kind: 'deadline',
              byDate: iso,
              doubt: null,
            });
          }
        },
      ),
      { seed: 3, numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999), fc.constantFrom('-', '~', '至', '—'), (low, more, separator) => {
        const reading = parseTarget({ text: `${low}${separator}${low + more}件`, fiscalYear: 2024 });
        expect(reading).toMatchObject({
          kind: 'range',
          value: `${low}`,
          valueTo: `${low + more}`,
          unit: '件',
          doubt: null,
        });
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test.each(['9', '≥', '9,', '(', '至', '是', '=实/', '2024年', '万', ' ', '率'])(
    '100,000 characters of %s are read at once',
    (piece) => {
      const text = piece.repeat(100_000 / piece.length);
      const start = performance.now();
      parseTarget({ text, sign: text, unit: text, name: text, fiscalYear: 2024 });
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});

const truths = truthDocuments();

describe.skipIf(truths.length === 0)('parseTarget against the truth', () => {
  test('reads every target of every truth file', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const truth of truths) {
      for (const { name, targets } of [truth, ...truth.projects].flatMap((part) => part.indicators)) {
        for (const target of targets) {
          count++;
          const reading = parseTarget({ text: target.stated_text, name, fiscalYear: truth.document.fiscal_year });
          const want = [target.comparator, target.value, target.value_to, target.by_date, target.amount_fen, null];
          const have = [
            reading.comparator,
            reading.value,
            reading.valueTo,
            reading.byDate,
            reading.amountFen,
            reading.doubt,
          ];
          // The scorer counts 百分比 as %, and a unit out of the name's brackets as no unit.
          const unit = reading.unitSource === 'name' ? null : reading.unit === '百分比' ? '%' : reading.unit;
          // An actual value without a unit has its kind from the target beside it, which is the reader's to know.
          const kind = target.role === 'actual' && target.unit === null ? target.kind : reading.kind;
          if (JSON.stringify([...want, target.unit, target.kind]) !== JSON.stringify([...have, unit, kind])) {
            wrong.push(`${truth.name} ${name}: ${target.stated_text} → ${show(reading)}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(2000);
  });
});
