import { canonicalDepartment, departmentInTitle } from '../../../normalizers/names/canonical-department.ts';
import { resolveDivision } from '../../../normalizers/names/resolve-division.ts';
import { splitCodedProject } from '../../../normalizers/values/project-code.ts';
import type { DraftForm, Form } from '../../model/index.ts';

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

/** Department (部门) and division (行政区划) of a form, from its own fields, the titles and the project codes. */
export const placeOf = (
  form: DraftForm,
  titles: readonly string[],
  fiscalYear: number | null,
): Pick<Form, 'department' | 'departmentCode' | 'divisionCode'> => {
  const printed = departmentField(form);
  const known = printed ? canonicalDepartment(printed) : null;
  const own = form.title ? [form.title.text, ...titles] : titles;
  const department = known?.name ?? own.map(departmentInTitle).find((name) => name !== null) ?? null;
  const division = resolveDivision({
    ...(department ? { departmentText: department } : {}),
    codes: codesOf(form),
    titles: own,
    fiscalYear,
  });
  return { department, departmentCode: known?.departmentCode ?? null, divisionCode: division.divisionCode };
};
