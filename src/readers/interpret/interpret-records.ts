import { cleanText } from '../../../normalizers/text/clean-text.ts';
import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type AmountReading, parseAmount, parsePercent } from '../../../normalizers/values/parse-amount.ts';
import { splitCodedProject } from '../../../normalizers/values/project-code.ts';
import { splitItems } from '../../../normalizers/values/split-items.ts';
import {
  type Activity,
  canonicalDecimal,
  type DraftActivity,
  type DraftEvaluation,
  type DraftFunding,
  type DraftObjective,
  type DraftProject,
  type DraftRecords,
  type DraftText,
  type Evaluation,
  type FundingLine,
  type Objective,
  type Project,
  type SchedulePoint,
} from '../../model/index.ts';
import { USUAL_UNIT } from './doubt-unit.ts';
import { interpretIndicator } from './interpret-indicator.ts';
import { type Interpretation, recordBase, report } from './interpretation.ts';

/** Remembers an amount whose unit neither its cell nor the form prints; nothing has no unit. */
const noteAssumed = (
  { assumed }: Interpretation,
  key: string,
  { text, at }: DraftText,
  unit: string | null,
  { unitPrinted, amountFen }: AmountReading,
): void => {
  if (unit === null && unitPrinted === null && amountFen !== 0) assumed.push({ key, at, statedText: text });
};

const interpretFunding = (
  draft: DraftFunding,
  owner: string,
  ordinal: number,
  work: Interpretation,
): FundingLine | null => {
  const amount = parseAmount(draft.amount.text, draft.unit ?? USUAL_UNIT);
  if (!amount) return null;
  const year = draft.phase === 'multi-year-total' ? null : (draft.year ?? work.fiscalYear);
  const side = draft.side ?? (owner.includes('project') ? 'project' : 'expenditure');
  const key = work.key(owner, 'funding', side, draft.item, draft.label, draft.phase, year);
  const doubt = draft.doubt ?? amount.doubt;
  noteAssumed(work, key, draft.amount, draft.unit, amount);
  if (doubt)
    report(work, 'ambiguous-value', 'error', `${draft.label} ${draft.amount.text}: ${doubt}`, draft.amount.at, {
      key,
      field: 'amount_fen',
    });
  return {
    ordinal,
    side,
    item: draft.item,
    itemLabel: draft.label,
    fiscalYear: year,
    phase: draft.phase,
    amountFen: amount.amountFen,
    sharePercent: draft.share ? parsePercent(draft.share.text) : null,
    statedText: draft.amount.text,
    ...recordBase(key, draft.amount.at, doubt !== null, { amount_fen: draft.amount, share_percent: draft.share }),
  };
};

/** Unfilled hints and references: `……`, `详见项目绩效目标表`, `（200字以内）`. */
const NO_CONTENT =
  /^(?:[.…·*\-—_/xX×]+|详见.{0,30}|详见[^。；;]{0,20}目标表[^。；;]{0,60}|见附[件表].{0,20}|[(（].{0,12}字以内[)）])[。.]?$/;

const itemTexts = (text: DraftText): string[] =>
  splitItems(text.text)
    .map((item) => cleanText(item.text).trim())
    .filter((item) => foldText(item).length > 1 && !NO_CONTENT.test(foldText(item)));

/** Results belong to their objectives one by one where both are numbered alike, else the whole text to each. */
const pairResults = (count: number, result: DraftText | null): (string | null)[] => {
  if (!result) return new Array<null>(count).fill(null);
  const items = itemTexts(result);
  return items.length === count ? items : new Array<string>(count).fill(cleanText(result.text).trim());
};

const interpretObjective = (draft: DraftObjective, owner: string, work: Interpretation): Objective[] => {
  const texts = itemTexts(draft.text);
  const results = pairResults(texts.length, draft.result);
  return texts.map((text, index) => ({
    ordinal: 0,
    term: draft.term,
    text,
    resultText: results[index] ?? null,
    ...recordBase(work.key(owner, 'objective', draft.term, text.slice(0, 24)), draft.text.at, false, {
      text: draft.text,
      result_text: draft.result,
    }),
  }));
};

const pointsOf = (text: DraftText | null): string | null =>
  text ? canonicalDecimal(foldText(text.text).replace(/[%分]$/, '')) : null;

