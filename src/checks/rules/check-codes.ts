import { divisionOfCode, fullNameOf, isWithin } from '../../../normalizers/names/division-table.ts';
import { type ProjectCode, readProjectCode } from '../../../normalizers/values/project-code.ts';
import { type Check, type Filing, type Finding, type Form, finding, type Project } from '../../model/index.ts';

const nameOf = (code: string): string => {
  const division = divisionOfCode(code);
  return division ? `${fullNameOf(division)} ${code}` : code;
};

/** A province's template (510000) and development zones, which are in no table, prove nothing. */
const provesPlace = (code: string): boolean => !code.endsWith('0000') && divisionOfCode(code) !== undefined;

const checkPlace = (project: Project, code: ProjectCode, form: Form): readonly Finding[] => {
  const [own, stated] = [code.divisionCode, form.divisionCode];
  if (stated === null || !provesPlace(own) || isWithin(own, stated) || isWithin(stated, own)) return [];
  return [
    finding(
      'code-mismatch',
      'warning',
      `${project.name}: the project code (项目编码) ${code.code} begins with ${nameOf(own)}, the form is of ${nameOf(stated)}`,
      project.at,
      { subjects: [{ key: project.key, field: 'code' }] },
    ),
  ];
};

const checkYear = (project: Project, code: ProjectCode, form: Form): readonly Finding[] => {
  if (form.fiscalYear === null || code.yearOpened <= form.fiscalYear) return [];
  return [
    finding(
      'code-mismatch',
      'warning',
      `${project.name}: the project code (项目编码) ${code.code} was opened in 20${code.code.slice(6, 8)}, after the fiscal year ${form.fiscalYear}`,
      project.at,
      { subjects: [{ key: project.key, field: 'code' }] },
    ),
  ];
};

const checkForm = (form: Form): readonly Finding[] =>
  form.projects.flatMap((project) => {
    const code = project.code === null ? null : readProjectCode(project.code);
    return code === null ? [] : [...checkPlace(project, code, form), ...checkYear(project, code, form)];
  });

/**
 * A project code (项目编码) begins with the division and the year in which the project was opened: 13052924P00584011797F
 * in a form of another county, or of 2023, is a slip or a misread digit.
 */
export const checkCodes: Check = { name: 'codes', run: (filing: Filing) => filing.forms.flatMap(checkForm) };
