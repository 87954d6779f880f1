import { fitsNeighbours, isDoubledInPrint, isHan, isLookAlike, isNumeral, isRare } from './confusables.ts';
import type { TextEdit } from './text-edit.ts';

/** Marks that recognition engines insert between characters: `重.要`, `项※目`. */
const JUNK = new Set('.,。，、·;:\'"`^~_|※☆★♦◆●■□→←↑↓=+*');

/** Longest text that is compared with witnesses; names and descriptions are shorter. */
const MAX_LENGTH = 80;

const isDoubled = (text: string, at: number): boolean =>
  at > 0 && isHan(text[at]) && text[at] === text[at - 1] && !isNumeral(text[at]!) && !isDoubledInPrint(text[at]!);

const isJunk = (text: string, at: number): boolean =>
  at > 0 && at + 1 < text.length && JUNK.has(text[at]!) && isHan(text[at - 1]) && isHan(text[at + 1]);

/** What ends a place name: no proof is good enough to turn `太桥镇` into `大桥镇`. */
const PLACE = /^.{1,3}?[县市区镇乡村屯庄寨街]/u;

/** True when the witness shows what the printed character was: the printed one fits nowhere, that of the witness does. */
const isBetter = (text: string, at: number, witness: string, other: number): boolean => {
  const printed = text[at]!;
  const meant = witness[other]!;
  if (!isLookAlike(printed, meant) || isNumeral(printed) || isNumeral(meant)) return false;
  if (fitsNeighbours(text, at) || PLACE.test(text.slice(at, at + 4))) return false;
  return (isRare(printed) && !isRare(meant)) || fitsNeighbours(witness, other);
};

/** Walks text and witness side by side from their starts; null when they differ by more than damage. */
const walk = (text: string, start: number, witness: string, from: number, length: number): TextEdit[] | null => {
  const edits: TextEdit[] = [];
  const limit = Math.max(1, Math.floor(length / 4));
  const note = (at: number, after: string): void => {
    edits.push({ before: text[at]!, after, at, evidence: `clean copy in the document: ${witness}` });
  };
  let at = start;
  let other = from;
  while (other < from + length) {
    if (at >= text.length || edits.length > limit) return null;
    if (text[at] === witness[other]) {
      at++;
      other++;
    } else if (isBetter(text, at, witness, other)) {
      note(at++, witness[other++]!);
    } else if (isJunk(text, at) || isDoubled(text, at)) {
      note(at++, '');
    } else {
      return null;
    }
  }
  return edits.length > 0 && edits.length <= limit ? edits : null;
};

/** The part of a description that repeats the name: `反映巡逻覆盖率情况` → 2..7. */
const core = (text: string): { start: number; end: number } => ({
  start: text.startsWith('反映') ? 2 : 0,
  end: text.endsWith('情况') && text.length > 4 ? text.length - 2 : text.length,
});

const compare = (text: string, witness: string): TextEdit[] | null => {
  const mine = core(text);
  const theirs = core(witness);
  const length = theirs.end - theirs.start;
  // The whole of both has to match: `群众满意度` is no copy of `群众满意度调查`.
  const surplus = mine.end - mine.start - length;
  if (length < 4 || surplus < 0 || surplus > Math.floor(length / 4) + 1) return null;
  const edits = walk(text, mine.start, witness, theirs.start, length);
  return edits && edits.filter((edit) => edit.after === '').length === surplus ? edits : null;
};

/**
 * Edits that a clean copy in the same document proves (文内佐证): `年庹任务完成时限` beside
 * `反映年度任务完成时限情况`. Both are in comparison form.
 */
export const repairFromWitness = (text: string, witnesses: readonly string[]): readonly TextEdit[] => {
  if (text.length < 4 || text.length > MAX_LENGTH) return [];
  for (const witness of witnesses) {
    if (witness === text || witness.length > MAX_LENGTH) continue;
    const edits = compare(text, witness);
    if (edits) return edits;
  }
  return [];
};
