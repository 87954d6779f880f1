import { classifyUnit } from '../../normalizers/values/unit-grammar.ts';
import { remember } from './remember.ts';
import type { Token } from './token.ts';

/** What the letters of a text look like, before its meaning is known. All tests work on the comparison form. */
export interface TextTraits {
  /** A bare comparison sign or 定性. */
  readonly sign: boolean;
  /** Plain number: `12`, `8,827,620.53`, `0.5`. */
  readonly number: boolean;
  /** Number with a percent sign: `95%`, `100.00%`. */
  readonly percent: boolean;
  /** Begins with a sign or a number, as targets do: `≥15次`, `2-5件`, `2024年12月前`, `不少于300天`. */
  readonly quantity: boolean;
  /** A unit of measure standing alone: `%`, `平方米`, `篇(条)`, `元/人·月`. */
  readonly unit: boolean;
  readonly direction: boolean;
  readonly yesNo: boolean;
  /** A stroke printed for "nothing here": `/`, `—`, `-`, `无`. */
  readonly dash: boolean;
  /** Chinese characters in the text. */
  readonly letters: number;
  readonly length: number;
  /** Nothing legible: no Chinese character, no digit, no sign, no known unit. */
  readonly junk: boolean;
}

const SIGN =
  /^(?:[≥≤><=＝]{1,2}|>=|<=|定性|定量|大于等于|小于等于|大于|小于|等于|不低于|不少于|不高于|不超过|正向|反向)$/;
const NUMBER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const PERCENT = /^[-+]?[\d,]+(?:\.\d+)?%$/;
const QUANTITY =
  /^(?:[≥≤><=]{1,2}|不低于|不少于|不小于|不高于|不超过|不大于|大于等于|小于等于|大于|小于|等于|至少|至多|达到|超过|控制在|约)?[-+]?\d/;
const DIRECTION = /^(?:正向|反向|逆向|负向)(?:指标)?$/;
const YES_NO = /^(?:是|否|是\/否)$/;
const DASH = /^(?:[-—–/\\_]+|无)$/;
const LETTER = /[\u3400-\u9fff]/g;
const JUNK_FREE = /[\u3400-\u9fff\d≥≤><=%A-Za-z]/;

/** Traits of a folded text. */
export const traitsOf = remember((folded: string): TextTraits => {
  const letters = folded.match(LETTER)?.length ?? 0;
  return {
    sign: SIGN.test(folded),
    number: NUMBER.test(folded),
    percent: PERCENT.test(folded),
    quantity: QUANTITY.test(folded),
    unit: folded.length <= 12 && classifyUnit(folded) !== null,
    direction: DIRECTION.test(folded),
    yesNo: YES_NO.test(folded),
    dash: DASH.test(folded),
    letters,
    length: folded.length,
    junk: folded !== '' && !JUNK_FREE.test(folded),
  };
});

/** Traits of a token. */
export const tokenTraits = (token: Token): TextTraits => traitsOf(token.folded);

/** Marks that no form prints in a label, and that recognition leaves of destroyed characters. */
const STRANGE = /[※☆★♦◆●■□→←↑↓=+|*~^_`]/;
const MARK = /[^\p{L}\p{N}()（）]/gu;

/**
 * Whether a good part of a text is marks (乱码), some of them such as no form prints: `※|坝冷☆企`, `口+→,☆`. Targets (`=100%`,
 * `±5%`) are none.
 */
export const isMangled = (token: Token): boolean => {
  const { folded } = token;
  const { quantity, sign, dash, unit } = tokenTraits(token);
  if (folded.length < 2 || quantity || sign || dash || unit || !STRANGE.test(folded)) return false;
  return (folded.match(MARK)?.length ?? 0) * 4 >= folded.length;
};

/** Whether a text is what recognition leaves of a destroyed label: `☆ .11. 1 5+=`, `+坝`, `ll1 口☆`. */
export const isGarbage = ({ letters, number, percent, quantity, sign, unit, yesNo, dash }: TextTraits): boolean =>
  letters < 2 && !number && !percent && !quantity && !sign && !unit && !yesNo && !dash;
