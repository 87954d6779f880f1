import reference from '../../data/reference/unit-conversions.json' with { type: 'json' };
import { type Decimal, MONEY_UNITS, multiplyDecimals } from '../../src/model/index.ts';
import { foldText } from '../text/fold-text.ts';

/** A value on the scale in which values of its kind compare: `2.8` 万人 → `28000` 人; `75.24` 亿元 → `7524000000` 元. */
export interface ComparableValue {
  readonly value: Decimal;
  readonly unit: string;
}

interface Scale {
  readonly unit: string;
  readonly factor: Decimal;
}

const UNITS: ReadonlyMap<string, Scale> = new Map([
  ...Object.entries(reference.units).map(([unit, { to, factor }]) => [unit, { unit: to, factor }] as const),
  ...Object.entries(MONEY_UNITS)
    .filter(([unit]) => unit.endsWith('元'))
    .map(([unit, factor]) => [unit, { unit: '元', factor }] as const),
]);
const MULTIPLIERS = Object.entries(reference.multipliers).sort(([a], [b]) => b.length - a.length);

/** Scale of a single unit: as the table says, behind a multiplier (`万人`), or its own. */
const scaleOf = (unit: string): Scale => {
  const known = UNITS.get(unit) ?? UNITS.get(unit.toLowerCase());
  if (known) return known;
  const multiplier = MULTIPLIERS.find(([word]) => unit.startsWith(word) && unit.length > word.length);
  if (!multiplier) return { unit, factor: '1' };
  const base = scaleOf(unit.slice(multiplier[0].length));
  return { unit: base.unit, factor: multiplyDecimals(base.factor, multiplier[1]) };
};

/** Kinds of values (值类型) that have one number. */
const NUMERIC: ReadonlySet<string> = new Set(['quantity', 'percentage', 'money']);

/**
 * A value on a common scale (可比值). Of a rate only the upper part is scaled (`0.5` 万元/人 → `5000` 元/人). Null for a value
 * that is no single number, or has no unit: what a bare 95 means depends on its indicator.
 */
export const comparableValue = (kind: string, value: Decimal | null, unit: string | null): ComparableValue | null => {
  if (value === null || unit === null || !NUMERIC.has(kind)) return null;
  const [upper = '', ...lower] = foldText(unit).split('/');
  const scale = scaleOf(upper);
  return { value: multiplyDecimals(value, scale.factor), unit: [scale.unit, ...lower].join('/') };
};
