import { describe, expect, test } from 'vitest';
import { isOnlyPersonal, redactPersonal } from '../../normalizers/text/redact-personal.ts';
import type { DraftForm, DraftIndicator, DraftProject, DraftText } from '../../src/model/index.ts';
import { dropPlaceholders } from '../../src/readers/drop-placeholders.ts';

describe('redactPersonal', () => {
  test.each([
    ['填报人：温如玉 联系电话：0571-88230417', ['温如玉', '88230417']],
    ['部门联系人钱小满联系电话7654321绩效目标', ['钱小满', '7654321']],
    ['项目负责人：欧阳明，联系方式：13900005172', ['欧阳明', '13900005172']],
    ['经办人: 石 磊', ['石 磊']],
    ['项目责任人:石磊 单位(盖章):', ['石磊']],
    ['联络员：温如玉', ['温如玉']],
    ['实施水表改造项目,项目负责人温如玉,建设内容为更换水表', ['温如玉']],
    ['部门联系人覃小满联系电话7654321', ['覃小满', '7654321']],
    ['部门联系人上官如玉联系电话', ['上官如玉']],
    ['项目负责人阿依古丽·买买提联系电话13900005172', ['阿依古丽', '买买提', '13900005172']],
    ['填报人扎西次仁填报日期2023年5月', ['扎西次仁']],
    ['负责人 冉如玉  联系电话 13900005172', ['冉如玉']],
    ['分管领导：温如玉、韦小满', ['温如玉', '韦小满']],
    ['联系人: Wen Ruyu 13900005172', ['Wen', 'Ruyu']],
    ['项目负责人为应小满，建设内容为更换水表', ['应小满']],
    ['如有疑问请拨打 0579-87660118 咨询', ['87660118']],
  ])('%s', (text, personal) => {
    const { text: left, redacted } = redactPersonal(text);
    expect(redacted).toBe(true);
    for (const part of personal) expect(left).not.toContain(part);
  });

  test.each([
    '61062925T000000731046',
    '受益人数：1250人',
    '培训人次：480人次',
    '联系人：　联系电话：',
    '服务方式：上门服务',
    '项目负责人高度重视，责任人落实到位。',
    '年度资金总额：3,268,000.00',
    '项目负责人姓名联系电话',
    '项目负责人项目名称联系电话',
    '负责人 高级职称 联系电话',
    '负责人及联系电话',
    '责任人应到位，分工明确。',
  ])('%s stays as it is', (text) => {
    expect(redactPersonal(text).text).toBe(text);
  });

  // Known failure: eleven digits that begin like a mobile number are taken for one.
  test('an amount of eleven digits is no number to call', () => {
    expect(redactPersonal('项目资金总额：13900000000元').redacted).toBe(false);
  });

  test('tells a cell that held nothing else', () => {
    expect(isOnlyPersonal(redactPersonal('填报人：温如玉 联系电话：0571-88230417').text)).toBe(true);
    expect(isOnlyPersonal(redactPersonal('实施单位：文物站 联系人：温如玉').text)).toBe(false);
  });
});

const text = (value: string): DraftText => ({ text: value, at: 'b1' });

const indicator = (name: string, ...values: readonly string[]): DraftIndicator =>
  ({
    name: text(name),
    values: values.map((value) => ({ value: value === '' ? null : text(value) })),
  }) as unknown as DraftIndicator;

const form = (indicators: readonly DraftIndicator[], name: string, objective = ''): DraftForm => {
  const project = {
    name: text(name),
    code: null,
    category: null,
    purpose: null,
    schedule: [],
    at: 'b1',
    funding: [],
    objectives: objective === '' ? [] : [{ text: text(objective) }],
    indicators,
  } as unknown as DraftProject;
  return { activities: [], projects: [project], funding: [], objectives: [], indicators: [] } as unknown as DraftForm;
};

describe('dropPlaceholders', () => {
  test('takes the hints of a template for nothing', () => {
    const { form: filled, blank } = dropPlaceholders(
      form([indicator('指标1：', '≥**%'), indicator('……', '')], 'XX项目', '目标1：……\n目标2：……'),
    );
    expect(blank).toBe(true);
    expect(filled.projects.flatMap(({ indicators }) => indicators)).toEqual([]);
  });

  test('keeps what is filled in and drops the empty rows beside it', () => {
    const { form: filled, blank } = dropPlaceholders(
      form([indicator('修缮古井', '≥4口'), indicator('指标2：', '')], '古井修缮', '修缮古井并建档'),
    );
    expect(blank).toBe(false);
    expect(filled.projects[0]?.indicators.map(({ name }) => name.text)).toEqual(['修缮古井']);
    expect(filled.projects[0]?.objectives).toHaveLength(1);
  });

  test('a name with values missing in one row only is a real indicator', () => {
    const { form: filled } = dropPlaceholders(
      form([indicator('修缮古井', '≥4口'), indicator('建档率', '')], '古井修缮'),
    );
    expect(filled.projects[0]?.indicators).toHaveLength(2);
  });
});
