import { type Check, type Finding, type Form, finding, type Project } from '../../model/index.ts';
import { type KnownLine, linesOf, sumOf } from '../funding-group.ts';
import { printAmount } from '../print-amount.ts';

/** Budget of the year of a project (项目本年度预算). */
const budgetOf = (project: Project): KnownLine | null =>
  linesOf(project.fundingLines, ['total']).find(({ phase }) => phase === 'budget') ?? null;

/** Amount of 特定目标类 of the form's year. */
const specificPurposeOf = (form: Form): KnownLine | null =>
  linesOf(form.fundingLines, ['specific-purpose']).find(
    ({ side, phase, fiscalYear }) => side === 'expenditure' && phase === 'budget' && fiscalYear === form.fiscalYear,
  ) ?? null;

/** Projects of 人员类 and 运转类 are listed beside those of 特定目标类 and count elsewhere. */
const isSpecificPurpose = ({ categoryLabel }: Project): boolean =>
  categoryLabel === null || categoryLabel.includes('特定目标');

const compareProjects = (form: Form): readonly Finding[] => {
  const stated = specificPurposeOf(form);
  const budgets = form.projects.filter(isSpecificPurpose).map(budgetOf);
  const known = budgets.filter((line) => line !== null);
  // A project without an amount leaves the sum open.
  if (!stated || known.length === 0 || known.length < budgets.length) return [];
  const sum = sumOf(known);
  if (sum === stated.amountFen) return [];
  const printed = known.map(({ amountFen }) => printAmount(amountFen)).join(' + ');
  return [
    finding(
      'sum-mismatch',
      'warning',
      `${form.department ?? `form ${form.ordinal}`}: the listed projects sum to ${printed} = ${printAmount(sum)}, but ${stated.itemLabel ?? '特定目标类'} says ${printAmount(stated.amountFen)} (difference ${printAmount(sum - stated.amountFen)}, 万元)`,
      stated.at,
      {
        evidence: form.projects.map(({ name }) => name).join('; '),
        subjects: [stated, ...known].map(({ key }) => ({ key, field: 'amount_fen' })),
      },
    ),
  ];
};

/** Budgets of the listed projects add up to 特定目标类 of the department (项目支出情况: 200 against 219.00). */
export const checkProjectTotals: Check = {
  name: 'project-totals',
  run: (filing) => filing.forms.flatMap(compareProjects),
};
