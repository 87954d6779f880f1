import { describe, expect, test } from 'vitest';
import offices from '../../../data/reference/offices.json' with { type: 'json' };
import { COMMON_CATEGORIES, commonLevel, TAXONOMIES } from '../../../normalizers/names/common-level.ts';
import { familyOfIndicator, INDICATOR_FAMILIES } from '../../../normalizers/names/indicator-family.ts';
import { CATEGORIES, DIMENSIONS } from '../../../src/model/index.ts';

describe('taxonomies', () => {
  test('name codes of the record contract and their sources', () => {
    for (const { levels, source } of TAXONOMIES) {
      expect(source.length).toBeGreaterThan(20);
      for (const [category, dimensions] of Object.entries(levels)) {
        expect(CATEGORIES).toContain(category);
        for (const dimension of dimensions) expect(DIMENSIONS).toContain(dimension);
      }
    }
  });

  test('every category, with any dimension or none, compares with a common one', () => {
    for (const category of CATEGORIES)
      for (const dimension of [null, ...DIMENSIONS]) {
        const level = commonLevel(category, dimension);
        expect(COMMON_CATEGORIES, `${category}/${dimension}`).toContain(level?.category);
        expect([null, ...DIMENSIONS]).toContain(level!.dimension);
      }
  });

  test.each([
    ['output', 'cost', 'cost', null],
    ['cost', 'economic-cost', 'cost', 'economic-cost'],
    ['output', 'quantity', 'output', 'quantity'],
    ['operating-cost', null, 'cost', 'economic-cost'],
    ['duty-performance', null, 'output', null],
    ['social-effect', 'economic', 'outcome', 'economic'],
    ['outcome', 'service-recipient', 'satisfaction', 'service-recipient'],
    ['satisfaction', null, 'satisfaction', 'service-recipient'],
    ['management-efficiency', null, 'management', null],
  ])('%s/%s is %s/%s', (category, dimension, common, as) => {
    expect(commonLevel(category, dimension)).toEqual({ category: common, dimension: as });
  });

  test('a level without a code compares with nothing', () => expect(commonLevel(null, 'quantity')).toBeNull());
});

describe('families', () => {
  test.each([
    ['群众满意度', 'satisfaction'],
    ['服务对象满意率（%）', 'satisfaction'],
    ['家长对营养餐的满意度', 'satisfaction'],
    ['工程竣工验收合格率', 'acceptance'],
    ['补助资金及时发放率', 'timeliness'],
    ['投诉处理率', 'complaint-handling'],
    ['项目总成本', 'total-cost'],
    // What is in no family.
    ['满意度调查次数', null],
    ['路灯数量', null],
    ['成本', null],
  ])('%s: %s', (name, family) => expect(familyOfIndicator(name)).toBe(family));

  test('no ending stands in two families', () => {
    const endings = INDICATOR_FAMILIES.flatMap((family) => family.endings);
    expect(new Set(endings).size).toBe(endings.length);
  });
});

test('an alias names one office, and no office is an alias', () => {
  const names = offices.offices.map(({ name }) => name);
  const aliases = offices.offices.flatMap((office) => office.aliases);
  expect(new Set([...names, ...aliases]).size).toBe(names.length + aliases.length);
});
