import { type Language, words } from '../../model/codebook/index.ts';

/** Every phrase of the report page in both languages. */
const PHRASES = {
  title: words('Quality of the records', '数据质量报告'),
  subtitle: words('Budget-performance targets of departments', '部门预算绩效目标'),
  contents: words('Contents', '目录'),
  overview: words('Overview', '概览'),
  documents: words('documents', '文件'),
  departments: words('departments', '部门'),
  divisions: words('counties and cities', '行政区划'),
  projects: words('projects', '项目'),
  indicators: words('indicators', '指标'),
  targets: words('indicator values', '指标值'),
  fundingLines: words('amounts of money', '资金记录'),
  findings: words('open findings', '未解决疑点'),
  toReview: words('records to review', '待核记录'),
  coverage: words('Coverage', '覆盖情况'),
  coverageNote: words(
    'Documents by county and year. A blank means that nothing was read, not that nothing was published.',
    '按区划和年度统计的文件数。空白表示未采集，不等于未公开。',
  ),
  division: words('County or city', '区划'),
  noDivision: words('not placed in a division', '区划未确定'),
  noYear: words('no year', '无年度'),
  all: words('all', '合计'),
  allDivisions: words('divisions', '个区划'),
  few: words('few', '少'),
  many: words('many', '多'),
  reviewFirst: words('What to review first', '优先复核'),
  reviewNote: words(
    'A record is to be reviewed when an open doubt could change one of its values. Documents with the most such records come first.',
    '存在可能改变数值的未解决疑点的记录为待核记录。待核记录最多的文件排在前面。',
  ),
  nothingToReview: words('No record carries an open doubt.', '没有待核记录。'),
  /** `N` is the number, `S` its share. */
  ofRecords: words('N records to review, S of all records', 'N 条待核记录，占全部记录的 S'),
  document: words('Document', '文件'),
  department: words('Department', '部门'),
  year: words('Year', '年度'),
  records: words('Records', '记录'),
  review: words('To review', '待核'),
  atStake: words('Project budgets', '项目预算'),
  unread: words('Documents that gave no records', '未取得记录的文件'),
  reason: words('Why', '原因'),
  status: words('Status', '状态'),
  format: words('Format', '格式'),
  rules: words('Findings by rule', '疑点统计'),
  rulesNote: words(
    'Mistakes of the authors are reported and kept as printed; only doubts about the reading ask for review.',
    '填报单位的错误只作提示，保留原文；只有识读方面的疑问才需要复核。',
  ),
  noFindings: words('No open findings.', '没有未解决的疑点。'),
  rule: words('Rule', '规则'),
  count: words('Findings', '疑点'),
  inDocuments: words('Documents', '涉及文件'),
  inRecords: words('Records', '涉及记录'),
  doubt: words('doubt', '待核'),
  examples: words('Examples and query', '示例与查询'),
  query: words('To list all of them', '列出全部'),
  contradictions: words('Largest contradictions', '最大的勾稽差额'),
  contradictionsNote: words(
    'Totals that differ from the sum of their printed parts, by the money that they are off.',
    '合计数与所印明细之和不符的记录，按差额从大到小排列。',
  ),
  noContradictions: words('Every printed total agrees with its parts.', '所有合计数均与明细相符。'),
  difference: words('Off by', '差额'),
  printedTotal: words('Printed total', '所印合计'),
  arithmetic: words('Arithmetic', '计算过程'),
  distributions: words('How the values are spread', '数值分布'),
  named: words('Documents named above', '上文提到的文件'),
  nothing: words('nothing to show', '暂无数据'),
  empty: words(
    'This database holds no documents yet. Read some with `jixiao ingest`.',
    '数据库中还没有文件，请先运行 `jixiao ingest`。',
  ),
  footer: words(
    'Made by jixiao from the records of the database alone. Amounts are as printed in the documents.',
    '由 jixiao 根据数据库记录生成，金额以文件所印为准。',
  ),
  severityError: words('error', '错误'),
  severityWarning: words('warning', '提醒'),
  severityInfo: words('for the record', '说明'),
} as const;

/** Phrases of the page in one language. */
export type Phrases = { readonly [Name in keyof typeof PHRASES]: string };

/** All phrases in a language. */
export const phrasesIn = (language: Language): Phrases =>
  Object.fromEntries(Object.entries(PHRASES).map(([name, phrase]) => [name, phrase[language]])) as Phrases;
