import { fitsNeighbours, isHan, isNumeral, isRare, isWordPair, lookAlikesOf } from './confusables.ts';
import { standsAlone, termAt } from './term-readings.ts';

/** Whether a look-alike of the character would make a word with a neighbour. */
const wouldFit = (text: string, at: number): boolean => {
  const [left, right] = [text[at - 1], text[at + 1]];
  for (const other of lookAlikesOf(text[at]!))
    if ((left && isWordPair(left, other)) || (right && isWordPair(other, right))) return true;
  return false;
};

/**
 * Places of characters that look misread (疑似误识): they make no word with either neighbour, and a look-alike would, or hardly any
 * text holds them, or the one beside them makes no word either. `使厕人员满意度` → 1 (使用), `顽算编制` → 0, 1. What is meant cannot
 * be proved from this: it is a doubt, never a repair.
 */
export const findStrays = (text: string): number[] => {
  const isOrphan = (at: number): boolean =>
    isHan(text[at]) &&
    !isNumeral(text[at]!) &&
    !standsAlone(text[at]) &&
    !fitsNeighbours(text, at) &&
    termAt(text, at) === null;
  const orphans = [...text].flatMap((_, at) => (isOrphan(at) ? [at] : []));
  const isPair = (at: number): boolean => orphans.includes(at - 1) || orphans.includes(at + 1);
  // Remains of a destroyed text (`坝+冷`): characters without a single word among them.
  if (orphans.length > 1 && orphans.length === [...text].filter(isHan).length) return orphans;
  return orphans.filter((at) => isRare(text[at]!) || wouldFit(text, at) || isPair(at));
};
