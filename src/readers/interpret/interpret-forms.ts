import {
  type DraftForm,
  type DraftProject,
  type DraftRecords,
  type FilingKind,
  type Form,
  finding,
  type Note,
} from '../../model/index.ts';
import { isPerformanceTitle } from '../form-title.ts';
import { doubtNameless, doubtOwnerless } from './doubt-ownerless.ts';
import { doubtRepeated } from './doubt-repeated.ts';
import { type AssumedAmount, doubtUnit } from './doubt-unit.ts';
import { filingKindOf, fiscalYearOf, stageOf, yearOfCodes } from './form-facts.ts';
import { placeOf } from './form-place.ts';
import { interpretActivities, interpretProject, interpretRecords } from './interpret-records.ts';
import type { Interpretation } from './interpretation.ts';
import { type KeyMaker, openKeys } from './record-keys.ts';

const hasContent = ({ objectives, indicators }: DraftRecords): boolean =>
  objectives.length > 0 || indicators.length > 0;

const hasFunds = (form: DraftForm): boolean => form.funding.length > 0 || form.projects.length > 0;

/**
 * Whether a form states targets: objectives, indicators or tasks, or the funds of a form that calls itself one of
 * performance. Budget tables that stand beside the forms (收入预算总表) are none.
 */
export const isTargetForm = (form: DraftForm): boolean =>
  hasContent(form) ||
  form.activities.length > 0 ||
  form.projects.some(hasContent) ||
  (hasFunds(form) && form.title !== null && isPerformanceTitle(form.title.text));

/** What must be known of a form before its values are interpreted. */
type FormFacts = Pick<Form, 'department' | 'departmentCode' | 'divisionCode' | 'fiscalYear'>;

/** Facts of every form; what a form does not print it takes from the others, where these agree. */
const factsOfForms = (
  drafts: readonly DraftForm[],
  titles: readonly string[],
  recognised: boolean,
  notes: Note[],
): FormFacts[] => {
  const said = new Set(notes.map(({ message }) => message));
  const printed = drafts.map((draft): FormFacts => {
    const fiscalYear = fiscalYearOf(draft, titles);
    const { place, finding: doubt } = placeOf(draft, titles, fiscalYear, recognised);
    if (doubt && !said.has(doubt.message)) {
      said.add(doubt.message);
      notes.push(doubt);
    }
    return { ...place, fiscalYear };
  });
  const shared = <K extends keyof FormFacts>(key: K): FormFacts[K] | null => {
    const values = new Set(printed.map((facts) => facts[key]).filter((value) => value !== null));
    return values.size === 1 ? [...values][0]! : null;
  };
  const common: FormFacts = {
    department: shared('department'),
    departmentCode: shared('departmentCode'),
    divisionCode: shared('divisionCode'),
    fiscalYear: shared('fiscalYear'),
  };
  const codeYear =
    common.fiscalYear === null && printed.every(({ fiscalYear }) => fiscalYear === null) ? yearOfCodes(drafts) : null;
  if (codeYear !== null)
    notes.push(
      finding(
        'unknown-year',
        'info',
        `no fiscal year is printed; ${codeYear} is the year in the project codes`,
        drafts[0]?.at ?? null,
      ),
    );
  return printed.map((facts) => ({
    department: facts.department ?? common.department,
    departmentCode: facts.departmentCode ?? common.departmentCode,
    divisionCode: facts.divisionCode ?? common.divisionCode,
    fiscalYear: facts.fiscalYear ?? common.fiscalYear ?? codeYear,
  }));
};

const kindOfForm = (draft: DraftForm, titles: readonly string[]): FilingKind =>
  filingKindOf(draft.title?.text ?? '') ??
  (draft.projects.length > 0 ? titles.map(filingKindOf).find((found) => found !== null) : null) ??
  (draft.projects.length > 0 ? 'project-targets' : 'department-targets');