const interpretEvaluation = (draft: DraftEvaluation | null, owner: string, work: Interpretation): Evaluation | null => {
  if (!draft) return null;
  const { totalScore, executionRate, executionWeight, executionScore } = draft;
  const at = (totalScore ?? executionRate ?? executionScore ?? executionWeight)?.at;
  if (at === undefined) return null;
  const fields = {
    total_score: totalScore,
    execution_rate: executionRate,
    execution_weight: executionWeight,
    execution_score: executionScore,
  };
  return {
    totalScore: pointsOf(totalScore),
    executionRate: executionRate ? parsePercent(executionRate.text) : null,
    executionWeight: pointsOf(executionWeight),
    executionScore: pointsOf(executionScore),
    ...recordBase(work.key(owner, 'evaluation'), at, false, fields),
  };
};

/** Records of a department or project. */
export const interpretRecords = (
  draft: DraftRecords,
  owner: string,
  work: Interpretation,
): Pick<Project, 'fundingLines' | 'objectives' | 'indicators' | 'evaluation'> => ({
  fundingLines: draft.funding
    .flatMap((line, index) => interpretFunding(line, owner, index + 1, work) ?? [])
    .map((line, index) => ({ ...line, ordinal: index + 1 })),
  objectives: draft.objectives
    .flatMap((objective) => interpretObjective(objective, owner, work))
    .map((objective, index) => ({ ...objective, ordinal: index + 1 })),
  indicators: draft.indicators.map((indicator, index) => interpretIndicator(indicator, owner, index + 1, work)),
  evaluation: interpretEvaluation(draft.evaluation, owner, work),
});

/** Duties and tasks: a text of numbered items is one activity each. */
export const interpretActivities = (
  drafts: readonly DraftActivity[],
  owner: string,
  work: Interpretation,
): Activity[] => {
  const activities = drafts.flatMap((draft) => {
    const texts = draft.name ? [cleanText(draft.text.text).trim()] : itemTexts(draft.text);
    const amount = draft.amount ? parseAmount(draft.amount.text, draft.unit ?? USUAL_UNIT) : null;
    const name = draft.name ? (splitItems(draft.name.text)[0]?.text ?? draft.name.text) : null;
    return texts.map((text) => ({
      draft,
      name: name && cleanText(name.replace(/^任务\s*\d+\s*[:：]\s*/, '')),
      text,
      amount,
    }));
  });
  return activities.map(({ draft, name, text, amount }, index) => {
    const key = work.key(owner, 'activity', draft.kind, name ?? text.slice(0, 24));
    const doubt = amount?.doubt ?? null;
    if (draft.amount && amount) noteAssumed(work, key, draft.amount, draft.unit, amount);
    if (doubt && draft.amount)
      report(work, 'ambiguous-value', 'error', `${name ?? text} ${draft.amount.text}: ${doubt}`, draft.amount.at, {
        key,
        field: 'amount_fen',
      });
    return {
      ordinal: index + 1,
      kind: draft.kind,
      name,
      text,
      amountFen: amount?.amountFen ?? null,
      ...recordBase(key, draft.text.at, doubt !== null),
    };
  });
};

const interpretSchedule = (draft: DraftProject): SchedulePoint[] =>
  draft.schedule.map(({ month, percent }) => ({
    month,
    cumulativePercent: parsePercent(percent.text),
    statedText: percent.text,
    at: percent.at,
  }));

/** One project with its records; a cell that holds code and name is split. */
export const interpretProject = (draft: DraftProject, form: string, ordinal: number, work: Interpretation): Project => {
  const coded = splitCodedProject(draft.name?.text ?? '');
  const code = draft.code ? foldText(draft.code.text) : coded.code;
  const key = work.key(form, 'project', code ?? coded.name);
  return {
    ordinal,
    code: code === '' ? null : code,
    name: coded.name,
    categoryLabel: draft.category?.text ?? null,
    purpose: draft.purpose?.text ?? null,
    schedule: interpretSchedule(draft),
    ...recordBase(key, (draft.name ?? draft.code)?.at ?? draft.at, false, {
      name: draft.name,
      code: draft.code,
      category_label: draft.category,
      purpose: draft.purpose,
    }),
    ...interpretRecords(draft, key, work),
  };
};
