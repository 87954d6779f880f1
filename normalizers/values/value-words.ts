import { z } from 'zod';
import qualitative from '../../data/reference/qualitative.json' with { type: 'json' };
import signs from '../../data/reference/signs.json' with { type: 'json' };
import { COMPARATORS, type Comparator } from '../../src/model/index.ts';
import { referenceData } from '../reference-data.ts';

const comparators = z.record(z.string().min(1), z.enum(COMPARATORS));
const words = z.array(z.string().min(1)).readonly();

const signSchema = z.object({ symbols: comparators, before: comparators, after: comparators, column: words });

const qualitativeSchema = z.object({
  yesNo: words,
  blank: words,
  neutral: words,
  after: words,
  deadlineBefore: words,
  deadlineAfter: words,
  timeNames: words,
  moneyNames: words,
  countNames: words,
  grades: words,
});

/** A printed word or symbol and the comparator it stands for; longer words first. */
export type SignWords = readonly (readonly [word: string, comparator: Comparator])[];

const longestFirst = (table: Readonly<Record<string, Comparator>>): SignWords =>
  Object.entries(table).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));

const checkedSigns = referenceData(signSchema, signs);

/** Signs of comparison (比较符号) by where they stand: `≥95%`, `不低于95%`, `95%以上`; from `signs.json`. */
export const SIGN_WORDS = {
  symbols: longestFirst(checkedSigns.symbols),
  before: longestFirst(checkedSigns.before),
  after: longestFirst(checkedSigns.after),
  /** Words of a sign column that compare nothing: `定性`. */
  column: new Set(checkedSigns.column),
} as const;

const sortedByLength = (list: readonly string[]): readonly string[] => [...list].sort((a, b) => b.length - a.length);

const checkedWords = referenceData(qualitativeSchema, qualitative);

/** Words in and around a target value (指标值) that are no number and no unit; from `qualitative.json`. */
export const VALUE_WORDS = {
  yesNo: new Set(checkedWords.yesNo),
  blank: new Set(checkedWords.blank),
  grades: new Set(checkedWords.grades),
  neutral: sortedByLength(checkedWords.neutral),
  after: sortedByLength(checkedWords.after),
  deadlineBefore: sortedByLength(checkedWords.deadlineBefore),
  deadlineAfter: sortedByLength(checkedWords.deadlineAfter),
  timeNames: checkedWords.timeNames,
  moneyNames: checkedWords.moneyNames,
  countNames: checkedWords.countNames,
} as const;

/** True when the text holds one of the words: `('年度任务完成时限', timeNames)`. */
export const hasWord = (text: string, list: readonly string[]): boolean => list.some((word) => text.includes(word));
