import { buildDocx, cell, paragraph, row, table } from '../test/builders/docx-builder.ts';

/** A file of the benchmark. */
export interface SyntheticFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const PLACES = ['甲县', '乙县', '丙市', '丁区', '戊县', '己州'];
const OFFICES = ['农业农村局', '水利局', '教育局', '卫生健康局', '文化馆', '交通运输局'];
const PROJECTS = ['田间渠道整修', '校舍屋面维修', '村医培训', '公路桥梁检测', '文艺下乡演出', '饮水管网改造'];

/** One of every so many files is a Word document, the others are text, as published documents come. */
const EVERY_WORD_FILE = 4;

const indicatorRows = (index: number): string[][] => [
  ['产出指标', '数量指标', '完成工程处数', `≥${3 + (index % 40)}处`],
  ['', '', '培训人员', `≥${50 + (index % 300)}人次`],
  ['', '质量指标', '验收合格率', `≥${90 + (index % 10)}%`],
  ['', '时效指标', '完成时间', '2025年11月底前'],
  ['', '成本指标', '单处成本', `≤${5 + (index % 20)}.5万元`],
  ['效益指标', '社会效益指标', '受益群众', `≥${800 + (index % 5000)}人`],
  ['', '可持续影响指标', '管护机制', '健全'],
  ['满意度指标', '服务对象满意度指标', '群众满意度', `≥${88 + (index % 10)}%`],
];

const facts = (index: number) => ({
  project: `${PROJECTS[index % PROJECTS.length]}${index}`,
  office: `${PLACES[Math.floor(index / 7) % PLACES.length]}${OFFICES[index % OFFICES.length]}`,
  fiscal: 100 + (index % 900),
  other: index % 50,
});

const textForm = (index: number): Uint8Array => {
  const { project, office, fiscal, other } = facts(index);
  const lines = [
    '项目支出绩效目标表',
    '（2025年度）',
    `项目名称\t${project}`,
    `主管部门\t${office}`,
    `项目资金（万元）\t年度资金总额：\t${fiscal + other}`,
    `\t其中：财政拨款\t${fiscal}`,
    `\t其他资金\t${other}`,
    '年度目标\t完成年度建设任务，改善群众生产生活条件。',
    '一级指标\t二级指标\t三级指标\t指标值',
    ...indicatorRows(index).map((cells) => cells.join('\t')),
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
};

const wordForm = (index: number): Uint8Array => {
  const { project, office, fiscal, other } = facts(index);
  const wide = (text: string): string => cell(text, { span: 3 });
  return buildDocx(
    paragraph('项目支出绩效目标表') +
      paragraph('（2025年度）') +
      table([
        row(['项目名称', wide(project)]),
        row(['主管部门', wide(office)]),
        row(['年度资金总额（万元）', String(fiscal + other), '其中：财政拨款', String(fiscal)]),
        row(['年度目标', wide('完成年度建设任务，改善群众生产生活条件。')]),
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ...indicatorRows(index),
      ]),
  );
};

/** The form number `index` of an endless series in which no two are alike; the same number gives the same words. */
export const syntheticForm = (index: number): SyntheticFile =>
  index % EVERY_WORD_FILE === 0
    ? { name: `${index}.docx`, bytes: wordForm(index) }
    : { name: `${index}.txt`, bytes: textForm(index) };
