import { foldText } from '../text/fold-text.ts';

/** Longest label that is searched; a unit line is short, and the unit stands in it. */
const MAX_LENGTH = 400;
const MONEY = '(?:人民币)?(亿元|千万元|百万元|万元|千元|元)(?:人民币)?';
/** A rate such as `元/人` is no unit of the form. */
const NO_RATE = '(?![/·*每])';
const MARKED = new RegExp(
  `(?:单位为?[::]?\\(?|\\(|,|、|以)${MONEY}${NO_RATE}(?=[),、;。]|为单位|$|\\P{Script=Han})`,
  'gu',
);

/**
 * Unit of money (金额单位) that a label or unit line states: `单位：万元`, `资金情况(万元)`, `金额单位:元`, `预算金额（万元）`
 * → `万元`, `元`. Null when none is stated or two contradict each other.
 */
export const moneyUnitOf = (text: string): string | null => {
  const folded = foldText(text.slice(0, MAX_LENGTH));
  if (new RegExp(`^${MONEY}$`).test(folded)) return folded.replaceAll('人民币', '');
  const units = new Set([...folded.matchAll(MARKED)].map((found) => found[1]!));
  return units.size === 1 ? [...units][0]! : null;
};
