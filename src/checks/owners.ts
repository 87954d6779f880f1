import type { Evaluation, Filing, Form, FundingLine, Indicator, Objective, Project } from '../model/index.ts';

/** Whose records they are: a project (项目), or the department (部门) of a form itself. */
export interface Owner {
  readonly form: Form;
  readonly project: Project | null;
  /** Name for messages: `老科协工作经费`, or the department. */
  readonly name: string;
  readonly at: string;
  readonly fundingLines: readonly FundingLine[];
  readonly objectives: readonly Objective[];
  readonly indicators: readonly Indicator[];
  readonly evaluation: Evaluation | null;
}

const departmentOf = (form: Form): Owner => ({
  form,
  project: null,
  name: form.department ?? form.title ?? `form ${form.ordinal}`,
  at: form.at,
  fundingLines: form.fundingLines,
  objectives: form.objectives,
  indicators: form.indicators,
  evaluation: form.evaluation,
});

const projectOf = (form: Form, project: Project): Owner => ({
  form,
  project,
  name: project.name || (project.code ?? `project ${project.ordinal}`),
  at: project.at,
  fundingLines: project.fundingLines,
  objectives: project.objectives,
  indicators: project.indicators,
  evaluation: project.evaluation,
});

/** Departments and projects of one form (一张表), in printed order. */
export const ownersOfForm = (form: Form): readonly Owner[] => [
  departmentOf(form),
  ...form.projects.map((project) => projectOf(form, project)),
];

/** Departments and projects of a filing, in printed order. */
export const ownersOf = (filing: Filing): readonly Owner[] => filing.forms.flatMap(ownersOfForm);

/** An indicator (三级指标) with its owner. */
export interface OwnedIndicator {
  readonly owner: Owner;
  readonly indicator: Indicator;
}

/** All indicators of a filing, in printed order. */
export const ownedIndicators = (filing: Filing): readonly OwnedIndicator[] =>
  ownersOf(filing).flatMap((owner) => owner.indicators.map((indicator) => ({ owner, indicator })));

/** Name of an indicator with its owner: `群众满意度 (老科协工作经费)`. */
export const nameIndicator = ({ owner, indicator }: OwnedIndicator): string => `${indicator.name} (${owner.name})`;
