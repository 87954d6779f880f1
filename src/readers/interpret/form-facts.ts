import { foldText } from '../../../normalizers/text/fold-text.ts';
import { yearsIn } from '../../../normalizers/values/parse-year.ts';
import { findProjectCodes } from '../../../normalizers/values/project-code.ts';
import type { DraftForm, FilingKind } from '../../model/index.ts';

/** Kind of a filing (文件类型) by its title; null when the title does not say. */
export const filingKindOf = (title: string): FilingKind | null => {
  const folded = foldText(title);
  if (/自评|自我评价|绩效评价/.test(folded)) return 'self-evaluation';
  if (/部门\(?单位?\)?整体|整体支出|部门整体|整体绩效|整体预算/.test(folded)) return 'department-targets';
  if (/转移支付|区域绩效目标|专项资金绩效/.test(folded)) return 'transfer-targets';
  return /项目/.test(folded) ? 'project-targets' : null;
};

/** Stage (草案 or 批复) when a title says so. */
export const stageOf = (texts: readonly string[]): 'draft' | 'approved' | null => {
  const joined = texts.join(' ');
  return /草案/.test(joined) ? 'draft' : /批复/.test(joined) ? 'approved' : null;
};

/** `2024年度`, `2024年…绩效`: years in a title or caption, in order. */
const titleYears = (text: string): readonly number[] =>
  yearsIn(text.replace(/20\d{2}\s*年?\s*[-—~至]+\s*20\d{2}\s*年?/g, ''));

const MULTI_YEAR_AHEAD = 1;

/**
 * Fiscal year (预算年度) of a form: the title, then the caption below it, then the year after the past years of its
 * columns; the year in a project code only where nothing else prints one.
 */
export const fiscalYearOf = (form: DraftForm, documentTitles: readonly string[]): number | null => {
  const printed = [
    ...form.captions.filter(({ text }) => /年度/.test(text)).map(({ text }) => text),
    form.title?.text ?? '',
    ...form.captions.map(({ text }) => text),
    ...documentTitles,
  ];
  for (const text of printed) {
    const [year] = titleYears(text);
    if (year) return year;
  }
  const past = form.funding
    .flatMap(({ year }) => year ?? [])
    .concat(
      form.indicators.flatMap(({ values }) =>
        values.flatMap(({ role, year }) => (role === 'baseline' && year ? [year] : [])),
      ),
    );
  if (past.length > 0) return Math.max(...past) + MULTI_YEAR_AHEAD;
  return null;
};

/** Year that all project codes share (立项年度); used only where no fiscal year is printed anywhere. */
export const yearOfCodes = (forms: readonly DraftForm[]): number | null => {
  const texts = forms.flatMap(({ projects }) =>
    projects.flatMap(({ code, name }) => [code?.text ?? '', name?.text ?? '']),
  );
  const years = new Set(texts.flatMap((text) => findProjectCodes(text).map(({ yearOpened }) => yearOpened)));
  return years.size === 1 ? [...years][0]! : null;
};
