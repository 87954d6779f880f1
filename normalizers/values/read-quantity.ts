import { canonicalDecimal, compareDecimals, type Decimal } from '../../src/model/index.ts';
import { classifyUnit, leadingUnitLength, type UnitClass } from './unit-grammar.ts';
import { VALUE_WORDS } from './value-words.ts';

/** A number, or the two ends of a range, with the unit printed behind it; offsets are into the folded text. */
export interface QuantityReading {
  readonly value: Decimal;
  readonly valueTo: Decimal | null;
  /** Where the unit stands in the folded text; null when none is printed there. */
  readonly unitSpan: readonly [start: number, end: number] | null;
  readonly unitClass: UnitClass | null;
  readonly doubt: string | null;
}

interface UnitReading {
  readonly span: readonly [number, number] | null;
  readonly unitClass: UnitClass | null;
  readonly doubt: string | null;
}

const NUMBER = String.raw`[+-]?(?:\d+(?:,\d+)*(?:\.\d+)?|\.\d+)`;
const LEADING_NUMBER = new RegExp(`^${NUMBER}`);
/** `2-5件`, `90%-95%`, `1~2个`, `3万至5万元`: the unit of the first end is short and repeats in the second. */
const RANGE = new RegExp(`^(${NUMBER})([^\\d~至到-]{0,6}?)(?:-{1,2}|~{1,2}|至|到)(${NUMBER})`);
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

const groupingDoubt = (printed: string): string | null =>
  printed.includes(',') && !GROUPED.test(printed) ? `commas do not group thousands: ${printed}` : null;

/** `2万余人` → `万人`: about so many. */
export const withoutAbout = (unit: string): string => unit.replace(/^([十百千万亿]{1,2})[余多]/, '$1');

/** Reads what stands behind a number: a unit, a unit with a remark in brackets, a unit with more words. */
const readUnit = (text: string, numberEnd: number): UnitReading | null => {
  // `1000余人`, `30多场`: about so many.
  const start = /^[余多]./.test(text.slice(numberEnd, numberEnd + 2)) ? numberEnd + 1 : numberEnd;
  const rest = text.slice(start);
  if (rest === '') return { span: null, unitClass: null, doubt: null };
  // `90(百分比)`, `100(人)`: brackets around the whole unit are decoration.
  const inner = /^\((.+)\)$/.exec(rest)?.[1];
  const bracketed = inner === undefined ? null : classifyUnit(inner);
  if (bracketed) return { span: [start + 1, text.length - 1], unitClass: bracketed, doubt: null };
  const known = classifyUnit(withoutAbout(rest));
  if (known) return { span: [start, text.length], unitClass: known, doubt: null };
  const length = leadingUnitLength(rest);
  const tail = rest.slice(length);
  const unitClass = length > 0 ? classifyUnit(rest.slice(0, length)) : null;
  const span = length > 0 ? ([start, start + length] as const) : null;
  // `5A级`, `4G网络` are names of grades and things.
  if (/^[A-Za-z]+\p{Script=Han}/u.test(rest)) return null;
  // `100%(全覆盖)`: a remark without digits changes nothing.
  if (/^\((?:[^()\d]{1,20}|含[^()]{1,10})\)$/.test(tail)) return { span, unitClass, doubt: null };
  if (/\d/.test(tail) || rest.length > 16 || /^[.,]/.test(rest)) return null;
  if (/[A-Za-z]$/.test(rest.slice(0, length)) && /^[A-Za-z]/.test(tail)) return null;
  if (length > 0) return { span, unitClass, doubt: `words behind the unit: ${tail}` };
  if (rest.length <= 6 && /^[\p{L}()/]+$/u.test(rest)) {
    return { span: [start, text.length], unitClass: 'plain', doubt: `a unit that is in no list: ${rest}` };
  }
  return null;
};

const readRange = (text: string): QuantityReading | null => {
  const found = RANGE.exec(text);
  if (!found) return null;
  const [all, first, firstUnit, second] = [found[0], found[1]!, found[2]!, found[3]!];
  const unit = readUnit(text, all.length);
  if (!unit) return null;
  const secondUnit = unit.span ? text.slice(unit.span[0], unit.span[1]) : '';
  if (firstUnit !== '' && !secondUnit.startsWith(firstUnit)) return null;
  const [value, valueTo] = [canonicalDecimal(first), canonicalDecimal(second)];
  if (value === null || valueTo === null) return null;
  const order = compareDecimals(value, valueTo) > 0 ? `the range falls: ${first} to ${second}` : null;
  const doubt = order ?? groupingDoubt(first) ?? groupingDoubt(second) ?? unit.doubt;
  return { value, valueTo, unitSpan: unit.span, unitClass: unit.unitClass, doubt };
};

const NUMERALS = '零一二三四五六七八九十';

/** `三次`, `两年`, `十二期`: one Chinese numeral up to 99 before a known unit; `一级`, `一次性` are none. */
const readNumeral = (text: string): QuantityReading | null => {
  const found = /^([一二两三四五六七八九]?十?[一二三四五六七八九]?)(.{1,8})$/.exec(text);
  if (!found?.[1] || VALUE_WORDS.grades.has(found[2]!)) return null;
  const unitClass = classifyUnit(found[2]!);
  const numeral = found[1].replace('两', '二');
  if (unitClass === null || (numeral.length > 1 && !numeral.includes('十'))) return null;
  const ten = numeral.indexOf('十');
  const high = ten < 0 ? 0 : ten === 0 ? 1 : NUMERALS.indexOf(numeral[0]!);
  const low = numeral.length > ten + 1 ? NUMERALS.indexOf(numeral[ten + 1]!) : 0;
  const value = String(high * 10 + low);
  return { value, valueTo: null, unitSpan: [found[1].length, text.length], unitClass, doubt: null };
};

/**
 * Reads a quantity in comparison form that starts with its number: `1346.0088万平方米`, `90%-95%`, `8,827.50`, `三次`.
 * Null when the text is none or holds more numbers than it can explain (`854万854万`).
 */
export const readQuantity = (text: string): QuantityReading | null => {
  const range = readRange(text);
  if (range) return range;
  const found = LEADING_NUMBER.exec(text);
  if (!found) return readNumeral(text);
  const value = canonicalDecimal(found[0]);
  const unit = value === null ? null : readUnit(text, found[0].length);
  if (value === null || !unit) return null;
  const doubt = groupingDoubt(found[0]) ?? unit.doubt;
  return { value, valueTo: null, unitSpan: unit.span, unitClass: unit.unitClass, doubt };
};
