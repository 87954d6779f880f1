import { foldText } from '../text/fold-text.ts';

const NUMERALS = '〇一二三四五六七八九';
const CHINESE_YEAR = /[一二][〇○Ο零O0一二三四五六七八九]{3}(?=年)/g;
const FIRST = 1990;
const LAST = 2100;

const isYear = (year: number): boolean => year >= FIRST && year <= LAST;

const fromNumerals = (text: string): number =>
  Number([...text].map((digit) => Math.max(0, NUMERALS.indexOf(digit))).join(''));

/** Years (年份) printed with 年 in a text, in order and once each: `2022 年`, `二〇二四年度` → 2022, 2024. */
export const yearsIn = (text: string): readonly number[] => {
  const folded = foldText(text);
  const found: [number, number][] = [];
  // `12024年` is a number before a year or a misread: no year.
  for (const match of folded.matchAll(/(?<!\d)(\d{4})(?=年)/g)) found.push([match.index, Number(match[1])]);
  for (const match of folded.matchAll(CHINESE_YEAR)) found.push([match.index, fromNumerals(match[0])]);
  const years = found.sort(([a], [b]) => a - b).map(([, year]) => year);
  return [...new Set(years.filter(isYear))];
};

/**
 * The one year (年度) a label or cell states: `2024年度`, ` （ 2021 年度）`, `二〇二四年`, `2024`. Null for `20XX年度`,
 * `( 年度)`, and for texts that name several years.
 */
export const parseYear = (text: string): number | null => {
  const bare = /^\(?(\d{4})\)?$/.exec(foldText(text.slice(0, 40)));
  if (bare && text.length <= 40) return isYear(Number(bare[1])) ? Number(bare[1]) : null;
  const years = yearsIn(text);
  return years.length === 1 ? years[0]! : null;
};

/** Month (月份) of a column such as `3月底`, `12月末(%)`, `十月底`; null for anything else. */
export const parseMonth = (text: string): number | null => {
  if (text.length > 40) return null;
  const found = /^(?:(\d{1,2})|([一二三四五六七八九]|十[一二]?))月份?(?:底|末)?(?:前)?(?:\(?%\)?)?:?$/.exec(
    foldText(text),
  );
  if (!found) return null;
  const word = found[2] ?? '';
  const ten = word.startsWith('十') ? 10 : 0;
  const rest = ten > 0 ? word.slice(1) : word;
  const month = found[1] ? Number(found[1]) : ten + Math.max(0, NUMERALS.indexOf(rest || '〇'));
  return month >= 1 && month <= 12 ? month : null;
};
