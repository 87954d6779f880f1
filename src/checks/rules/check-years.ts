import { type Check, type Filing, type Finding, type Form, finding, type Target } from '../../model/index.ts';
import { nameIndicator, type OwnedIndicator, ownedIndicators } from '../owners.ts';

const PRINTED_YEAR = /(?<!\d)20\d{2}(?!\d)/;
const YEAR_RANGE = /20\d{2}\s*年?\s*[-—~至到、]+\s*20\d{2}/;

/** Where the year was taken from project codes (立项年度), it proves nothing against a printed year. */
const isYearPrinted = (filing: Filing): boolean => !filing.notes.some(({ code }) => code === 'unknown-year');

const deadlineYear = ({ role, kind, byDate, statedText }: Target): number | null =>
  role === 'target' && kind === 'deadline' && byDate !== null && PRINTED_YEAR.test(statedText)
    ? Number(byDate.slice(0, 4))
    : null;

/**
 * A deadline before the budget year is a leftover of last year's form, also where that year is the year of the project
 * codes: no project ends before it is opened (立项). One after it can be a project of several years.
 */
const checkDeadlines = (owned: OwnedIndicator, isPrinted: boolean): readonly Finding[] => {
  const year = owned.owner.form.fiscalYear;
  if (year === null || owned.indicator.term !== 'annual') return [];
  return owned.indicator.targets.flatMap((target) => {
    const due = deadlineYear(target);
    if (due === null || due === year || (due > year && !isPrinted)) return [];
    const relation = due < year ? 'before' : 'after';
    return finding(
      'year-mismatch',
      due < year ? 'warning' : 'info',
      `${nameIndicator(owned)}: the deadline ${target.statedText} lies in ${due}, ${relation} the fiscal year ${year}`,
      target.at,
      { subjects: [{ key: target.key, field: 'by_date' }] },
    );
  });
};

const checkBaselines = (owned: OwnedIndicator): readonly Finding[] => {
  const year = owned.owner.form.fiscalYear;
  if (year === null) return [];
  return owned.indicator.targets
    .filter(({ role, fiscalYear }) => role === 'baseline' && fiscalYear !== null && fiscalYear >= year)
    .map(({ key, at, fiscalYear }) =>
      finding(
        'year-mismatch',
        'info',
        `${nameIndicator(owned)}: a past value (往年指标值) of ${fiscalYear} in a form of ${year}`,
        at,
        { subjects: [{ key, field: 'fiscal_year' }] },
      ),
    );
};

/** A title's only year against the year the form was read as; both can be right (`2024年公开的2023年度`), so it is for the record. */
const checkTitle = (form: Form): readonly Finding[] => {
  const title = form.title ?? '';
  const years = new Set([...title.matchAll(/(20\d{2})\s*年/g)].map((match) => Number(match[1])));
  if (form.fiscalYear === null || years.size !== 1 || YEAR_RANGE.test(title) || years.has(form.fiscalYear)) return [];
  return [
    finding(
      'year-mismatch',
      'info',
      `the title says ${[...years][0]}, the form is of ${form.fiscalYear}: ${title}`,
      form.at,
    ),
  ];
};

const LEADING_YEAR = /^\W{0,4}(20\d{2})\s*年度?(?:目标|完成|将|计划|预计|全年|度|，|,|继续)/;

const checkObjectives = (form: Form): readonly Finding[] =>
  [form, ...form.projects].flatMap(({ objectives }) =>
    objectives.flatMap(({ key, at, term, text }) => {
      const year = Number(LEADING_YEAR.exec(text)?.[1] ?? 0);
      if (!year || form.fiscalYear === null || term !== 'annual' || year >= form.fiscalYear) return [];
      return finding(
        'year-mismatch',
        'info',
        `an objective of ${year} in a form of ${form.fiscalYear}: ${text.slice(0, 40)}`,
        at,
        { subjects: [{ key, field: 'text' }] },
      );
    }),
  );

/** Years in deadlines, past values, titles and objectives go with the fiscal year (预算年度) of the form. */
export const checkYears: Check = {
  name: 'years',
  run: (filing) => {
    const isPrinted = isYearPrinted(filing);
    const indicators = ownedIndicators(filing);
    const deadlines = indicators.flatMap((owned) => checkDeadlines(owned, isPrinted));
    if (!isPrinted) return deadlines;
    return [
      ...filing.forms.flatMap(checkTitle),
      ...filing.forms.flatMap(checkObjectives),
      ...deadlines,
      ...indicators.flatMap(checkBaselines),
    ];
  },
};
