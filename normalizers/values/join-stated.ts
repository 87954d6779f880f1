import { foldText } from '../text/fold-text.ts';

const withoutBlanks = (text: string): string => text.replace(/[\s\u3000\u00a0]+/g, '');

/**
 * Stated text (原文) of a value whose sign, number and unit stand in columns of their own: joined in that order without
 * blanks, `≥` `95` `%` → `≥95%`. What the value cell repeats is not doubled: `≥` `≥95%` `%` → `≥95%`.
 */
export const joinStated = (sign: string, value: string, unit: string): string => {
  if (sign === '' && unit === '') return value;
  const [head, body, tail] = [withoutBlanks(sign), withoutBlanks(value), withoutBlanks(unit)];
  const foldedBody = foldText(body);
  const first = head !== '' && foldedBody.startsWith(foldText(head)) ? '' : head;
  const last = tail !== '' && foldedBody.endsWith(foldText(tail)) ? '' : tail;
  return first + body + last;
};
