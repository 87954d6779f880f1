import type {
  DraftActivity,
  DraftEvaluation,
  DraftField,
  DraftForm,
  DraftFunding,
  DraftIndicator,
  DraftObjective,
  DraftProject,
  DraftRecords,
  DraftSchedulePoint,
  DraftText,
  Locator,
  Side,
} from '../model/index.ts';
import { draftText, type Token } from './token.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A form while it is being read; records go to the project being read, or to the department. */
export interface FormBuilder {
  readonly form: Mutable<DraftForm>;
  readonly fields: DraftField[];
  readonly activities: DraftActivity[];
  readonly projects: Mutable<DraftProject>[];
  readonly captions: DraftText[];
  /** Project that following records belong to; null while the form speaks of the department. */
  project: Mutable<DraftProject> | null;
  /** Unit of money in force: 单位：万元, 项目资金（元）. */
  unit: string | null;
  side: Side | null;
  /** Unit and category that rows of a list print over their projects. */
  group: { readonly unit: DraftText | null; readonly category: DraftText | null };
}

const emptyRecords = (): {
  funding: DraftFunding[];
  objectives: DraftObjective[];
  indicators: DraftIndicator[];
  evaluation: DraftEvaluation | null;
} => ({
  funding: [],
  objectives: [],
  indicators: [],
  evaluation: null,
});

/** Opens a form at a place; the title may be unknown. */
export const openForm = (title: Token | null, at: Locator): FormBuilder => {
  const fields: DraftField[] = [];
  const activities: DraftActivity[] = [];
  const projects: Mutable<DraftProject>[] = [];
  const captions: DraftText[] = [];
  return {
    form: {
      title: title && draftText(title),
      captions,
      fields,
      activities,
      projects,
      at,
      ...emptyRecords(),
    },
    fields,
    activities,
    projects,
    captions,
    project: null,
    unit: null,
    side: null,
    group: { unit: null, category: null },
  };
};

/** Adds a project to the form without making it the owner of what follows (项目支出情况 lists). */
export const listProject = (builder: FormBuilder, at: Locator): Mutable<DraftProject> => {
  const project: Mutable<DraftProject> = {
    name: null,
    code: null,
    category: null,
    purpose: null,
    unit: null,
    schedule: [] as DraftSchedulePoint[],
    at,
    ...emptyRecords(),
  };
  builder.projects.push(project);
  return project;
};

/** Starts a project: records that follow belong to it. */
export const startProject = (builder: FormBuilder, at: Locator): Mutable<DraftProject> => {
  builder.project = listProject(builder, at);
  return builder.project;
};

/** Where records go now. */
export const currentRecords = (builder: FormBuilder): DraftRecords => builder.project ?? builder.form;

/** Adds a labelled field. */
export const addField = (builder: FormBuilder, meaning: string, label: string, value: Token): void => {
  const { text, at } = draftText(value);
  builder.fields.push({ meaning, label, value: { text: text.replace(/[。；;，,]+$/, ''), at } });
};

const NO_EVALUATION: DraftEvaluation = {
  totalScore: null,
  executionRate: null,
  executionWeight: null,
  executionScore: null,
};

/** Adds what a cell says of the self-evaluation (自评) being read. */
export const addEvaluation = (builder: FormBuilder, part: Partial<DraftEvaluation>): void => {
  const records = currentRecords(builder);
  records.evaluation = { ...(records.evaluation ?? NO_EVALUATION), ...part };
};
