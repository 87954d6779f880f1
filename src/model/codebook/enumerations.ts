import families from '../../../data/reference/indicator-families.json' with { type: 'json' };
import type { Format } from '../document.ts';
import type {
  Category,
  Comparator,
  Dimension,
  FilingKind,
  FundingItem,
  Phase,
  Role,
  Side,
  Status,
  TargetKind,
  Term,
  Tier,
} from '../filing.ts';
import type { Severity } from '../note.ts';
import { type Words, words } from './words.ts';

// Codes and what they mean, in the order in which people expect them. The types make sure that no code is missing.

type Codes<Code extends string> = Readonly<Record<Code, Words>>;

const format: Codes<Format> = {
  text: words('text file', '文本'),
  html: words('web page', '网页'),
  docx: words('Word document', 'Word 文档'),
  doc: words('Word 97 document', 'Word 97 文档'),
  xlsx: words('Excel workbook', 'Excel 工作簿'),
  xls: words('Excel 97 workbook', 'Excel 97 工作簿'),
  pdf: words('PDF with text', 'PDF（含文字）'),
  'pdf-scan': words('scanned PDF', 'PDF（扫描件）'),
  image: words('image', '图片'),
};

const filingKind: Codes<FilingKind> = {
  'department-targets': words('targets of a whole department', '部门整体绩效目标'),
  'project-targets': words('targets of a project', '项目绩效目标'),
  'transfer-targets': words('targets of a transfer or earmarked fund', '转移支付、专项资金绩效目标'),
  'self-evaluation': words('self-evaluation', '绩效自评'),
  mixed: words('several kinds in one document', '多种表'),
  other: words('another kind', '其他'),
};

const status: Codes<Status> = {
  loaded: words('loaded', '已入库'),
  partial: words('loaded in part, has an error finding', '部分入库'),
  'unknown-layout': words('looks like a target form, could not be read', '版式未识别'),
  'not-applicable': words('states no target', '不适用'),
  unreadable: words('could not be opened', '无法读取'),
};

const side: Codes<Side> = {
  income: words('income', '收入'),
  expenditure: words('expenditure', '支出'),
  project: words('money of a project', '项目资金'),
};

const fundingItem: Codes<FundingItem> = {
  total: words('total', '合计'),
  'fiscal-appropriation': words('fiscal appropriation', '财政拨款'),
  'special-account-funds': words('funds of the special fiscal account', '财政专户管理资金'),
  'unit-funds': words('funds of the unit', '单位资金'),
  'other-funds': words('other funds', '其他资金'),
  'basic-expenditure': words('basic expenditure', '基本支出'),
  'project-expenditure': words('project expenditure', '项目支出'),
  personnel: words('personnel', '人员类'),
  operating: words('operating', '运转类'),
  'specific-purpose': words('specific purpose', '特定目标类'),
  'central-funds': words('central government', '中央补助'),
  'provincial-funds': words('province', '省级资金'),
  'municipal-funds': words('prefecture or city', '市级资金'),
  'county-funds': words('county', '县级资金'),
  'carry-over': words('carried over from last year', '上年结转'),
  other: words('another item', '其他'),
};

const phase: Codes<Phase> = {
  budget: words('budget at the start of the year', '年初预算'),
  adjusted: words('budget after adjustment', '调整后预算'),
  actual: words('money spent or received', '执行数'),
  'multi-year-total': words('total of a project over its years', '项目总预算'),
};

const term: Codes<Term> = {
  annual: words('annual', '年度'),
  'medium-term': words('medium-term', '中期'),
  'long-term': words('long-term', '长期'),
};

const category: Codes<Category> = {
  output: words('output', '产出'),
  outcome: words('outcome', '效益'),
  satisfaction: words('satisfaction', '满意度'),
  cost: words('cost', '成本'),
  'operating-cost': words('operating cost', '运行成本'),
  'management-efficiency': words('management efficiency', '管理效率'),
  'duty-performance': words('performance of duties', '履职效能'),
  'social-effect': words('social effect', '社会效应'),
  sustainability: words('capacity for sustained development', '可持续发展能力'),
  process: words('process', '过程'),
  decision: words('decision', '决策'),
};

const dimension: Codes<Dimension> = {
  quantity: words('quantity', '数量'),
  quality: words('quality', '质量'),
  timeliness: words('timeliness', '时效'),
  cost: words('cost', '成本'),
  'economic-cost': words('economic cost', '经济成本'),
  'social-cost': words('social cost', '社会成本'),
  'ecological-cost': words('ecological cost', '生态环境成本'),
  economic: words('economic benefit', '经济效益'),
  social: words('social benefit', '社会效益'),
  ecological: words('ecological benefit', '生态效益'),
  'sustained-impact': words('sustained impact', '可持续影响'),
  'service-recipient': words('satisfaction of those served', '服务对象满意度'),
};

const role: Codes<Role> = {
  target: words('target', '指标值'),
  actual: words('actual result', '实际完成值'),
  baseline: words('value of a past year', '往年指标值'),
};

