import { amountInFen, canonicalDecimal, type Decimal } from '../../src/model/index.ts';
import { foldText } from '../text/fold-text.ts';
import { classifyUnit } from './unit-grammar.ts';

/** An amount of money (金额) as printed in a funding cell. */
export interface AmountReading {
  readonly value: Decimal;
  /** Unit printed in the cell itself, null when the unit of the form holds. */
  readonly unitPrinted: string | null;
  /** Amount in fen (分); null when no unit is known or the amount is no whole number of fen. */
  readonly amountFen: number | null;
  readonly doubt: string | null;
}

/** Longest cell that is looked at; an amount is never longer. */
const MAX_LENGTH = 60;
const AMOUNT = /^[¥￥]?([+-]?(?:\d+(?:,\d+)*(?:\.\d*)?|\.\d+))[¥￥]?(?:\(?([\p{Script=Han}]{1,5})\)?)?$/u;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Spelling of a unit of money in the money table: `万元人民币` and `人民币万元` → `万元`, `万` → `万元`. */
const moneySpelling = (unit: string): string => {
  const bare = unit.replaceAll('人民币', '');
  return bare.endsWith('元') ? bare : `${bare}元`;
};

const isMoney = (unit: string): boolean => classifyUnit(unit.replaceAll('人民币', '')) === 'money';

/**
 * Reads an amount of money (金额) out of a funding cell: `8,827,620.53` with default 元, `456.40万元`, `　599.83　`.
 * `defaultUnit` is the unit of the form (元, 万元), null when none is printed. Null for blanks, `-`, `/` and anything
 * that is not one amount.
 */
export const parseAmount = (text: string, defaultUnit: string | null): AmountReading | null => {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return null;
  const folded = foldText(trimmed).replace(/^\((?=[¥\d].*[^)]$)|^人民币/, '');
  const found = AMOUNT.exec(folded);
  const value = found ? canonicalDecimal(found[1]!) : null;
  if (!found || value === null) return null;
  const unitPrinted = found[2] ?? null;
  if (unitPrinted !== null && !isMoney(unitPrinted)) return null;
  const unit = unitPrinted ?? defaultUnit;
  const amountFen = unit === null ? null : amountInFen(value, moneySpelling(unit));
  const split = /\d\s+[\d.,]|[.,]\s+\d/.exec(trimmed);
  const doubt = split
    ? `blank inside an amount: ${split[0]}`
    : found[1]!.includes(',') && !GROUPED.test(found[1]!)
      ? `commas do not group thousands: ${found[1]}`
      : amountFen === null
        ? `no whole number of fen: ${folded}${unitPrinted === null ? (unit ?? ' without a unit') : ''}`
        : null;
  return { value, unitPrinted, amountFen, doubt };
};

/** Reads a share or rate (占比, 执行率) cell: `25%`, `25`, `100.00(%)` → decimal; null for anything else. */
export const parsePercent = (text: string): Decimal | null => {
  if (text.length > MAX_LENGTH) return null;
  const found = /^([+-]?\d+(?:\.\d*)?)(?:%|\(%\)|百分比)?$/.exec(foldText(text));
  return found ? canonicalDecimal(found[1]!) : null;
};
