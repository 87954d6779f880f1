import { foldText } from '../text/fold-text.ts';
import { classifyUnit, isBareMultiplier, type UnitClass, unitOfName } from './unit-grammar.ts';
import { hasWord, VALUE_WORDS } from './value-words.ts';

/** The unit (计量单位) of a value and where it was printed. */
export interface ResolvedUnit {
  readonly unit: string | null;
  readonly source: 'value' | 'name' | 'column' | null;
  readonly unitClass: UnitClass | null;
  /** Unit of money in the spelling of the money table, where `unit` is another (`万元人民币` → `万元`). */
  readonly moneyUnit: string | null;
  readonly doubt: string | null;
}

type Chosen = Pick<ResolvedUnit, 'unit' | 'source' | 'doubt'>;

const choose = (own: string, column: string, name: string): Chosen => {
  if (own === '' && column !== '') return { unit: column, source: 'column', doubt: null };
  if (own === '') {
    const unit = unitOfName(name);
    return { unit, source: unit === null ? null : 'name', doubt: null };
  }
  if (column === '') return { unit: own, source: 'value', doubt: null };
  const [left, right] = [foldText(own), foldText(column)];
  const same = left === right || (classifyUnit(left) === 'percent' && classifyUnit(right) === 'percent');
  // `5次/年` with `次` in the unit column, `台` with `台（套）`: the longer one says it all.
  if (same || left.startsWith(right)) return { unit: own, source: 'value', doubt: null };
  if (right.startsWith(left)) return { unit: column, source: 'column', doubt: null };
  // `3万` with `人` in the unit column: together 3万人.
  if (isBareMultiplier(left)) return { unit: own + column, source: 'column', doubt: null };
  return { unit: own, source: 'value', doubt: `the unit column says ${column}, the value ${own}` };
};

/** A bare `万` is money under 成交额, people under 受益人数; under anything else it is money with a doubt. */
const bareMultiplier = (name: string): Pick<ResolvedUnit, 'unitClass' | 'doubt'> => {
  const inner = unitOfName(name);
  if (inner !== null && classifyUnit(foldText(inner)) !== 'money') return { unitClass: 'plain', doubt: null };
  if (hasWord(name, VALUE_WORDS.countNames)) return { unitClass: 'plain', doubt: null };
  if (inner !== null || hasWord(name, VALUE_WORDS.moneyNames)) return { unitClass: 'money', doubt: null };
  return { unitClass: 'money', doubt: 'a bare multiplier under a name that speaks of no money' };
};

/**
 * Unit of a value out of its own text, the unit column and the brackets of the indicator name, in this order:
 * `('', '%', '')` → `%` from the column, `('', '', '覆盖人群(万人)')` → `万人` from the name.
 */
export const resolveUnit = (own: string, column: string, name: string): ResolvedUnit => {
  const chosen = choose(own, column, name);
  if (chosen.unit === null) return { ...chosen, unitClass: null, moneyUnit: null };
  const folded = foldText(chosen.unit);
  const unitClass = classifyUnit(folded) ?? 'plain';
  // `(%)` and `％` are the sign `%`; `百分比` stays as printed.
  if (unitClass === 'percent') {
    return { ...chosen, unit: folded.includes('%') ? '%' : chosen.unit, unitClass, moneyUnit: null };
  }
  const moneyUnit = folded.replace(/人民币$/, '');
  if (unitClass === 'money' && isBareMultiplier(folded)) {
    const bare = bareMultiplier(name);
    return { ...chosen, unitClass: bare.unitClass, moneyUnit: `${moneyUnit}元`, doubt: chosen.doubt ?? bare.doubt };
  }
  return { ...chosen, unitClass, moneyUnit };
};
