import { foldText } from '../../normalizers/text/fold-text.ts';
import type { DraftForm, DraftIndicator, DraftProject, DraftRecords, DraftText } from '../model/index.ts';

/** A form without its unfilled hints; `blank` tells that nothing else was in it. */
export interface FilledForm {
  readonly form: DraftForm;
  readonly blank: boolean;
}

/** What templates print where a value belongs: `……`, `**`, `XX`, `≥**%`, `指标1：`, `目标1：`, `（200字以内）`, `( 年度)`. */
const PLACEHOLDER =
  /^(?:(?:指标|目标|任务)\s*[\d一二三四]*[:：.、]?)?(?:[.…·*×xX○〇□_\-—/\\\s]|[(（][^()（）]{0,12}(?:字以内|必填|选填)[^()（）]{0,6}[)）])*$/;
/** References to another table: `详见项目绩效目标表。` */
const REFERENCE = /^(?:详见|见)[^。；;]{0,30}(?:表|附件)[。.]?$/;
const MASKED = /\*\*|[×xX]{2,}|[○〇]{2,}|_{2,}/;

const isPlaceholder = (text: DraftText | null): boolean => {
  if (text === null) return true;
  const folded = foldText(text.text);
  return (
    PLACEHOLDER.test(folded) ||
    REFERENCE.test(folded) ||
    (MASKED.test(folded) &&
      folded.replace(MASKED, '').replace(/[≥≤><=%\p{Script=Han}]/gu, '') === '' &&
      folded.length <= 8)
  );
};

const hasValue = ({ values }: DraftIndicator): boolean => values.some(({ value }) => !isPlaceholder(value));

const filledIndicators = (indicators: readonly DraftIndicator[]): DraftIndicator[] => {
  if (!indicators.some(hasValue)) return [];
  return indicators.filter((indicator) => !isPlaceholder(indicator.name) || hasValue(indicator));
};

const filledRecords = <T extends DraftRecords>(records: T): T => ({
  ...records,
  funding: records.funding.filter(({ amount }) => !isPlaceholder(amount)),
  objectives: records.objectives.filter(
    ({ text }) => !text.text.split('\n').every((line) => isPlaceholder({ ...text, text: line })),
  ),
  indicators: filledIndicators(records.indicators),
});

const isEmpty = ({ funding, objectives, indicators }: DraftRecords): boolean =>
  funding.length + objectives.length + indicators.length === 0;

/**
 * Takes unfilled hints of a template (空表占位) out of a form: rows without name and value, masked values, empty objectives.
 * Indicators none of which has a value are the template's own words, not targets.
 */
export const dropPlaceholders = (draft: DraftForm): FilledForm => {
  const projects = draft.projects.map((project): DraftProject => {
    const filled = filledRecords(project);
    return isPlaceholder(filled.name) ? { ...filled, name: null } : filled;
  });
  const kept = projects.filter((project) => project.name !== null || project.code !== null || !isEmpty(project));
  const form = { ...filledRecords(draft), projects: kept };
  const printed = !isEmpty(draft) || draft.projects.length > 0;
  return { form, blank: printed && isEmpty(form) && kept.length === 0 && form.activities.length === 0 };
};
