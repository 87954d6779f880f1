import { canonicalDepartment, departmentInTitle } from '../../../normalizers/names/canonical-department.ts';
import { type DivisionReading, resolveDivision } from '../../../normalizers/names/resolve-division.ts';
import { splitCodedProject } from '../../../normalizers/values/project-code.ts';
import { type DraftForm, type Finding, type Form, finding } from '../../model/index.ts';

/** Where a form belongs, and what remained open about it. */
export interface FormPlace {
  readonly place: Pick<Form, 'department' | 'departmentCode' | 'divisionCode'>;
  readonly finding: Finding | null;
}

/** Fields that name the filing department, best first: what the form is about before who runs the project. */
const DEPARTMENT_FIELDS: readonly string[] = ['department', 'filing-unit', 'competent-department', 'implementing-unit'];

const departmentField = (form: DraftForm): string | null => {
  for (const meaning of DEPARTMENT_FIELDS) {
    const field = form.fields.find((candidate) => candidate.meaning === meaning);
    if (field) return field.value.text;
  }
  return null;
};

const codesOf = (form: DraftForm): string[] =>
  form.projects.flatMap(({ code, name }) => {
    const found = code?.text ?? splitCodedProject(name?.text ?? '').code;
    return found ? [found] : [];
  });

/** Names of candidate divisions for a note: `130529, 130528`. */
const listed = (codes: readonly string[]): string => codes.slice(0, MOST_LISTED).join(', ');

const MOST_LISTED = 8;

/** What could not be settled about the place of a department, as a finding; null when it is clear or nothing is printed. */
const placeFinding = (
  department: string | null,
  reading: DivisionReading,
  recognised: boolean,
  at: string,
): Finding | null => {
  if (department === null) return null;
  if (reading.conflict)
    return finding(
      'unresolved-division',
      'warning',
      `${department}: name and project codes point to different divisions; ${reading.evidence.join('; ')}`,
      at,
    );
  if (recognised && reading.neighbours.length > 0)
    return finding(
      'unresolved-division',
      'info',
      `${department}: one misread character from other divisions (${listed(reading.neighbours)}), and no second witness`,
      at,
    );
  if (reading.divisionCode !== null) return null;
  const candidates =
    reading.candidates.length > 0 ? `candidates ${listed(reading.candidates)}` : 'no division of that name';
  return finding('unresolved-division', 'info', `${department}: ${candidates}`, at);
};

/**
 * Department (部门) and division (行政区划) of a form, from its own fields, the titles and the project codes. In recognised
 * text a place that one misread character of another would explain is noted until a second witness names it.
 */
export const placeOf = (
  form: DraftForm,
  titles: readonly string[],
  fiscalYear: number | null,
  recognised: boolean,
): FormPlace => {
  const printed = departmentField(form);
  const known = printed ? canonicalDepartment(printed) : null;
  const own = form.title ? [form.title.text, ...titles] : titles;
  const department = known?.name ?? own.map(departmentInTitle).find((name) => name !== null) ?? null;
  const reading = resolveDivision({
    ...(department ? { departmentText: department } : {}),
    codes: codesOf(form),
    titles: own,
    fiscalYear,
  });
  const place = {
    department,
    departmentCode: known?.departmentCode ?? null,
    divisionCode: reading.divisionCode,
  };
  return { place, finding: placeFinding(department, reading, recognised, form.at) };
};
