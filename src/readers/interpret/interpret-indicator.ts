import { foldText } from '../../../normalizers/text/fold-text.ts';
import { parseTarget, type TargetReading } from '../../../normalizers/values/parse-target.ts';
import {
  canonicalDecimal,
  type Decimal,
  type DraftIndicator,
  type DraftText,
  type DraftValue,
  type Indicator,
  type Target,
  type Term,
} from '../../model/index.ts';
import { lookupLabel } from '../lexicon.ts';
import { type Interpretation, recordBase, report } from './interpretation.ts';

const ITEM_NUMBER = /^指标\s*\d{1,2}\s*[:：、.]\s*/;

const textOf = (text: DraftText | null): string | null => (text === null || text.text === '' ? null : text.text);

const pointsOf = (text: DraftText | null): Decimal | null =>
  text === null ? null : canonicalDecimal(foldText(text.text).replace(/[%分]$/, ''));

const directionOf = (text: DraftText | null): Indicator['direction'] => {
  if (text === null) return null;
  return /^正/.test(text.text) ? 'ascending' : /^[反逆负]/.test(text.text) ? 'descending' : null;
};

/** Year of a value: printed past years as printed, the term's last year for long terms, else the fiscal year. */
const yearOf = (value: DraftValue, term: Term, draft: DraftIndicator, fiscalYear: number | null): number | null => {
  if (value.role === 'baseline') return value.year;
  if (term === 'annual') return value.year ?? fiscalYear;
  return value.year ?? draft.termYear;
};

const DEADLINE_WORD = /[前底内止末]/;

/** A date that was reached (实际完成值) is a date, not a deadline: no sign is supplied where none is printed. */
const withoutSuppliedSign = (reading: TargetReading, value: DraftValue): TargetReading =>
  value.role === 'actual' && reading.kind === 'deadline' && !value.sign && !DEADLINE_WORD.test(reading.statedText)
    ? { ...reading, comparator: null }
    : reading;

const interpretValue = (
  value: DraftValue,
  indicatorKey: string,
  term: Term,
  draft: DraftIndicator,
  work: Interpretation,
): Target => {
  const year = yearOf(value, term, draft, work.fiscalYear);
  const reading = parseTarget({
    text: value.value?.text ?? '',
    ...(value.sign ? { sign: value.sign.text } : {}),
    ...(value.unit ? { unit: value.unit.text } : {}),
    name: draft.name.text,
    fiscalYear: year ?? work.fiscalYear,
  });
  const key = work.key(indicatorKey, 'target', value.role, year);
  const at = (value.value ?? value.sign ?? draft.name).at;
  if (reading.doubt)
    report(work, 'ambiguous-value', 'warning', `${draft.name.text}: ${reading.statedText}: ${reading.doubt}`, at, {
      key,
    });
  const { doubt, ...fields } = withoutSuppliedSign(reading, value);
  return {
    role: value.role,
    fiscalYear: year,
    score: pointsOf(value.score),
    deviationReason: textOf(value.reason),
    place: value.place,
    ...fields,
    ...recordBase(key, at, doubt !== null || draft.doubt !== null, {
      stated_text: value.value,
      comparator: value.sign,
      unit: value.unit,
      score: value.score,
      deviation_reason: value.reason,
    }),
  };
};

/** Turns one indicator row into a record with its targets. */
export const interpretIndicator = (
  draft: DraftIndicator,
  owner: string,
  ordinal: number,
  work: Interpretation,
): Indicator => {
  const term = draft.term ?? 'annual';
  const level1 = draft.level1 ? lookupLabel(foldText(draft.level1.text)) : null;
  const level2 = draft.level2 ? lookupLabel(foldText(draft.level2.text)) : null;
  const name = draft.name.text.replace(ITEM_NUMBER, '');
  const key = work.key(owner, 'indicator', term, textOf(draft.level1), textOf(draft.level2), name);
  if (draft.doubt) report(work, 'uncertain-alignment', 'warning', `${name}: ${draft.doubt}`, draft.name.at, { key });
  const targets = draft.values.map((value) => interpretValue(value, key, term, draft, work));
  if (draft.isInferred) work.inferred.push(key, ...targets.map((target) => target.key));
  return {
    ordinal,
    term,
    category: level1?.category ?? draft.impliedCategory,
    categoryLabel: textOf(draft.level1),
    dimension: level2?.dimension ?? null,
    dimensionLabel: textOf(draft.level2),
    name,
    description: textOf(draft.description),
    indicatorClass: textOf(draft.indicatorClass),
    direction: directionOf(draft.direction),
    weight: pointsOf(draft.weight),
    basis: textOf(draft.basis),
    scoringRule: textOf(draft.scoringRule),
    remark: textOf(draft.remark),
    targets,
    ...recordBase(key, draft.name.at, draft.doubt !== null, {
      category_label: draft.level1,
      dimension_label: draft.level2,
      name: draft.name,
      description: draft.description,
      weight: draft.weight,
      direction: draft.direction,
      basis: draft.basis,
      indicator_class: draft.indicatorClass,
      scoring_rule: draft.scoringRule,
      remark: draft.remark,
    }),
  };
};