const targetKind: Codes<TargetKind> = {
  quantity: words('quantity', '数量'),
  percentage: words('percentage', '百分比'),
  money: words('amount of money', '金额'),
  range: words('range', '区间'),
  deadline: words('deadline', '期限'),
  'yes-no': words('yes or no', '是否'),
  qualitative: words('words', '定性'),
  formula: words('formula in place of a value', '公式'),
  empty: words('empty', '空'),
  unreadable: words('unreadable', '无法识别'),
};

const comparator: Codes<Comparator> = {
  gte: words('at least (≥)', '大于等于（≥）'),
  lte: words('at most (≤)', '小于等于（≤）'),
  gt: words('more than (>)', '大于（>）'),
  lt: words('less than (<)', '小于（<）'),
  eq: words('equal (=)', '等于（=）'),
};

const tier: Codes<Tier> = {
  A: words('confirmed by arithmetic or a code', '经勾稽或编码核对'),
  B: words('corroborated elsewhere in the document', '文件内有佐证'),
  C: words('single reading', '单次识读'),
  D: words('in conflict, for review', '存在冲突，待核'),
};

const severity: Codes<Severity> = {
  error: words('a value is missing or unusable', '错误'),
  warning: words('a person should look', '提醒'),
  info: words('for the record', '说明'),
};

const indicatorFamily: Readonly<Record<string, Words>> = Object.fromEntries(
  families.families.map(({ code, name }) => [code, words(code.replaceAll('-', ' '), name)]),
);

/** Every enumeration (代码表) of the record contract by name. */
export const ENUMERATIONS = {
  format,
  filing_kind: filingKind,
  status,
  stage: {
    draft: words('draft', '草案'),
    approved: words('approved or published', '批复、公开'),
  } satisfies Codes<'draft' | 'approved'>,
  side,
  funding_item: fundingItem,
  phase,
  term,
  category,
  dimension,
  common_category: {
    cost: words('cost', '成本'),
    output: words('output', '产出'),
    outcome: words('outcome', '效益'),
    satisfaction: words('satisfaction', '满意度'),
    management: words('management', '管理'),
  } satisfies Codes<'cost' | 'output' | 'outcome' | 'satisfaction' | 'management'>,
  indicator_family: indicatorFamily,
  role,
  target_kind: targetKind,
  comparator,
  direction: {
    ascending: words('more is better', '正向'),
    descending: words('less is better', '反向'),
  } satisfies Codes<'ascending' | 'descending'>,
  unit_source: {
    value: words('printed with the value', '随指标值'),
    name: words('printed in the name of the indicator', '在指标名称中'),
    column: words('printed in a column of units', '计量单位列'),
  } satisfies Codes<'value' | 'name' | 'column'>,
  activity_kind: {
    duty: words('duty', '部门职能'),
    task: words('yearly task', '年度工作任务'),
  } satisfies Codes<'duty' | 'task'>,
  tier,
  note_kind: {
    repair: words('repair', '修正'),
    finding: words('finding', '疑点'),
  } satisfies Codes<'repair' | 'finding'>,
  severity,
  disposition: {
    used: words('became part of a record', '已采用'),
    ignored: words('left out by a named rule', '按规则略去'),
    flagged: words('not understood, reported', '未理解，已提示'),
  } satisfies Codes<'used' | 'ignored' | 'flagged'>,
  decision_action: {
    accept: words('read as printed', '确认无误'),
    correct: words('misread, corrected', '更正'),
    reject: words('no record', '剔除'),
    'source-error': words('the document itself is wrong', '原文有误'),
    undo: words('taken back', '撤销'),
  } satisfies Codes<'accept' | 'correct' | 'reject' | 'source-error' | 'undo'>,
  decision_mark: {
    accept: words('read as printed', '已确认'),
    correct: words('corrected by a person', '已更正'),
    reject: words('no record, left out of the views', '已剔除'),
    'source-error': words('the document itself is wrong', '原文有误'),
    retired: words('the document now says what it was corrected to', '原文已同更正'),
    conflict: words('the document says something else than when it was decided', '与原判定冲突'),
  } satisfies Codes<'accept' | 'correct' | 'reject' | 'source-error' | 'retired' | 'conflict'>,
  decision_outcome: {
    applied: words('applied', '已应用'),
    retired: words('the document now agrees', '已自然失效'),
    conflict: words('the document says something else', '冲突'),
    gone: words('the record is no longer there', '记录已不存在'),
  } satisfies Codes<'applied' | 'retired' | 'conflict' | 'gone'>,
} as const;

/** Name of an enumeration. */
export type EnumerationName = keyof typeof ENUMERATIONS;

/** What a code means, or the code itself where it is none of ours: `codeWords('category', 'output').zh` is 产出. */
export const codeWords = (enumeration: EnumerationName, code: string): Words =>
  (ENUMERATIONS[enumeration] as Readonly<Record<string, Words>>)[code] ?? words(code, code);
