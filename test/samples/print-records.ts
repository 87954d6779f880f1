import type { Filing, Form, FundingLine, Indicator, Project, Target } from '../../src/model/index.ts';

/** Records of a form or a project, one line each. */
export interface PrintedRecords {
  readonly funding: readonly string[];
  readonly objectives: readonly string[];
  readonly indicators: readonly string[];
  readonly evaluation?: string;
}

export interface PrintedProject extends PrintedRecords {
  readonly name: string;
  readonly code: string | null;
  readonly category: string | null;
  readonly purpose: string | null;
  readonly schedule: string;
}

export interface PrintedForm extends PrintedRecords {
  readonly title: string | null;
  readonly department: string | null;
  readonly department_code: string | null;
  readonly division_code: string | null;
  readonly fiscal_year: number | null;
  readonly activities: readonly string[];
  readonly projects: readonly PrintedProject[];
}

/** What `expected.json` of a sample holds: the records as lines that a person compares with the printed document. */
export interface PrintedFiling {
  readonly status: string;
  readonly filing_kind: string;
  readonly stage: string | null;
  readonly department: string | null;
  readonly fiscal_year: number | null;
  readonly forms: readonly PrintedForm[];
}

const line = (...parts: readonly (string | number | null | undefined | false)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '').join(' | ');

/** `1234567` fen as `12345.67`: exact, integer arithmetic only. */
const yuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')}`;

const fundingLine = ({ side, item, itemLabel, fiscalYear, phase, amountFen, sharePercent }: FundingLine): string =>
  line(
    side,
    item,
    itemLabel,
    fiscalYear,
    phase,
    amountFen === null ? 'no amount' : `${yuan(amountFen)} yuan`,
    sharePercent !== null && `share ${sharePercent}%`,
  );

const targetText = (target: Target): string => {
  const { role, fiscalYear, place, statedText, kind, comparator, value, valueTo, unit, byDate, amountFen } = target;
  const reading = [kind, comparator, value, valueTo === null ? null : `to ${valueTo}`, unit, byDate];
  return [
    `${[role, fiscalYear, place].filter((part) => part !== null).join(' ')}: “${statedText}” = ${reading
      .filter((part) => part !== null)
      .join(' ')}`,
    amountFen === null ? null : `(${yuan(amountFen)} yuan)`,
    target.score === null ? null : `score ${target.score}`,
    target.deviationReason === null ? null : `because ${target.deviationReason}`,
  ]
    .filter((part) => part !== null)
    .join(' ');
};

const indicatorLine = (indicator: Indicator): string =>
  line(
    indicator.term,
    `${indicator.category ?? indicator.categoryLabel ?? '?'}/${indicator.dimension ?? indicator.dimensionLabel ?? '?'}`,
    indicator.name,
    ...indicator.targets.map(targetText),
    indicator.weight !== null && `weight ${indicator.weight}`,
    indicator.direction,
    indicator.basis !== null && `basis ${indicator.basis}`,
    indicator.indicatorClass !== null && `class ${indicator.indicatorClass}`,
    indicator.description !== null && `description ${indicator.description}`,
    indicator.scoringRule !== null && `scoring ${indicator.scoringRule}`,
    indicator.remark !== null && `remark ${indicator.remark}`,
  );

const records = ({ fundingLines, objectives, indicators, evaluation }: Form | Project): PrintedRecords => ({
  funding: fundingLines.map(fundingLine),
  objectives: objectives.map(({ term, text, resultText }) => line(term, text, resultText && `result ${resultText}`)),
  indicators: indicators.map(indicatorLine),
  ...(evaluation === null
    ? {}
    : {
        evaluation: line(
          evaluation.totalScore !== null && `total ${evaluation.totalScore}`,
          evaluation.executionRate !== null && `rate ${evaluation.executionRate}%`,
          evaluation.executionWeight !== null && `weight ${evaluation.executionWeight}`,
          evaluation.executionScore !== null && `score ${evaluation.executionScore}`,
        ),
      }),
});

const printProject = (project: Project): PrintedProject => ({
  name: project.name,
  code: project.code,
  category: project.categoryLabel,
  purpose: project.purpose,
  schedule: project.schedule.map(({ month, cumulativePercent }) => `${month}: ${cumulativePercent}%`).join(', '),
  ...records(project),
});

const printForm = (form: Form): PrintedForm => ({
  title: form.title,
  department: form.department,
  department_code: form.departmentCode,
  division_code: form.divisionCode,
  fiscal_year: form.fiscalYear,
  activities: form.activities.map(({ kind, name, text, amountFen }) =>
    line(kind, name, text, amountFen !== null && `${yuan(amountFen)} yuan`),
  ),
  ...records(form),
  projects: form.projects.map(printProject),
});

/** A filing in the form that `expected.json` is written in. */
export const printRecords = (filing: Filing): PrintedFiling => ({
  status: filing.status,
  filing_kind: filing.filingKind,
  stage: filing.stage,
  department: filing.department,
  fiscal_year: filing.fiscalYear,
  forms: filing.forms.map(printForm),
});