const interpretForm = (
  draft: DraftForm,
  facts: FormFacts,
  ordinal: number,
  titles: readonly string[],
  units: ReadonlySet<string>,
  keys: KeyMaker,
  notes: Note[],
): Form => {
  const assumed: AssumedAmount[] = [];
  const inferred: string[] = [];
  const work: Interpretation = { key: keys, notes, fiscalYear: facts.fiscalYear, assumed, inferred };
  const owner = `form-${ordinal}`;
  const form: Form = {
    ordinal,
    title: draft.title?.text ?? null,
    filingKind: kindOfForm(draft, titles),
    stage: stageOf([draft.title?.text ?? '', ...titles]),
    ...facts,
    at: draft.at,
    activities: interpretActivities(draft.activities, owner, work),
    projects: draft.projects.map((project, index) => interpretProject(project, owner, index + 1, work)),
    ...interpretRecords(draft, owner, work),
  };
  if (inferred.length > 0) notes.push(noteInferred(inferred, draft.at));
  const doubt = doubtUnit(form, assumed, units);
  if (doubt) notes.push(doubt);
  return form;
};

/** Says which records were read under labels that are in no list; arithmetic alone does not raise their tier. */
const noteInferred = (keys: readonly string[], at: string): Note =>
  finding('label-inferred', 'info', `${keys.length} records were read under labels that are in no list`, at, {
    subjects: keys.map((key) => ({ key })),
  });

/** A wide sheet with 单位名称 in its rows holds the forms of several departments: one form for each. */
const splitByUnit = (form: DraftForm): DraftForm[] => {
  const units = [...new Set(form.projects.map(({ unit }) => unit?.text ?? null))];
  if (units.length < 2) return [form];
  const ofUnit = (unit: string | null): DraftProject[] =>
    form.projects.filter((project) => (project.unit?.text ?? null) === unit);
  return units.map((unit, index) => {
    const projects = ofUnit(unit);
    const department = projects[0]?.unit;
    const others = form.fields.filter(({ meaning }) => meaning !== 'department');
    const fields = department
      ? [{ meaning: 'department', label: department.text, value: department }, ...others]
      : form.fields;
    const records =
      index === 0 ? {} : { funding: [], objectives: [], indicators: [], activities: [], evaluation: null };
    return { ...form, ...records, fields, projects, at: projects[0]?.at ?? form.at };
  });
};

/** Titles of a document that every form looks at: a book of a thousand forms would look a million times. */
const MOST_TITLES = 64;

/** Titles of a document, none more than twice: the second witness of a place is one, a third proves nothing more. */
const tellingTitles = (drafts: readonly DraftForm[]): string[] => {
  const times = new Map<string, number>();
  const titles = drafts.flatMap(({ title }) => {
    const seen = title ? (times.get(title.text) ?? 0) : 2;
    if (!title || seen > 1) return [];
    times.set(title.text, seen + 1);
    return [title.text];
  });
  return titles.slice(0, MOST_TITLES);
};

/** `recognised`: the text went through character recognition; `units`: the units of money that it prints. Turns the drafts of a document into forms with records; drafts without any record only lend their titles. */
export const interpretForms = (
  drafts: readonly DraftForm[],
  recognised: boolean,
  units: ReadonlySet<string>,
  notes: Note[],
): Form[] => {
  const titles = tellingTitles(drafts);
  const keys = openKeys();
  const filled = drafts.filter(isTargetForm).flatMap(splitByUnit);
  const facts = factsOfForms(filled, titles, recognised, notes);
  const forms = filled.map((draft, index) =>
    interpretForm(draft, facts[index]!, index + 1, titles, units, keys, notes),
  );
  for (const form of forms) {
    const doubts = [doubtOwnerless(form, form.title ?? ''), ...form.projects.map(doubtNameless), doubtRepeated(form)];
    notes.push(...doubts.filter((doubt) => doubt !== null));
  }
  return forms;
};
