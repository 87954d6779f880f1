import { type Decimal, multiplyDecimals } from './decimal.ts';

/** Units of money as printed, in yuan. */
export const MONEY_UNITS: Readonly<Record<string, Decimal>> = {
  分: '0.01',
  角: '0.1',
  元: '1',
  千元: '1000',
  万元: '10000',
  万: '10000',
  百万元: '1000000',
  千万元: '10000000',
  亿元: '100000000',
  亿: '100000000',
};

/**
 * Amount in fen (分) of a decimal in a unit of money: `('599.83', '万元')` → 599830000.
 * Null when the unit is no unit of money, the amount is no whole number of fen, or too large to be exact.
 */
export const amountInFen = (value: Decimal, unit: string): number | null => {
  const yuan = MONEY_UNITS[unit];
  if (yuan === undefined) return null;
  const fen = multiplyDecimals(multiplyDecimals(value, yuan), '100');
  if (fen.includes('.')) return null;
  const amount = Number(fen);
  return Number.isSafeInteger(amount) ? amount : null;
};
