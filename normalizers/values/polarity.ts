import reference from '../../data/reference/polarity.json' with { type: 'json' };
import { foldText } from '../text/fold-text.ts';

/** Which way an indicator is better: `higher` (满意度), `lower` (事故起数), or null when its name does not say. */
export type Sense = 'higher' | 'lower' | null;

/** Sense of a name and the word that decided. */
export interface NameSense {
  readonly sense: Sense;
  readonly word: string | null;
}

type WordKind = 'higher' | 'lower' | 'reversing' | 'neutral' | 'capped';

interface SenseWord {
  readonly word: string;
  readonly kind: WordKind;
  readonly start: number;
  readonly end: number;
}

const KINDS: readonly WordKind[] = ['higher', 'lower', 'reversing', 'capped', 'neutral'];
const KIND_OF: ReadonlyMap<string, WordKind> = new Map(
  KINDS.flatMap((kind) => reference[kind].map((word) => [word, kind] as const)),
);
const alternation = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
const WORDS = new RegExp(alternation([...KIND_OF.keys()]), 'g');
const NEGATED = new RegExp(`(?:${alternation(reference.negators)})(?:${alternation(reference.degrees)})*$`);
const HANDLED = new RegExp(alternation(reference.handled));
const TAIL = new RegExp(`^(?:${alternation(reference.tails)})*$`);
const ASKS_WHEN = new RegExp(`(?:${alternation(reference.dates)})$`);
const RATE_OF_CHANGE = /^(?:比?率|比例|幅度?|程度|度|百分比)/;

/** Explanations in brackets say how a rate is computed, not what it is: `财政投入比(计算公式:财政投入/总投入*100%)`. */
const bareName = (name: string): string => foldText(name).replace(/[([【].*?[)\]】]/g, '');

const wordsOf = (text: string): readonly SenseWord[] =>
  [...text.matchAll(WORDS)].map((match) => ({
    word: match[0],
    kind: KIND_OF.get(match[0])!,
    start: match.index,
    end: match.index + match[0].length,
  }));

const opposite = (sense: Sense): Sense => (sense === 'higher' ? 'lower' : sense === 'lower' ? 'higher' : null);

const plainSense = (text: string, { kind, start }: SenseWord): Sense => {
  const sense = kind === 'capped' ? 'higher' : kind === 'higher' || kind === 'lower' ? kind : null;
  return NEGATED.test(text.slice(0, start)) ? opposite(sense) : sense;
};

const senseOfLast = (text: string, last: SenseWord, before: SenseWord | undefined): Sense => {
  if (last.kind === 'reversing') {
    // `故障率降低` can name the rate that is reached; only a rate of change is sure.
    const isChange = RATE_OF_CHANGE.test(text.slice(last.end));
    return isChange && before ? opposite(plainSense(text, before)) : null;
  }
  const sense = plainSense(text, last);
  if (sense === 'higher' && ASKS_WHEN.test(text.slice(last.end))) return null;
  // `降低投诉率`, `查处违法案件数`: less of it, or more work on it.
  return last.kind === 'lower' && HANDLED.test(text.slice(0, last.start)) ? null : sense;
};

/** Sense of an indicator (三级指标) by its name: the last word that has one decides. `投诉处理及时率` → higher, `事故起数` → lower. */
export const senseOfName = (name: string): NameSense => {
  const text = bareName(name);
  const words = wordsOf(text);
  const last = words.at(-1);
  if (!last) return { sense: null, word: null };
  return { sense: senseOfLast(text, last, words.at(-2)), word: last.word };
};

/** True when nothing but a word like 率 or 数 follows the deciding word: `安全事故起数`, not `事故培训`. */
export const endsWithWord = (name: string, word: string): boolean => {
  const text = bareName(name);
  return TAIL.test(text.slice(text.lastIndexOf(word) + word.length));
};

/** True for rates of money that must not exceed a budget: `预算执行率≤100%` is a cap and no slip. */
export const isCapped = (word: string | null): boolean => word !== null && KIND_OF.get(word) === 'capped';

const RATES = new RegExp(`(?:${alternation(reference.rates)})$`);
const COUNTS = new RegExp(`(?:${alternation(reference.counts)})$`);
const BOUNDED = new RegExp(alternation(reference.bounded));

/** True when a name asks for a rate (率, 满意度). */
export const asksForRate = (name: string): boolean => RATES.test(bareName(name));

/** True when a name asks for a number of things (人数, 次数). */
export const asksForCount = (name: string): boolean => COUNTS.test(bareName(name));

/** True for rates that cannot exceed 100%: 满意度, 合格率, 覆盖率. */
export const isBoundedRate = (name: string): boolean => {
  const text = bareName(name);
  const { sense, word } = senseOfName(name);
  return sense === 'higher' && word !== null && BOUNDED.test(word) && RATES.test(text);
};
