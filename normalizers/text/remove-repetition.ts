import { isWordPair } from './confusables.ts';
import { termAt } from './term-readings.ts';
import type { TextRepair } from './text-repair.ts';

/** The same quoted or bracketed word three times and more, with blanks between: `「一個」 「一個」 「一個」`. */
const QUOTED = /([「『“‘"《〈【][^\s「」『』“”‘’"《》〈〉【】]{1,8}[」』”’"》〉】])(?:\s*\1){2,}/g;

/** The same two to six characters six times and more: recognition that lost its way. */
const PLAIN = /([\u4e00-\u9fff]{2,6}?)\1{5,}/g;

const isInvented = (unit: string): boolean => {
  const characters = new Set(unit);
  if (characters.size === 1 || termAt(unit, 0) !== null) return false;
  return !isWordPair(unit[0]!, unit[1]!);
};

/** Removes hallucinated repetitions (幻觉重复) of recognition: `了。 「一個」 「一個」 「一個」` → `了。`. */
export const removeRepetition: TextRepair = {
  name: 'remove-repetition',
  code: 'repetition-removed',
  apply: (text) => {
    if (text.length < 9) return [];
    const bare = text.replace(QUOTED, '').replace(PLAIN, (run, unit: string) => (isInvented(unit) ? '' : run));
    if (bare === text) return [];
    return [{ text: bare.trimEnd(), evidence: 'the same characters repeated without meaning' }];
  },
  cases: [
    { before: '了。 「一個」 「一個」 「一個」 「一個」', after: '了。' },
    { before: '青“的口”“的口”“的口”“的口”', after: '青' },
    { before: '表口丁口丁口丁口丁口丁口丁口丁', after: '表' },
  ],
  keeps: [
    '定量 定量 定量 定量 定量 定量',
    '定量定量定量定量定量定量定量',
    '≥≥≥≥≥≥≥≥≥≥',
    '100%100%100%100%100%100%',
    '一一一一一一一一一一一一一一',
    '《办法》《通知》《办法》',
  ],
};
