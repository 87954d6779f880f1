import { type Finding, type Form, finding } from '../../model/index.ts';

/** Titles of forms about one project or transfer: `项目支出绩效目标表`, `转移支付区域绩效目标表`. */
const ABOUT_PROJECT = /(?:项目|转移支付|专项|债券)/;
const ABOUT_DEPARTMENT = /(?:部门|单位)\)?整体|整体支出|整体绩效|整体预算/;

/**
 * A form about a project whose project nobody found (项目名称): its records would stand as the department's own. Says so
 * at each of them, so that a label nobody has seen yet does not put targets under the wrong owner in silence.
 */
export const doubtOwnerless = (form: Form, title: string): Finding | null => {
  if (form.projects.length > 0 || !ABOUT_PROJECT.test(title) || ABOUT_DEPARTMENT.test(title)) return null;
  const records = [...form.indicators, ...form.fundingLines, ...form.objectives];
  if (records.length === 0) return null;
  const targets = form.indicators.flatMap((indicator) => indicator.targets);
  const message = `${title}: expected the name of a project, found none; ${records.length} records have no project`;
  return finding('missing-value', 'warning', message, form.at, {
    subjects: [...records, ...targets].map(({ key }) => ({ key })),
  });
};
