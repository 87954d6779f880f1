import { addDecimals, canonicalDecimal, compareDecimals, type Decimal, multiplyDecimals } from '../model/index.ts';

/** Amounts of one row that were printed without a gap, with the execution rate behind them. */
export interface GluedAmounts {
  readonly amounts: readonly string[];
  readonly rate: string;
}

const NUMBER = /^\d{1,9}(?:\.\d{1,4})?$/;
const BLOB = /^[\d.]+%?$/;
const MOST_LENGTH = 40;
/** Spending of more than one and a half budgets is taken for a wrong cut (`1.0 | 41.0 | 4100%`). */
const MOST_RATE = 150;

const cutsOf = (text: string, count: number): string[][] => {
  if (count === 1) return NUMBER.test(text) ? [[text]] : [];
  const cuts: string[][] = [];
  for (let end = 1; end < text.length; end++) {
    const head = text.slice(0, end);
    if (!NUMBER.test(head) || (head.length > 1 && head.startsWith('0') && head[1] !== '.')) continue;
    for (const rest of cutsOf(text.slice(end), count - 1)) cuts.push([head, ...rest]);
  }
  return cuts;
};

/** Whether rate (percent) = part / whole, rounded as finely as the rate is printed. */
const isRateOf = (rate: string, part: Decimal, whole: Decimal): boolean => {
  const printed = canonicalDecimal(rate);
  if (printed === null || compareDecimals(whole, '0') === 0) return false;
  const digits = rate.split('.')[1]?.length ?? 0;
  // |100·part - rate·whole| <= half a unit of the last printed digit · whole, all in exact decimals.
  const slack = multiplyDecimals(whole, `0.${'0'.repeat(digits)}5`);
  const exact = multiplyDecimals(part, '100');
  const claimed = multiplyDecimals(printed, whole);
  const high = compareDecimals(exact, claimed) >= 0 ? [exact, claimed] : [claimed, exact];
  return compareDecimals(high[0]!, addDecimals(high[1]!, slack)) <= 0;
};

/**
 * Cuts glued numbers (粘连数字) of a funding row by arithmetic: `15.415.4100.00%` with two amounts and a rate is
 * 15.4 | 15.4 | 100.00%, because no other cut gives a rate that follows from its amounts. Null when none or several do.
 * The rate is the last amount over the one before it (执行率 = 执行数 / 预算数).
 */
export const splitGluedAmounts = (text: string, count: number): GluedAmounts | null => {
  if (!BLOB.test(text) || !text.endsWith('%') || text.length > MOST_LENGTH || count < 2) return null;
  const found: GluedAmounts[] = [];
  for (const cut of cutsOf(text.slice(0, -1), count + 1)) {
    const values = cut.slice(0, count).map((part) => canonicalDecimal(part)!);
    const rate = cut[count]!;
    if (Number(rate) <= MOST_RATE && isRateOf(rate, values.at(-1)!, values.at(-2)!))
      found.push({ amounts: cut.slice(0, count), rate: `${rate}%` });
  }
  const plausible = found.filter(({ amounts }) => sameScale(amounts));
  const chosen = plausible.length > 0 ? plausible : found;
  return chosen.length === 1 ? chosen[0]! : null;
};

/** Amounts of one row are printed with the same number of decimals more often than not. */
const sameScale = (amounts: readonly string[]): boolean =>
  new Set(amounts.map((amount) => amount.split('.')[1]?.length ?? 0)).size === 1;
