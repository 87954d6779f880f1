import { type Finding, type Form, finding, type Project } from '../../model/index.ts';

/** Titles of forms about one project or transfer: `项目支出绩效目标表`, `转移支付区域绩效目标表`. */
const ABOUT_PROJECT = /(?:项目|转移支付|专项|债券)/;
const ABOUT_DEPARTMENT = /(?:部门|单位)\)?整体|整体支出|整体绩效|整体预算/;

/** Keys of all records that stand under a form or project, targets included. */
const keysOfRecords = ({
  indicators,
  fundingLines,
  objectives,
}: Pick<Form, 'indicators' | 'fundingLines' | 'objectives'>): string[] =>
  [...indicators, ...fundingLines, ...objectives, ...indicators.flatMap(({ targets }) => targets)].map(
    ({ key }) => key,
  );

/**
 * A form about a project whose project nobody found (项目名称): its records would stand as the department's own. Says so
 * at each of them, so that a label nobody has seen yet does not put targets under the wrong owner in silence.
 */
export const doubtOwnerless = (form: Form, title: string): Finding | null => {
  if (form.projects.length > 0 || !ABOUT_PROJECT.test(title) || ABOUT_DEPARTMENT.test(title)) return null;
  const keys = keysOfRecords(form);
  if (keys.length === 0) return null;
  const count = form.indicators.length + form.fundingLines.length + form.objectives.length;
  const message = `${title}: expected the name of a project, found none; ${count} records have no project`;
  return finding('missing-value', 'warning', message, form.at, { subjects: keys.map((key) => ({ key })) });
};

/** A project known by its code alone: where its name was printed nobody read it, and its records ask who they belong to. */
export const doubtNameless = (project: Project): Finding | null => {
  const keys = keysOfRecords(project);
  if (project.name || keys.length === 0) return null;
  const message = `project ${project.code ?? 'without a code'}: expected its name (项目名称), found none`;
  return finding('missing-value', 'warning', message, project.at, {
    subjects: [project.key, ...keys].map((key) => ({ key })),
  });
};
