import type { PrintStyle } from '../../builders/table-picture.ts';

/** One printed table: what it says and how it is set. */
export interface TableShape {
  readonly name: string;
  readonly picture: string;
  readonly style: PrintStyle;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
}

const SMALL = `Name | Unit | 2022 | 2023
Rice | t | 1,204 | 1,310
Wheat | t | 980 | 1,002
Maize | t | 455 | 470
Barley | t | 31 | 29`;

const HEADED = `Region | Output | < | Share
^ | 2022 | 2023 | ^
North | 12.5 | 13.1 | 44%
South | 8.2 | 7.9 | 27%
East | 4.0 | 4.4 | 15%
West | 3.1 | 4.1 | 14%`;

const WRAPPED = `Project | Description of the work | Cost
Road | Repair of the surface between the two bridges and new drains on both sides | 1,200
School | New roof for the main building, paint for all the rooms of the second floor | 850
Clinic | Instruments | 90`;

const CHINESE = `一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 培训人次 | ≥200人次
^ | ^ | 发放宣传资料份数 | ≥5000份
^ | 质量指标 | 培训合格率 | ≥95%
效益指标 | 社会效益指标 | 政策知晓率 | ≥90%
满意度指标 | 服务对象满意度指标 | 参训人员满意度 | ≥92%`;

const FORM = `项目名称 | 农村公路养护 | < | <
主管部门 | 交通运输局 | 实施单位 | 公路管理站
资金情况（万元） | 年度资金总额 | 120.50 | <
^ | 其中：财政拨款 | 120.50 | <
^ | 其他资金 | | <
年度目标 | 完成农村公路日常养护里程，保持路面完好，及时处置水毁路段，保障群众出行安全，提高公路服务水平。 | < | <`;

const LONG = `No. | Item | Amount\n${Array.from({ length: 70 }, (_, i) => `${i + 1} | Entry number ${i + 1} | ${(i + 1) * 17}.50`).join('\n')}`;

const LONG_CHINESE = `序号 | 项目名称 | 金额（元）\n${Array.from({ length: 60 }, (_, i) => `${i + 1} | 第${i + 1}号工程 | ${(i + 1) * 1300}`).join('\n')}`;

const SECTIONS = `Item | 2022 | 2023
Assets | |
Cash | 120 | 140
Stock | 75 | 60
Liabilities | |
Loans | 80 | 70
Equity | 115 | 130`;

const SPARSE = `Date | Debit | Credit | Note
1 May | 100 | |
2 May | | 40 | refund
3 May | 25 | |
4 May | | 12 | fee
5 May | 8 | |`;

const ACCOUNTS = `Item | 2023 | < | 2022 | <
^ | Group | Parent | Group | Parent
Revenue | 12,345 | 9,876 | 11,900 | 9,100
Cost of sales | (8,210) | (6,540) | (7,990) | (6,020)
Gross profit | 4,135 | 3,336 | 3,910 | 3,080
Net increase in cash and cash equivalents of the group | 310 | 120 | (45) | 88
Total | 4,445 | 3,456 | 3,865 | 3,168`;

const SPANNED = ACCOUNTS.replace('Item | 2023 | < | 2022 | <\n^ |', ' | 2023 | < | 2022 | <\nItem |');

const TERMS = `Term | Meaning | Source
Budget | The plan of income and spending of a year that the council has approved in its session | Law
Outcome | What changes for people because of the spending and would not have changed without it | Guide
Output | What is made or delivered, counted in pieces, hours or persons over the whole of the year | Guide
Target | The value that an indicator shall reach | Rules`;

const SCIENCE = `Method | n | Mean ± SD | p
Control | 24 | 12.4 ± 1.1 | -
Low dose | 25 | 13.0 ± 1.3 | 0.21
High dose | 23 | 15.8 ± 1.2 | <0.001`;

