import type { Random } from './random.ts';

/** Lines of cells, as a form is printed; a line of one cell is a paragraph. */
export type Sheet = readonly (readonly string[])[];

const PROJECTS = ['图书流动车运行', '古驿道修缮', '乡村夜校教师补贴', '城区树木养护', '窗口设备更新', '山塘清淤维护'];
const NAMES = {
  数量指标: [
    ['服务点数量', '个'],
    ['修缮里程', '公里'],
    ['培训人次', '人次'],
    ['设备数量', '台'],
  ],
  质量指标: [
    ['验收合格率', '%'],
    ['设备完好率', '%'],
    ['考核合格率', '%'],
  ],
  时效指标: [
    ['资金支付及时率', '%'],
    ['任务完成率', '%'],
  ],
  成本指标: [
    ['运行成本控制数', '万元'],
    ['维护成本', '万元'],
  ],
  社会效益指标: [
    ['政策知晓率', '%'],
    ['受益人数', '人'],
  ],
  服务对象满意度指标: [
    ['群众满意度', '%'],
    ['使用人员满意度', '%'],
  ],
} as const;
const CATEGORY: Readonly<Record<string, string>> = { 社会效益指标: '效益指标', 服务对象满意度指标: '满意度指标' };
const BASES = ['行业标准', '历史标准', '计划标准', '工作计划', '问卷调查'];

const indicatorRows = (random: Random): string[][] =>
  Object.entries(NAMES).flatMap(([dimension, choices], index, all) => {
    const [name, unit] = random.pick(choices as readonly (readonly [string, string])[]);
    const sign = unit === '万元' ? '≤' : '≥';
    const value = unit === '%' ? 90 + random.below(10) : 2 + random.below(300);
    const category = CATEGORY[dimension] ?? '产出指标';
    const before = all[index - 1];
    const isRepeated = before !== undefined && (CATEGORY[before[0]] ?? '产出指标') === category;
    return [
      [isRepeated ? '' : category, dimension, name, `反映${name}情况`, `${sign}${value}${unit}`, random.pick(BASES)],
    ];
  });

const HEADER = ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据'];

/** One clean project form (项目绩效目标表) with invented figures, in the layout of 河北. */
export const cleanSheet = (random: Random): Sheet => {
  const project = random.pick(PROJECTS);
  const amount = `${10 + random.below(500)}.${10 + random.below(90)}`;
  const code = `13090124P${String(100000000000 + random.below(899999999)).slice(0, 12)}`;
  return [
    [`云溪县文化服务中心2024年部门预算绩效文本`],
    [`1.${project}绩效目标表`],
    ['309001云溪县文化服务中心', '', '', '', '', '单位：万元'],
    ['项目编码', code, '', '项目名称', project, ''],
    ['预算规模及资金用途', '预算数', amount, '其中：财政资金', amount, '其他资金', ''],
    ['', `用于${project}各项支出`, '', '', '', ''],
    ['资金支出计划（%）', '3月底', '6月底', '10月底', '12月底'],
    ['', '25%', '50%', '75%', '100%'],
    ['绩效目标', `1.保障${project}正常开展，提高服务水平。`, '', '', '', ''],
    HEADER,
    ...indicatorRows(random),
  ];
};

/** The sheet as a text dump: cells by TAB, a blank line around paragraphs. */
export const printSheet = (sheet: Sheet): string =>
  sheet.map((cells) => (cells.length === 1 ? `\n${cells[0]}\n` : cells.join('\t'))).join('\n');
