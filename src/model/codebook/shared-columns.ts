import { TIER_PROMISE } from '../tier-promise.ts';
import { always, maybe } from './column.ts';

// Columns that several tables share, described once.

export const ID = { id: always.id('记录编号', 'Stable key of the record', '记录的固定编号') };

export const DOCUMENT_ID = {
  document_id: always.id(
    '文件编号',
    'Document that the row was read from: sha256 of its bytes',
    '该行所在文件的编号（文件内容的 sha256）',
  ),
};

export const RECORD_NUMBER = {
  record_number: always.integer(
    '阅读序号',
    'Place in the reading order of the document, from 1',
    '在文件中的阅读顺序，从 1 起',
  ),
};

export const LOCATOR = {
  locator: always.text(
    '位置',
    'Where it stands: p3.t1.r4.c2 is page 3, table 1, row 4, cell 2; b12 the twelfth paragraph',
    '在文件中的位置：p3.t1.r4.c2 为第 3 页第 1 表第 4 行第 2 格，b12 为第 12 段',
  ),
};

/** `A 990, B 990 …`: how many of 1,000 records of each tier are right. */
const PROMISES = Object.entries(TIER_PROMISE)
  .map(([tier, share]) => `${tier} ${Math.round(share * 1000)}`)
  .join(', ');

export const TIER = {
  tier: always.code(
    '可信等级',
    'tier',
    `How sure the reading is; of 1,000 records of badly damaged documents are right: ${PROMISES}`,
    `识读结果的可信程度；严重受损文件每千条记录中正确的条数：${PROMISES}`,
  ),
};

export const NEEDS_REVIEW = {
  needs_review: always.flag(
    '待核',
    '1 when an unresolved doubt could change a value of the record',
    '1 表示有未解决的疑点可能改变该记录的值',
  ),
};

export const FORM_ID = { form_id: always.id('表编号', 'Form that the record stands in', '记录所在的表') };

export const PROJECT_ID = {
  project_id: maybe.id(
    '项目编号（内部）',
    'Project that the record belongs to; empty for a department as a whole',
    '记录所属项目；部门整体的记录为空',
  ),
};

export const ORDINAL = {
  ordinal: always.integer('序号', 'Number among its equals, from 1', '同类中的序号，从 1 起'),
};

export const DEPARTMENT = {
  department: maybe.text('部门', 'Department or unit that files the form', '填报部门（单位）'),
};

export const DEPARTMENT_CODE = {
  department_code: maybe.text('部门编码', 'Printed code of the department', '表上所印的部门编码'),
};

export const DIVISION_CODE = {
  division_code: maybe.text(
    '区划代码',
    'Administrative division after GB/T 2260; empty where it is ambiguous',
    '行政区划代码（GB/T 2260）；无法唯一确定时为空',
  ),
};

export const FISCAL_YEAR = { fiscal_year: maybe.year('年度', 'Budget year of the form', '表所属预算年度') };

export const ORIGIN = {
  origin: always.text('来源', 'Path or address where the document was found', '文件的路径或网址'),
};

export const FILING_KIND = {
  filing_kind: always.code('表类', 'filing_kind', 'Kind of form', '表的类别'),
};

export const STAGE = {
  stage: maybe.code('阶段', 'stage', 'Draft or approved, where something says so', '草案或批复，未注明时为空'),
};

export const TERM = { term: always.code('期限', 'term', 'Span that it is meant for', '目标期限') };

export const STATED_TEXT = {
  stated_text: always.text('原文', 'The value as printed', '表上所印的原文'),
};

export const FORM_ORDINAL = {
  form_ordinal: always.integer('表序号', 'Number of the form in its document, from 1', '表在文件中的序号，从 1 起'),
};

export const PROJECT_CODE = {
  project_code: maybe.text('项目编码', 'Printed code of the project', '表上所印的项目编码'),
};

export const PROJECT_NAME = {
  project_name: maybe.text(
    '项目名称',
    'Name of the project; empty for a department as a whole',
    '项目名称；部门整体的记录为空',
  ),
};

export const CATEGORY = {
  category: maybe.code('一级指标代码', 'category', 'First level of the indicator', '一级指标的统一代码'),
  category_label: maybe.text('一级指标', 'First level as printed', '表上所印的一级指标'),
  dimension: maybe.code(
    '二级指标代码',
    'dimension',
    'Second level of the indicator; empty where the printed label has no code',
    '二级指标的统一代码；所印名称不在代码表内时为空',
  ),
  dimension_label: maybe.text('二级指标', 'Second level as printed', '表上所印的二级指标'),
};

export const DESCRIPTION = {
  description: maybe.text('指标解释', 'What the indicator means, as printed', '表上所印的指标解释'),
};

export const INDICATOR_CLASS = {
  indicator_class: maybe.text('指标类型', 'Class of the indicator as printed', '表上所印的指标类型'),
};

