import { CODEBOOK, codeWords, type EnumerationName } from '../../../model/codebook/index.ts';
import { FINDING_WORDS } from './finding-words.ts';
import { PAGE_WORDS } from './page-words.ts';
import { language } from './session.ts';

/** Name of a phrase of the page. */
export type Phrase = keyof typeof PAGE_WORDS;

/** A phrase in the chosen language; `{n}` and the like are filled in. */
export const word = (phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): string =>
  PAGE_WORDS[phrase][language.value].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** What a code of the contract means: `codeWord('comparator', 'gte')` → at least (≥). */
export const codeWord = (enumeration: EnumerationName, code: string): string =>
  codeWords(enumeration, code)[language.value];

/** Name of a field: `stated_text` → 原文. */
export const fieldWord = (table: string, field: string): string => {
  const column = CODEBOOK[table]?.columns[field];
  if (!column || language.value === 'en') return field.replaceAll('_', ' ').replace('stated text', 'value as printed');
  return column.header;
};

/** Codes that a field can hold, or null for free text. */
export const codesOf = (table: string, field: string): EnumerationName | null =>
  CODEBOOK[table]?.columns[field]?.codes ?? null;

/** What a rule is about: `sum-mismatch` → parts do not add up to the total. */
export const findingWord = (code: string): string => FINDING_WORDS[code]?.[language.value] ?? code;

/** Amount of fen as yuan, grouped: 120500000 → 1,205,000.00. */
export const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
