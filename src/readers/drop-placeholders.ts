import { foldText } from '../../normalizers/text/fold-text.ts';
import type { DraftForm, DraftIndicator, DraftProject, DraftRecords, DraftText } from '../model/index.ts';
import { lookupLabel } from './lexicon.ts';

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
/** What to fill in and how long it may be: `对照年度目标，说明完成情况（100字以内）`. */
const INSTRUCTION = /^[^。;；]{0,80}[(（]\d{2,4}字(?:以?内|左右)[)）][.。]?$/;
const MASKED = /\*\*|[×xX]{2,}|[○〇]{2,}|_{2,}/;

const isPlaceholder = (text: DraftText | null): boolean => {
  if (text === null) return true;
  const folded = foldText(text.text);
  return (
    PLACEHOLDER.test(folded) ||
    REFERENCE.test(folded) ||
    INSTRUCTION.test(folded) ||
    (MASKED.test(folded) &&
      folded.replace(MASKED, '').replace(/[≥≤><=%\p{Script=Han}]/gu, '') === '' &&
      folded.length <= 8)
  );
};

const FORM_WORDS = /具体指标|其他说明的问题|其他需要说明的问题|填报人|单位负责人|填报日期|[.…·、:：]/g;

/** Whether a text is nothing but labels of the form one behind the other: `质量指标时效指标`, `成本指标…`. */
const isOnlyLabels = (text: DraftText | null): boolean => {
  let rest = foldText(text?.text ?? '').replace(FORM_WORDS, '');
  while (rest !== '') {
    let length = Math.min(LONGEST_LABEL, rest.length);
    while (length > 1 && !isLevelLabel(rest.slice(0, length))) length--;
    if (length < 2) return false;
    rest = rest.slice(length);
  }
  return true;
};

const LONGEST_LABEL = 16;

const isLevelLabel = (piece: string): boolean => {
  const label = lookupLabel(piece);
  return label !== null && (label.category !== null || label.dimension !== null);
};

/** A row that prints labels alone, where the cells of an unfilled form were glued. */
const isLabelRow = ({ name, values }: DraftIndicator): boolean =>
  values.every(({ value }) => isPlaceholder(value) || isOnlyLabels(value)) &&
  (isOnlyLabels(name) || isPlaceholder(name));

const hasValue = ({ values }: DraftIndicator): boolean => values.some(({ value }) => !isPlaceholder(value));

const filledIndicators = (indicators: readonly DraftIndicator[]): DraftIndicator[] => {
  const rows = indicators.filter((indicator) => !isLabelRow(indicator));
  if (!rows.some(hasValue)) return [];
  return rows.filter((indicator) => !isPlaceholder(indicator.name) || hasValue(indicator));
};

const filled = (text: DraftText | null): DraftText | null => (text && isPlaceholder(text) ? null : text);

/** A hint in the column of reasons (`指标2：` of the blank row below) is no reason. */
const withoutHints = (indicator: DraftIndicator): DraftIndicator => ({
  ...indicator,
  values: indicator.values.map((value) => ({ ...value, reason: filled(value.reason) })),
});

const filledRecords = <T extends DraftRecords>(records: T): T => ({
  ...records,
  funding: records.funding.filter(({ amount }) => !isPlaceholder(amount)),
  objectives: records.objectives
    .filter(({ text }) => !text.text.split('\n').every((line) => isPlaceholder({ ...text, text: line })))
    .map((objective) => ({ ...objective, result: filled(objective.result) })),
  indicators: filledIndicators(records.indicators).map(withoutHints),
});

const isEmpty = ({ funding, objectives, indicators }: DraftRecords): boolean =>
  funding.length + objectives.length + indicators.length === 0;

/**
 * Takes unfilled hints of a template (空表占位) out of a form: rows without name and value, masked values, empty objectives.
 * Indicators none of which has a value are the template's own words, not targets.
 */
export const dropPlaceholders = (draft: DraftForm): FilledForm => {
  const projects = draft.projects.map((project): DraftProject => {
    const kept = filledRecords(project);
    return { ...kept, name: filled(kept.name) };
  });
  const kept = projects.filter((project) => project.name !== null || project.code !== null || !isEmpty(project));
  const form = { ...filledRecords(draft), projects: kept };
  const printed = !isEmpty(draft) || draft.projects.length > 0;
  return { form, blank: printed && isEmpty(form) && kept.length === 0 && form.activities.length === 0 };
};
