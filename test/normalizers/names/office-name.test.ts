import { expect, test } from 'vitest';
import { officeName } from '../../../normalizers/names/office-name.ts';
import { proposeMerges } from '../../../normalizers/names/propose-merges.ts';

test.each([
  ['泸州市泸县市监局', '市场监督管理局'],
  ['[155]泸县市场监督管理局（本级）', '市场监督管理局'],
  ['市场监督管理局', '市场监督管理局'],
  ['中共泸县委员会宣传部', '中共委员会宣传部'],
  ['泸县残联', '残疾人联合会'],
  ['县残联', '残疾人联合会'],
  ['县应急管理局', '应急管理局'],
  // A merged department is one of its own.
  ['泸县教育和体育局', '教育和体育局'],
  ['泸县教体局', '教育和体育局'],
  // What must not change: a name that is all place, or none.
  ['泸县', '泸县'],
  ['第二中学', '第二中学'],
  ['市场管理所', '市场管理所'],
])('office of %s is %s', (department, office) => expect(officeName(department)).toBe(office));

test('no department, no office', () => expect(officeName(null)).toBeNull());

const propose = (...names: readonly (readonly [string, number])[]) =>
  proposeMerges(names.map(([name, forms]) => ({ name, forms }))).map(
    ({ name, canonical, reason }) => `${name} → ${canonical} (${reason})`,
  );

test('short names, misread characters, equal sounds and missing places are proposed, the frequent name stands', () => {
  expect(propose(['泸县市场监督管理局', 5], ['泸县市监局', 2])).toEqual(['泸县市监局 → 泸县市场监督管理局 (office)']);
  expect(propose(['泸县应急管理局', 3], ['泸县应急管埋局', 1])).toEqual(['泸县应急管埋局 → 泸县应急管理局 (glyph)']);
  expect(propose(['泸县财政局', 3], ['泸县才政局', 1])).toEqual(['泸县才政局 → 泸县财政局 (pinyin)']);
  expect(propose(['泸县人民医院', 3], ['人民医院', 1])).toEqual(['人民医院 → 泸县人民医院 (office)']);
});

test('different departments are not proposed', () => {
  expect(propose(['泸县教育局', 3], ['泸县财政局', 3], ['泸县水利局', 1])).toEqual([]);
  expect(propose(['泸县实验小学', 3], ['小学', 1])).toEqual([]);
});
