import { VALUE_WORDS } from './value-words.ts';

/** A date read from a deadline or a period (完成时限). */
export interface DeadlineReading {
  /** ISO date of the last day: `2024-12-31`; null when neither the text nor the form gives a year. */
  readonly byDate: string | null;
}

interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Day number that stands for the last day of any month. */
const MONTH_END = 99;

/** One separator throughout: `2024.1-12` is a period. */
const FULL = /^(?:(\d{4})年(\d{1,2})月(\d{1,2})[日号]?|(\d{4})([./-])(\d{1,2})\5(\d{1,2})日?)$/;
const YEAR_MONTH = /^(\d{4})年(\d{1,2})月份?(底|末|下旬|中旬|上旬)?$/;
const YEAR = /^(\d{4})年度?(?:底|末|内|终)?$/;
const YEAR_PART = /^(?:(\d{4})年|本年|当年|年)?(?:第?([一二三四1-4])季度(?:底|末)?|(上|下)半年(?:底|末)?)$/;
const MONTH_DAY = /^(\d{1,2})月(\d{1,2})[日号]$/;
const MONTH = /^(\d{1,2})月份?(底|末|下旬|中旬|上旬)?$/;
const THIS_YEAR = /^(?:当|本|今)?年(?:度)?(?:底|末|内|终)$/;
/** Spellings without 年 and 月: dates only in a period or under a name that asks for one. */
const LOOSE = /^(\d{4})([./-]?)(\d{1,2})(?:\2(\d{2}))?$/;

const dayOf = (tail: string | undefined): number => (tail === '中旬' ? 20 : tail === '上旬' ? 10 : MONTH_END);

/** Last day of a quarter or half year: `2024年第三季度`, `上半年`. */
const partOfYear = (text: string): Day | null => {
  const found = YEAR_PART.exec(text);
  if (!found) return null;
  const month = found[2] ? (DIGITS[found[2]] ?? 4) * 3 : found[3] === '上' ? 6 : 12;
  return { year: found[1] ? Number(found[1]) : null, month, day: MONTH_END };
};

/** A date spelled out so that nothing else can be meant: `2024年12月31日`, `2024-12-31`, `12月底`, `年底`. */
const plainDay = (text: string): Day | null => {
  let found = FULL.exec(text);
  if (found) {
    const [year, month, day] = [found[1] ?? found[4], found[2] ?? found[6], found[3] ?? found[7]];
    return { year: Number(year), month: Number(month), day: Number(day) };
  }
  found = YEAR_MONTH.exec(text);
  if (found) return { year: Number(found[1]), month: Number(found[2]), day: dayOf(found[3]) };
  found = YEAR.exec(text);
  if (found) return { year: Number(found[1]), month: 12, day: MONTH_END };
  found = MONTH_DAY.exec(text);
  if (found) return { year: null, month: Number(found[1]), day: Number(found[2]) };
  found = MONTH.exec(text);
  if (found?.[2]) return { year: null, month: Number(found[1]), day: dayOf(found[2]) };
  const part = partOfYear(text);
  if (part && (part.year !== null || /[底末]$/.test(text))) return part;
  return THIS_YEAR.test(text) ? { year: null, month: 12, day: MONTH_END } : null;
};

/** A date that needs a witness (前, a period, a name that asks for a date): `12月`, `三季度`, `2024.12`, `20241231`. */
const looseDay = (text: string): Day | null => {
  let found = MONTH.exec(text);
  if (found) return { year: null, month: Number(found[1]), day: MONTH_END };
  const part = partOfYear(text);
  if (part) return part;
  found = LOOSE.exec(text);
  if (found && (found[2] || found[3]!.length === 2)) {
    return { year: Number(found[1]), month: Number(found[3]), day: found[4] ? Number(found[4]) : MONTH_END };
  }
  return /^\d{4}$/.test(text) ? { year: Number(text), month: 12, day: MONTH_END } : null;
};

