import type { Comparator } from '../../src/model/index.ts';
import { SIGN_WORDS, type SignWords, VALUE_WORDS } from './value-words.ts';

/** A value without the signs and idle words around it; `start` and `end` bound what is left in the folded text. */
export interface SignedText {
  readonly start: number;
  readonly end: number;
  /** Comparator of a printed symbol: `≥95%`. */
  readonly symbol: Comparator | null;
  /** Comparators of words before or after: `不低于95%`, `95%以上`. */
  readonly words: readonly Comparator[];
}

const match = (list: SignWords, fits: (word: string) => boolean): readonly [string, Comparator] | undefined =>
  list.find(([word]) => fits(word));

/** An idle word with a number or another sign behind it: `达100%`, not the first character of `达标率100%`. */
const neutralAt = (text: string, start: number): string | undefined =>
  VALUE_WORDS.neutral.find((word) => {
    if (!text.startsWith(word, start)) return false;
    const end = start + word.length;
    const next = text.slice(end, end + 8);
    return (
      !/^\p{Script=Han}/u.test(next) ||
      /^[一二两三四五六七八九十]/.test(next) ||
      SIGN_WORDS.before.some(([sign]) => next.startsWith(sign)) ||
      VALUE_WORDS.neutral.some((other) => next.startsWith(other))
    );
  });

/** Cuts signs and idle words off the front of a folded value: `达到≥95%以上` → `95%以上`, symbol gte. */
export const takeLeadingSigns = (text: string): SignedText => {
  let start = 0;
  let symbol: Comparator | null = null;
  const words: Comparator[] = [];
  for (let changed = true; changed; ) {
    changed = false;
    const sign = match(SIGN_WORDS.symbols, (word) => text.startsWith(word, start));
    if (sign) {
      symbol ??= sign[1];
      if (symbol !== sign[1]) words.push(sign[1]);
    }
    const before = sign ?? match(SIGN_WORDS.before, (word) => text.startsWith(word, start));
    if (before && !sign) words.push(before[1]);
    const idle = before?.[0] ?? neutralAt(text, start);
    if (idle !== undefined) {
      start += idle.length;
      changed = true;
    }
  }
  return { start, end: text.length, symbol, words };
};

/** Cuts sign words and idle words off the end: `95%(含)以上。` → `95%`, word gte. */
export const takeTrailingSigns = (text: string, signed: SignedText): SignedText => {
  let { end } = signed;
  const words = [...signed.words];
  const endsWith = (word: string): boolean => end - word.length > signed.start && text.endsWith(word, end);
  for (let changed = true; changed; ) {
    changed = false;
    const after = match(SIGN_WORDS.after, endsWith);
    if (after) words.push(after[1]);
    const idle = after?.[0] ?? VALUE_WORDS.after.find(endsWith);
    if (idle !== undefined) {
      end -= idle.length;
      changed = true;
    }
  }
  return { ...signed, end, words };
};

/** What a sign column (指标性质, 计算符号) says: a comparator, nothing (`定性`), or a text that is no sign. */
export interface ColumnSign {
  readonly comparator: Comparator | null;
  /** False for `定性` and the like, which are no part of the stated value. */
  readonly printed: boolean;
  readonly known: boolean;
}

/** Reads the cell of a sign column in comparison form: `≥`, `大于等于`, `以上`, `定性`, `≥(大于等于)`. */
export const readColumnSign = (sign: string): ColumnSign => {
  if (sign === '' || SIGN_WORDS.column.has(sign)) return { comparator: null, printed: false, known: true };
  for (const list of [SIGN_WORDS.symbols, SIGN_WORDS.before, SIGN_WORDS.after]) {
    const exact = match(list, (word) => word === sign);
    if (exact) return { comparator: exact[1], printed: true, known: true };
  }
  const symbol = match(SIGN_WORDS.symbols, (word) => sign.startsWith(word));
  return { comparator: symbol?.[1] ?? null, printed: true, known: symbol !== undefined };
};
