/**
 * Decimal numbers as text, never as floats. Canonical form: no exponent, no plus, no leading or trailing zeros
 * (`007.50` → `7.5`, `-0` → `0`). All functions take and return canonical decimals.
 */
export type Decimal = string;

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Canonical form of a printed plain number (`8,827,620.530` → `8827620.53`), or null when it is none. */
export const canonicalDecimal = (printed: string): Decimal | null => {
  const match = PLAIN.exec(printed.replaceAll(',', ''));
  if (!match || (!match[2] && !match[3])) return null;
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const digits = fraction ? `${whole}.${fraction}` : whole;
  return match[1] === '-' && digits !== '0' ? `-${digits}` : digits;
};

/** A decimal as an integer times 10^-scale. */
const parts = (value: Decimal): { digits: bigint; scale: number } => {
  const dot = value.indexOf('.');
  return dot < 0
    ? { digits: BigInt(value), scale: 0 }
    : { digits: BigInt(value.replace('.', '')), scale: value.length - dot - 1 };
};

const compose = (digits: bigint, scale: number): Decimal => {
  const negative = digits < 0n;
  const body = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? body : `${body.slice(0, -scale)}.${body.slice(-scale)}`;
  return canonicalDecimal(negative ? `-${text}` : text) ?? '0';
};

/** Sum of two decimals, exact. */
export const addDecimals = (a: Decimal, b: Decimal): Decimal => {
  const [x, y] = [parts(a), parts(b)];
  const scale = Math.max(x.scale, y.scale);
  return compose(x.digits * 10n ** BigInt(scale - x.scale) + y.digits * 10n ** BigInt(scale - y.scale), scale);
};

/** Product of two decimals, exact. */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => {
  const [x, y] = [parts(a), parts(b)];
  return compose(x.digits * y.digits, x.scale + y.scale);
};

/** Negative, zero or positive, like a sort callback. */
export const compareDecimals = (a: Decimal, b: Decimal): number => {
  const [x, y] = [parts(a), parts(b)];
  const scale = Math.max(x.scale, y.scale);
  const difference = x.digits * 10n ** BigInt(scale - x.scale) - y.digits * 10n ** BigInt(scale - y.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
