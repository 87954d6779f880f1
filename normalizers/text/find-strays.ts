import { fitsNeighbours, isHan, isNumeral, isRare, isWordPair, lookAlikesOf } from './confusables.ts';
import { standsAlone } from './term-readings.ts';

/** Whether a look-alike of the character would make a word with a neighbour. */
const wouldFit = (text: string, at: number): boolean => {
  const [left, right] = [text[at - 1], text[at + 1]];
  for (const other of lookAlikesOf(text[at]!))
    if ((left && isWordPair(left, other)) || (right && isWordPair(other, right))) return true;
  return false;
};

/**
 * Places of characters that look misread (疑似误识): they make no word with either neighbour, and a look-alike would, or hardly any
 * text holds them. `使厕人员满意度` → 1 (使用). What is meant cannot be proved from this: it is a doubt, never a repair.
 */
export const findStrays = (text: string): number[] => {
  const strays: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (!isHan(character) || isNumeral(character) || standsAlone(character) || fitsNeighbours(text, at)) continue;
    if (isRare(character) || wouldFit(text, at)) strays.push(at);
  }
  return strays;
};
