import { z } from 'zod';
import units from '../../data/reference/units.json' with { type: 'json' };
import { referenceData } from '../reference-data.ts';
import { foldText } from '../text/fold-text.ts';

const seen = z.record(z.string().min(1), z.string().min(1));
const unitSchema = z.object({
  money: seen,
  percent: seen,
  multipliers: z.array(z.string().min(1)),
  bases: seen,
  nouns: seen,
});
const checked = referenceData(unitSchema, units);

const folded = (list: Iterable<string>): ReadonlySet<string> => new Set([...list].map(foldText));

const MONEY = folded(Object.keys(checked.money));
const PERCENT = folded(Object.keys(checked.percent));
const BASES = folded(Object.keys(checked.bases));
const NOUNS = folded(Object.keys(checked.nouns));
const MULTIPLIERS = folded(checked.multipliers);
/** Longest unit worth looking at, in characters: `立方米/(人·年)`. */
const MAX_LENGTH = 24;

/** What a printed unit (计量单位) measures. `money` is an amount; a rate over money (`500元/人`) is a plain unit. */
export type UnitClass = 'money' | 'percent' | 'plain';

const withoutMultiplier = (term: string): string => {
  for (let length = Math.min(2, term.length); length > 0; length--) {
    if (MULTIPLIERS.has(term.slice(0, length))) return term.slice(length);
  }
  return term;
};

/** `5个村`, `3家企业`: a counter and the thing counted. */
const isCounted = (term: string): boolean =>
  NOUNS.has(term) || (BASES.has(term.slice(0, 1)) && NOUNS.has(term.slice(1)));

const isBase = (term: string): boolean => {
  if (isCounted(term) || BASES.has(term) || MONEY.has(term) || MULTIPLIERS.has(term)) return true;
  const base = withoutMultiplier(term);
  return base !== term && (BASES.has(base) || MONEY.has(base));
};

/** One factor of a unit: a base, or a base with its alternative in brackets (`台(套)`, `万头(只)`, `篇(条、次)`). */
const isTerm = (term: string): boolean => {
  if (isBase(term)) return true;
  const open = term.indexOf('(');
  if (open < 0 || !term.endsWith(')')) return false;
  const inner = term.slice(open + 1, -1);
  const alternatives = inner.split(/[、,/·*]/);
  return (open === 0 || isBase(term.slice(0, open))) && alternatives.every(isBase);
};

/** Factors of a unit, cut at `/`, `*`, `·`, `每` outside brackets. */
const terms = (unit: string): string[] => {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < unit.length; at++) {
    const character = unit[at]!;
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0 && '/*·每'.includes(character)) {
      out.push(unit.slice(from, at));
      from = at + 1;
    }
  }
  out.push(unit.slice(from));
  return out;
};

/**
 * Class of a unit (计量单位) in comparison form, or null when it is none that we know: `万元` money, `百分比` percent,
 * `篇(条)` and `元/人·月` plain. `人 次` must come folded (`人次`). Vocabulary: `units.json`.
 */
export const classifyUnit = (unit: string): UnitClass | null => {
  if (unit === '' || unit.length > MAX_LENGTH) return null;
  if (MONEY.has(unit)) return 'money';
  if (PERCENT.has(unit)) return 'percent';
  return BASES.has(unit) || terms(unit).every(isTerm) ? 'plain' : null;
};

/** True for a unit that is only a multiplier: `万` in `250万`, which is money or people by its context. */
export const isBareMultiplier = (unit: string): boolean => MULTIPLIERS.has(unit);

/** Length of the longest known unit at the start of a text in comparison form: `场大型活动` → 1; 0 when there is none. */
export const leadingUnitLength = (text: string): number => {
  for (let length = Math.min(MAX_LENGTH, text.length); length > 0; length--) {
    if (classifyUnit(text.slice(0, length)) !== null) return length;
  }
  return 0;
};

/**
 * Unit printed in brackets at the end of an indicator name (指标名称), as printed: `科普宣传覆盖人群(万人)` → `万人`.
 * Leftover hints (`（≥**个）`) and remarks are none.
 */
export const unitOfName = (name: string): string | null => {
  const match = /[（(]([^（()）]{1,12}(?:[（(][^（()）]{1,8}[）)])?)[）)]\s*$/.exec(name.slice(-40));
  const unit = match?.[1]?.replace(/\s+/g, '').replace(/^单位[:：]/, '') ?? '';
  const bare = foldText(unit);
  // `(一期)`, `（企业）` are remarks.
  return classifyUnit(bare) === null || isCounted(bare) ? null : unit;
};
