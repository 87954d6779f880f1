import { NOTE_CODES, type NoteCode } from '../note-codes.ts';
import { type Words, words } from './words.ts';

/** What each rule says, in Chinese; the English line stands in the registry of note codes. */
const CHINESE: Readonly<Record<NoteCode, string>> = {
  'sum-mismatch': '合计数与明细之和不符',
  'share-mismatch': '占比与金额不符，或合计不为 100%',
  'year-mismatch': '所印年度与表的预算年度矛盾',
  'comparator-polarity': '符号与指标含义相反（如满意度 ≤95%）',
  'formula-as-value': '指标值处印的是公式',
  'misplaced-value': '单元格内容应属于另一列',
  'schedule-order': '支出计划没有递增到 100%',
  'weight-sum': '权重或得分之和与表中所述不符',
  'duplicate-code': '一个项目编码对应两个项目',
  'duplicate-indicator': '同一指标出现两次且指标值不同',
  'unit-implausible': '单位与数值或指标名称不相配',
  contradiction: '同一文件的两处表述数字不一致',
  truncated: '文件在表格或词语中间结束',
  'unread-cell': '有单元格未被识读',
  'ambiguous-value': '数值可以有不止一种读法',
  'unknown-layout': '像是绩效目标表，但版式无法识读',
  'blank-template': '未填写的空表',
  unreadable: '文件无法读取',
  'not-a-target-form': '文件没有列出绩效目标',
  'uncertain-alignment': '一行的单元格可以有不止一种对应方式',
  'missing-value': '应填的值没有印出或已丢失',
  'suspicious-text': '文字疑似损坏，没有可靠的对照',
  'unresolved-division': '部门无法归入唯一的行政区划',
  'unknown-year': '没有印出预算年度',
  'unit-assumed': '没有印出金额单位，按常用单位识读',
  'contents-mismatch': '目录与标题不一致',
  'column-scrambled': '名称与数值分列错乱，不予识读',
  'low-confidence-ocr': '文字识别把握不足',
  'ocr-disagreement': '两个识别引擎结果不同',
  'ocr-engine-missing': '未安装默认识别引擎，使用了备用引擎',
  'wrong-extension': '文件内容与扩展名不符',
  'unsupported-format': '没有可读取该格式的程序',
  encrypted: '文件已加密',
  'too-large': '文件或其一部分超出限制',
  'hidden-content': '有隐藏的行、列、工作表或文字',
  'page-chrome': '略去了网页正文以外的文字',
  'external-content': '有未跟踪的外部链接',
  'encoding-damage': '字符在先前的转换中丢失',
  'label-inferred': '栏目名称不在词表中，按其用词和内容推断',
  'label-repair': '恢复了所印的栏目名称',
  'text-repair': '依据词表或文件中的对照恢复了文字',
  'cell-joined': '合并了被拆到相邻单元格的文字',
  'row-realigned': '把错位行的单元格移回各列',
  'code-rejoined': '合并了被空格或单元格断开的项目编码',
  'contents-repair': '依据标题恢复了目录条目',
  'sign-repair': '恢复了比较符号',
  'script-folded': '把带拼音的繁体对照转为简体',
  'repetition-removed': '去除了识别产生的重复文字',
  'noise-removed': '去除了水印、书签或网站装饰文字',
  'header-repeat-removed': '去除了跨页重复的表头',
  'tables-rejoined': '合并了跨页断开的表',
  'text-cut': '把粘连的文字切分为单元格',
};

/** What a rule says in both languages; a code that is none of ours says itself. */
export const noteWords = (code: string): Words =>
  Object.hasOwn(NOTE_CODES, code)
    ? words(NOTE_CODES[code as NoteCode].meaning, CHINESE[code as NoteCode])
    : words(code, code);
