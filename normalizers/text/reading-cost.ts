import { isHan, isLookAlike, isNumeral, shapesOf } from './confusables.ts';

/** Marks that recognition makes of dirt, lines and torn strokes. */
const JUNK = new Set('.,。，、;:\'"`^~_|※☆★♦◆●■□→←↑↓=+*·-!?<>[]{}\\/l1I');
const LATIN_OR_DIGIT = /[0-9A-Za-z]/;
const DIGIT = /[0-9]/;

const dropCost = (text: string, at: number): number => {
  const character = text[at]!;
  if (JUNK.has(character)) return 0.15;
  if (at > 0 && character === text[at - 1]) return 0.4;
  return LATIN_OR_DIGIT.test(character) ? 0.6 : 1;
};

const replaceCost = (printed: string, meant: string): number => {
  if (printed === meant) return 0;
  if (isLookAlike(printed, meant) || shapesOf(meant).includes(printed)) return isNumeral(printed) ? 1.5 : 0.3;
  if (isNumeral(printed) || isNumeral(meant) || (DIGIT.test(printed) && DIGIT.test(meant))) return 1.5;
  return isHan(printed) || !isHan(meant) ? 1 : 0.8;
};

/**
 * Weighted edit distance of a text to what it may have been (加权编辑距离), both in comparison form: look-alikes and
 * shapes 0.3, dirt 0.15, a doubled character 0.4, others 1, a changed numeral 1.5. Infinity when above `limit`.
 */
export const readingCost = (text: string, term: string, limit: number): number => {
  const width = term.length + 1;
  const rows: number[][] = [Array.from({ length: width }, (_, index) => index)];
  for (let at = 1; at <= text.length; at++) {
    const above = rows[at - 1]!;
    const drop = dropCost(text, at - 1);
    const row = [above[0]! + drop];
    let least = row[0]!;
    for (let column = 1; column < width; column++) {
      const meant = term[column - 1]!;
      let cost = Math.min(
        above[column]! + drop,
        row[column - 1]! + 1,
        above[column - 1]! + replaceCost(text[at - 1]!, meant),
      );
      for (const shape of shapesOf(meant)) {
        if (shape.length > 1 && shape.length <= at && text.endsWith(shape, at)) {
          cost = Math.min(cost, rows[at - shape.length]![column - 1]! + 0.3);
        }
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A shape reaches back up to three rows, so a row that is dear all over ends it only with that much room.
    if (least > limit + 3) return Number.POSITIVE_INFINITY;
    rows.push(row);
  }
  return rows[text.length]![term.length]!;
};