const toIso = (day: Day, year: number | null): string | null => {
  if (year === null || year < 1990 || year > 2100 || day.month < 1 || day.month > 12 || day.day < 1) return null;
  const last = lastDay(year, day.month);
  const date = day.day === MONTH_END ? last : day.day;
  if (date > last) return null;
  return `${year}-${String(day.month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};

const isPlausible = (day: Day): boolean =>
  toIso(day, day.year ?? 2000) !== null || (day.month === 2 && day.day === 29 && day.year === null);

/** Start of a period: may leave out 月 and 日 (`1-12月`, `2024年1-12月`), or be only a year. */
const PERIOD_START = /^(?:(\d{4})(?:年|[./-])?)?(?:(\d{1,2})(?:(?:月|[./-])(?:(\d{1,2})[日号]?)?)?)?(?:初|份|起)?$/;

/** End of a period printed with `-`, `~`, `至`, `到`: `2023.07-2024.01`, `2024年1-12月`, `3月1日至11月底`. */
const periodEnd = (text: string): Day | null => {
  for (const separator of text.matchAll(/-{1,2}|~|至|到/g)) {
    const left = text.slice(0, separator.index);
    const right = text.slice(separator.index + separator[0].length);
    const start = PERIOD_START.exec(left);
    if (!start || left === '') continue;
    // `500-2000`, `100-202012` are ranges of a quantity: bare digits are a period only as a pair of equal length.
    const pair = left.length === right.length && right.length >= 6;
    const month = start[1] !== undefined && start[2] !== undefined && right.length <= 2;
    if (/^\d+$/.test(right) && !pair && !month) continue;
    const end = plainDay(right) ?? looseDay(month ? `${right.replace(/月$/, '')}月` : right);
    if (!end || !isPlausible(end)) continue;
    const year = start[1] ? Number(start[1]) : null;
    if (end.year === null && year === null && !/月/.test(right)) continue;
    if (end.year !== null && year !== null && year > end.year) continue;
    return { ...end, year: end.year ?? year };
  }
  return null;
};

const strip = (text: string): { body: string; before: boolean } => {
  let body = text;
  let before = false;
  for (let changed = true; changed; ) {
    changed = false;
    const front = VALUE_WORDS.deadlineBefore.find((word) => body.length > word.length && body.startsWith(word));
    if (front && /^(?:\d|:|年|[本当今]年|第?[一二三四]季|[上下]半年)/.test(body.slice(front.length))) {
      body = body.slice(front.length).replace(/^:/, '');
      // `当年12月` is a month of the form's year.
      before ||= front.includes('年');
      changed = true;
    }
    const back = VALUE_WORDS.deadlineAfter.find((word) => body.length > word.length && body.endsWith(word));
    if (back) {
      body = body.slice(0, -back.length);
      before ||= /前$|止$/.test(back);
      body = body.replace(/([日号])\d{1,2}[时点]$/, '$1');
      changed = true;
    }
  }
  return { body, before };
};

/** Longest text that can be a deadline: `2024年1月1日至2024年12月31日前全部支付完毕`. */
const MAX_LENGTH = 40;

/**
 * Reads a deadline (完成时限) or period in comparison form without its sign: `2024年12月底前`, `12月底前`, `2023.07-2024.01`.
 * Null when the text is none. `byDate` is null when no year is printed and the form has none. `asksForDate`: the
 * indicator's name asks for a date (时限, 时间), so that `12月` or `2024.12` is one.
 */
export const readDeadline = (text: string, fiscalYear: number | null, asksForDate: boolean): DeadlineReading | null => {
  if (text.length > MAX_LENGTH || !/[\d年季]/.test(text)) return null;
  const { body, before } = strip(text);
  const loose = before || asksForDate;
  const day = plainDay(body) ?? periodEnd(body) ?? (loose ? looseDay(body) : null);
  if (!day || !isPlausible(day)) return null;
  const year = day.year ?? fiscalYear;
  if (year === null) return { byDate: null };
  const byDate = toIso(day, year);
  return byDate === null ? null : { byDate };
};

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** Date of an Excel serial number (1900 system) between 2000 and 2099: `44561` → `2021-12-31`; else null. */
export const dateOfSerial = (digits: string): string | null => {
  if (!/^\d{5}$/.test(digits)) return null;
  const serial = Number(digits);
  if (serial < 36526 || serial > 73050) return null;
  return new Date(EXCEL_EPOCH + serial * 86_400_000).toISOString().slice(0, 10);
};
