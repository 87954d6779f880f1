import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDepartment, departmentInTitle } from '../../../normalizers/names/canonical-department.ts';
import { truthDocuments } from '../values/truth-documents.ts';

describe('canonicalDepartment', () => {
  test.each([
    ['731001科协部门秦皇岛市山海关区科学技术协会本级', '秦皇岛市山海关区科学技术协会', '731001'],
    ['731001 巨鹿县科学技术协会本级', '巨鹿县科学技术协会', '731001'],
    ['152-泸州市泸县人民法院部门', '泸州市泸县人民法院', '152'],
    ['152008-泸州市泸县人民法院', '泸州市泸县人民法院', '152008'],
    ['[155]泸县教育局', '泸县教育局', '155'],
    ['【155】泸县教育局', '泸县教育局', '155'],
    ['(433001)武汉市教育局', '武汉市教育局', '433001'],
    ['泸县财政局 308001', '泸县财政局', '308001'],
    ['泸县财政局(308001)', '泸县财政局', '308001'],
    ['820-马踏镇部门', '马踏镇', '820'],
    ['泸县财政局（机关）', '泸县财政局', null],
    ['泸县财政局机关本级', '泸县财政局', null],
    ['达州市渠县实验 中学部门', '达州市渠县实验中学', null],
    // What a misread code leaves.
    [']泸县教育局', '泸县教育局', null],
    ['15口泸州市泸县教育局', '泸州市泸县教育局', null],
    ['[1泸县教育局', '泸县教育局', null],
    // What must not change.
    ['口岸办公室', '口岸办公室', null],
    ['口腔医院', '口腔医院', null],
    ['泸县机关事务管理局', '泸县机关事务管理局', null],
    ['泸县宣传部门', '泸县宣传部门', null],
    ['泸县本级', '泸县本级', null],
    ['2024年财政局', '2024年财政局', null],
    ['第101医院', '第101医院', null],
    ['101医院', '101医院', null],
    ['', '', null],
  ])('%s', (text, name, printedCode) => {
    expect(canonicalDepartment(text)).toMatchObject({ name, printedCode });
  });

  test('a unit code begins with the code of its department', () => {
    expect(canonicalDepartment('731001 巨鹿县科学技术协会本级').departmentCode).toBe('731');
    expect(canonicalDepartment('152-泸州市泸县人民法院部门').departmentCode).toBe('152');
  });

  test('keeps the department in front of a unit', () => {
    expect(canonicalDepartment('731001科协部门秦皇岛市山海关区科学技术协会本级').parentLabel).toBe('科协部门');
  });

  test('is stable, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        canonicalDepartment(text);
        departmentInTitle(text);
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});

describe('departmentInTitle', () => {
  test.each([
    ['巨鹿县科学技术协会2024年部门预算绩效文本', '巨鹿县科学技术协会'],
    ['重庆市丰都县气象局2024年度部门整体绩效自评表', '重庆市丰都县气象局'],
    ['定西市岷县市级预算部门（单位）项目支出绩效目标表', null],
    ['2024年市级部门整体预算绩效目标表', null],
    ['关于做好2022年度预算绩效管理工作的通知', null],
  ])('%s', (title, department) => expect(departmentInTitle(title)).toBe(department));
});

const truths = truthDocuments().filter((truth) => truth.document.department !== null);

test.skipIf(truths.length === 0)('canonical departments of the truth are what they are, with every addition', () => {
  for (const { document } of truths) {
    const name = document.department!;
    for (const printed of [
      name,
      `${name}本级`,
      `${name}部门`,
      `[155]${name}`,
      `731001${name}本级`,
      `152-${name}部门`,
      `(433001)${name}`,
      `${name} 308001`,
    ]) {
      expect(canonicalDepartment(printed).name).toBe(name);
    }
    const inTitle = departmentInTitle(document.title ?? '');
    if (inTitle !== null) expect(inTitle).toBe(name);
  }
});