export const DIRECTION = {
  direction: maybe.code(
    '指标方向',
    'direction',
    'Whether more or less is better, where printed',
    '正向或反向，未印时为空',
  ),
};

export const WEIGHT = { weight: maybe.decimal('权重', 'Points of the indicator', '指标的分值或权重') };

export const BASIS = {
  basis: maybe.text('确定依据', 'Where the target comes from, as printed', '指标值确定依据'),
};

export const SCORING_RULE = {
  scoring_rule: maybe.text('评分标准', 'How points are given, as printed', '评（扣）分标准'),
};

export const REMARK = { remark: maybe.text('备注', 'Remark as printed', '备注') };

export const VALUE = {
  kind: always.code('值类型', 'target_kind', 'What kind of value it is', '指标值的类型'),
  comparator: maybe.code('符号', 'comparator', 'Sign as printed; empty where none is', '所印的比较符号，未印时为空'),
  value: maybe.decimal('数值', 'The number that is printed; the start of a range', '所印的数值；区间时为下限'),
  value_to: maybe.decimal('数值上限', 'End of a range', '区间的上限'),
  unit: maybe.text('单位', 'Unit of the value', '计量单位'),
};

export const BY_DATE = {
  by_date: maybe.date('截止日期', 'Day of a deadline', '期限类指标值的截止日期'),
};

export const AMOUNT_FEN = {
  amount_fen: maybe.fen('金额（分）', 'Amount of money in fen, 1/100 yuan', '金额，单位为分'),
};

export const SCORE = { score: maybe.decimal('得分', 'Points that were given', '自评得分') };
export const DEVIATION_REASON = {
  deviation_reason: maybe.text('偏差原因', 'Why the result differs, as printed', '偏差原因分析及改进措施'),
};
export const PLACE = {
  place: maybe.text('所属地区', 'Township or place of the value column', '指标值所属的乡镇或地区'),
};

export const ROLE = {
  role: always.code('值角色', 'role', 'Target, result, or value of a past year', '指标值、实际完成值或往年值'),
};

export const SHARE_PERCENT = {
  share_percent: maybe.decimal('占比（%）', 'Printed share of the total in percent', '所印的占比，百分数'),
};

export const SIDE = {
  side: always.code('收支', 'side', 'Income, expenditure, or money of a project', '收入、支出或项目资金'),
  item: always.code('资金项目代码', 'funding_item', 'What the money is or comes from', '资金构成或来源的统一代码'),
  item_label: maybe.text('资金项目', 'Item as printed', '表上所印的资金项目'),
};

export const PHASE = {
  phase: always.code('预算阶段', 'phase', 'Planned, adjusted, or spent', '年初预算、调整预算或执行数'),
};

export const DECISION = {
  decision: maybe.code('人工判定', 'decision_mark', 'What a person decided about the record', '人工对该记录的判定'),
};

export const OFFICE = {
  office: maybe.text(
    '机构类别',
    'What the department is, wherever it is: without place, code and additions, under its full name',
    '去掉地名、编码、本级等后的机构全称，用于跨地区比较',
  ),
};

export const CANONICAL_DEPARTMENT = {
  canonical_department: maybe.text(
    '部门统一名称',
    'Name that a person confirmed for the department, else the name as read',
    '经人工确认的部门统一名称；未确认时同部门名称',
  ),
};

export const COMPARED = {
  family: maybe.code('指标族', 'indicator_family', 'Family of indicators that compare', '可相互比较的指标族'),
  common_category: maybe.code(
    '可比一级指标',
    'common_category',
    'First level in the taxonomy of 2021, with management beside it; follows from the printed levels',
    '对照 2021 年指标体系后的一级指标',
  ),
  common_dimension: maybe.code(
    '可比二级指标',
    'dimension',
    'Second level in the taxonomy of 2021, where one follows',
    '对照 2021 年指标体系后的二级指标',
  ),
};

export const COMPARABLE_VALUE = {
  comparable_value: maybe.decimal(
    '可比数值',
    'The value on a common scale: 2.8 of ten thousand people is 28000',
    '换算到统一单位后的数值',
  ),
  comparable_unit: maybe.text('可比单位', 'Unit of the value on the common scale', '换算后的单位'),
};

export const INFERRED_DIRECTION = {
  inferred_direction: maybe.code(
    '推断方向',
    'direction',
    'Whether more or less is better by the words of the name; inferred, never printed',
    '按指标名称推断的方向，非表上所印',
  ),
};

export const CONTENT_DIGEST = {
  content_digest: maybe.id(
    '内容摘要',
    'Digest of what the forms say, whatever the bytes, the order and the places; equal content has equal digests',
    '表中内容的摘要，与文件字节、顺序、位置无关；内容相同则摘要相同',
  ),
};
