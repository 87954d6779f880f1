import type { ListLevel, NumberLists } from './number-lists.ts';

const DIGITS = '〇一二三四五六七八九';

/** Number in Chinese counting (12 → 十二), up to 9999; larger ones in Arabic digits. */
export const chineseNumber = (value: number): string => {
  if (value <= 0 || value > 9999) return value === 0 ? '〇' : String(value);
  const printed = [...String(value)].map(Number);
  let text = '';
  printed.forEach((digit, i) => {
    const unit = ['', '十', '百', '千'][printed.length - 1 - i] ?? '';
    if (digit > 0) text += `${DIGITS[digit]}${unit}`;
    else if (text !== '' && !text.endsWith('〇') && printed.slice(i).some((d) => d > 0)) text += '〇';
  });
  return text.replace(/^一十/, '十').replaceAll('〇', '零');
};

const romanNumber = (value: number): string => {
  if (value <= 0 || value > 3999) return String(value);
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let text = '';
  for (const [size, letters] of steps) for (; rest >= size; rest -= size) text += letters;
  return text;
};

/** 1 → a, 27 → aa: Word repeats the letter. */
const letterNumber = (value: number): string =>
  value <= 0 ? String(value) : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(8, Math.ceil(value / 26)));

const circledNumber = (value: number): string =>
  value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);

/** Number in a format of [MS-OSHARED] MSONFC; an unknown format prints Arabic digits. */
export const formatNumber = (value: number, format: number): string => {
  if (format === 1) return romanNumber(value).toUpperCase();
  if (format === 2) return romanNumber(value);
  if (format === 3) return letterNumber(value).toUpperCase();
  if (format === 4) return letterNumber(value);
  if (format === 0x16) return String(value).padStart(2, '0');
  if (format === 0x12) return circledNumber(value);
  if ([0x0a, 0x0b, 0x21, 0x23, 0x25, 0x27].includes(format)) return chineseNumber(value);
  if (format === 0x1a) return `${value}.`;
  if (format === 0x1b) return `(${value})`;
  if (format === 0x1c) return circledNumber(value);
  if (format === 0x1d) return `(${chineseNumber(value)})`;
  return String(value);
};

const BULLET = 0x17;
const NO_NUMBER = 0xff;
const MAX_LEVEL = 8;

const printLevel = (levels: readonly ListLevel[], counts: readonly number[], level: number): string => {
  const own = levels[level];
  if (!own || own.format === BULLET || own.format === NO_NUMBER) return '';
  return [...own.pattern]
    .map((character) => {
      const code = character.charCodeAt(0);
      if (code > MAX_LEVEL) return character;
      return formatNumber(counts[code] ?? levels[code]?.start ?? 1, levels[code]?.format ?? 0);
    })
    .join('');
};

/** Counts the paragraphs of automatic numberings (自动编号) in document order and prints each one's number, `（一）`. */
export type Numbering = (list: number, level: number) => string;

/**
 * A fresh count over the lists. Bullets print nothing: they carry no meaning and stand in symbol fonts. Restarts that an
 * override asks for are not followed; its paragraphs go on counting.
 */
export const startNumbering = (lists: NumberLists): Numbering => {
  const countsOf = new Map<number, number[]>();
  return (index, level) => {
    const list = lists[index];
    if (!list || level > MAX_LEVEL) return '';
    const counts = countsOf.get(list.identity) ?? [];
    countsOf.set(list.identity, counts);
    const known = counts[level];
    counts[level] = known === undefined ? (list.levels[level]?.start ?? 1) : known + 1;
    counts.length = level + 1;
    return printLevel(list.levels, counts, level);
  };
};
