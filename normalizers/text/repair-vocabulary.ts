import { remember } from './remember.ts';
import { repairTerm } from './repair-term.ts';
import { applyEdits } from './text-edit.ts';
import type { RepairStep, TextRepair } from './text-repair.ts';

const stepsOf = (text: string): readonly RepairStep[] => {
  const { edits } = repairTerm(text, { witnesses: [] });
  return edits.map((edit, index) => ({ text: applyEdits(text, edits.slice(0, index + 1)), evidence: edit.evidence }));
};

/** Restores misread characters proven by the closed vocabulary (词表修字): `指桥值` → `指标值`, one step an edit. */
export const repairVocabulary: TextRepair = {
  name: 'repair-vocabulary',
  code: 'text-repair',
  apply: remember(stepsOf),
  cases: [
    { before: '指桥值', after: '指标值' },
    { before: '绩敛目桥', after: '绩效目标' },
    { before: '巡逻覆盖卒', after: '巡逻覆盖率' },
    { before: '财政投款', after: '财政拨款' },
    { before: '3 F]底', after: '3 月底' },
    { before: '交攵益指标', after: '效益指标' },
    { before: '数数量指标', after: '数量指标' },
    { before: '专项泛费支出', after: '专项经费支出' },
  ],
  keeps: [
    '大桥标准化建设',
    '树木年度养护',
    '新进入员工培训',
    '杜会村道路',
    '优化预算指出结构',
    '一级指标',
    '苗木年度目标',
    '各项日常工作完成率',
    '黄冈岗位补贴',
    '项目资金金额',
    '云溪县中医医院',
    '教育展',
    '体育周',
    '工作人员员工',
    '任务完成成本控制数',
    '年度度假区建设',
  ],
};