const DATES = `Date | Place | Speaker | Hours
2023-05-01 | Hall A | J. Smith | 2
2023-05-02 | Hall B | M. Jones | 3
2023-05-09 | Hall A | P. Brown | 1.5
2023-06-11 | Yard | K. Lee | 4`;

const TIGHT = `Code | Name | Q1 | Q2 | Q3 | Q4
A1 | Apples | 10 | 20 | 30 | 40
B2 | Bananas and other tropical fruit from overseas | 11 | 21 | 31 | 41
C3 | Cherries | 12 | 22 | 32 | 42
D4 | Dates | 13 | 23 | 33 | 43
E5 | Elderberries | 14 | 24 | 34 | 44`;

const NUMBERS = ['left', 'right', 'right', 'right'] as const;

/** Shapes that tables come in: ruled, half ruled, without rules, with spans, wrapped, over pages, turned. */
export const TABLE_SHAPES: readonly TableShape[] = [
  { name: 'ruled', picture: SMALL, style: { widths: [90, 50, 70, 70] } },
  { name: 'ruled, figures right', picture: SMALL, style: { widths: [90, 50, 70, 70], align: NUMBERS } },
  { name: 'ruled, spans in the header', picture: HEADED, style: { widths: [90, 70, 70, 70] } },
  { name: 'ruled, wrapped', picture: WRAPPED, style: { widths: [70, 170, 60] } },
  { name: 'ruled, wrapped, centred', picture: WRAPPED, style: { widths: [70, 170, 60], middle: true } },
  { name: 'ruled with thin fills', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'thin-fills' } },
  { name: 'ruled with double lines', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'double' } },
  { name: 'ruled with dashes', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'dashed' } },
  { name: 'ruled, open at the sides', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'open' } },
  { name: 'ruled, small print', picture: SMALL, style: { widths: [50, 30, 40, 40], size: 6, padding: 1.5 } },
  { name: 'Chinese ruled, merged', picture: CHINESE, style: { widths: [80, 90, 130, 90] } },
  { name: 'Chinese form', picture: FORM, style: { widths: [90, 120, 90, 110] } },
  { name: 'Chinese form, narrow', picture: FORM, style: { widths: [60, 90, 60, 60], size: 9 } },
  {
    name: 'Chinese, rows only',
    picture: SMALL.replace('Name', '名称'),
    style: { widths: [90, 50, 70, 70], rules: 'rows' },
  },
  { name: 'rows only', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'rows' } },
  { name: 'rows only, wrapped', picture: WRAPPED, style: { widths: [70, 170, 60], rules: 'rows' } },
  { name: 'columns only', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'columns' } },
  { name: 'outer frame only', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'outer' } },
  { name: 'frame and columns', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'frame-columns' } },
  { name: 'frame and columns, Chinese cells wrapped', picture: CHINESE, style: { widths: [60, 70, 50, 50] } },
  { name: 'frame and rows', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'frame-rows' } },
  { name: 'frame and columns, sections', picture: SECTIONS, style: { widths: [100, 70, 70], rules: 'frame-columns' } },
  { name: 'three lines', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'three' } },
  {
    name: 'three lines, figures right',
    picture: SMALL,
    style: { widths: [90, 50, 70, 70], rules: 'three', align: NUMBERS },
  },
  {
    name: 'three lines, header of two',
    picture: HEADED.replace('Region | Output', 'Region | Output'),
    style: { widths: [90, 70, 70, 70], rules: 'all' },
  },
  { name: 'no rules', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'none' } },
  {
    name: 'no rules, figures right',
    picture: SMALL,
    style: { widths: [90, 50, 70, 70], rules: 'none', align: NUMBERS },
  },
  { name: 'no rules, tight', picture: SMALL, style: { widths: [60, 30, 45, 45], rules: 'none', size: 8, padding: 2 } },
  { name: 'no rules, wrapped', picture: WRAPPED, style: { widths: [70, 170, 60], rules: 'none', padding: 5 } },
  { name: 'no rules, sections', picture: SECTIONS, style: { widths: [100, 70, 70], rules: 'none', align: NUMBERS } },
  { name: 'no rules, sparse', picture: SPARSE, style: { widths: [70, 60, 60, 80], rules: 'none' } },
  {
    name: 'no rules, Chinese',
    picture: SECTIONS.replace('Assets', '资产').replace('Liabilities', '负债'),
    style: { widths: [100, 70, 70], rules: 'none' },
  },
  { name: 'accounts, all rules', picture: ACCOUNTS, style: { widths: [150, 60, 60, 60, 60] } },
  {
    name: 'accounts, no rules',
    picture: SPANNED,
    style: { widths: [150, 60, 60, 60, 60], rules: 'none', align: ['left', 'right', 'right', 'right', 'right'] },
  },
  {
    name: 'accounts, three lines',
    picture: SPANNED,
    style: {
      widths: [150, 60, 60, 60, 60],
      rules: 'three',
      headerRows: 2,
      align: ['left', 'right', 'right', 'right', 'right'],
    },
  },
  { name: 'terms, no rules', picture: TERMS, style: { widths: [80, 220, 60], rules: 'none', padding: 5 } },
  { name: 'terms, no gaps', picture: TERMS, style: { widths: [80, 220, 60], rules: 'none', padding: 0.6 } },
  { name: 'terms, rows only', picture: TERMS, style: { widths: [80, 220, 60], rules: 'rows' } },
  { name: 'terms, middle', picture: TERMS, style: { widths: [80, 220, 60], rules: 'none', padding: 6, middle: true } },
  {
    name: 'science, three lines',
    picture: SCIENCE,
    style: { widths: [80, 40, 90, 60], rules: 'three', align: ['left', 'center', 'center', 'center'] },
  },
  {
    name: 'science, no rules, wide',
    picture: SCIENCE,
    style: { widths: [140, 90, 140, 100], rules: 'none', align: ['left', 'center', 'center', 'right'] },
  },
  { name: 'dates, no rules, tight', picture: DATES, style: { widths: [62, 45, 52, 40], rules: 'none', padding: 3 } },
  { name: 'dates, rows wide apart', picture: DATES, style: { widths: [90, 70, 80, 60], rules: 'none', padding: 12 } },
  {
    name: 'tight columns',
    picture: TIGHT,
    style: { widths: [30, 220, 18, 18, 18, 18], rules: 'none', size: 9, padding: 3 },
  },
  {
    name: 'tight columns, zebra',
    picture: TIGHT,
    style: { widths: [30, 220, 18, 18, 18, 18], rules: 'none', size: 9, padding: 3, shade: 'zebra' },
  },
  { name: 'zebra', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'none', shade: 'zebra' } },
  { name: 'zebra, wrapped', picture: WRAPPED, style: { widths: [70, 170, 60], rules: 'none', shade: 'zebra' } },
  { name: 'shaded header', picture: SMALL, style: { widths: [90, 50, 70, 70], shade: 'header' } },
  { name: 'over pages', picture: LONG, style: { widths: [50, 200, 90] } },
  { name: 'over pages, header repeated', picture: LONG, style: { widths: [50, 200, 90], repeat: 1 } },
  {
    name: 'over pages, no rules, header repeated',
    picture: LONG,
    style: { widths: [50, 200, 90], rules: 'none', repeat: 1 },
  },
  { name: 'over pages, Chinese', picture: LONG_CHINESE, style: { widths: [50, 200, 90], repeat: 1 } },
  { name: 'turned page', picture: HEADED, style: { widths: [90, 70, 70, 70] }, rotate: 90 },
  { name: 'turned page, no rules', picture: SMALL, style: { widths: [90, 50, 70, 70], rules: 'none' }, rotate: 270 },
  { name: 'landscape', picture: CHINESE, style: { widths: [80, 90, 130, 90] }, width: 842, height: 595 },
];
