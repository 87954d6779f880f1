import { foldText } from '../../../normalizers/text/fold-text.ts';
import { isPerformanceTitle } from '../form-title.ts';

/** Words of texts about wages and staff, which share the word 绩效. */
const STAFF = /绩效考核|绩效工资|绩效奖金|薪酬|员工|销售|岗位考核/;
const LONGEST_TITLE = 60;

/** Whether a line is the title of a form of public targets (绩效目标, 自评); null where it is no title of performance at all. */
export const isTargetTitle = (text: string): boolean | null =>
  text.length <= LONGEST_TITLE && isPerformanceTitle(text) ? !STAFF.test(foldText(text)) : null;
