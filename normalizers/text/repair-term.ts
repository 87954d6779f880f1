import { isHan, isNumeral } from './confusables.ts';
import { editsFromDoubled } from './doubled-edits.ts';
import { foldWithOrigins } from './fold-text.ts';
import { repairFromWitness } from './repair-from-witness.ts';
import { editsFromShapes } from './shape-edits.ts';
import { findTermReading } from './term-readings.ts';
import { applyEdits, composeEdits, type TextEdit, unfoldEdits } from './text-edit.ts';

/** A text after repair, with what was done to it; no edits, same text. */
export interface TermRepair {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Terms do not go over these marks, and long texts are read in pieces so that the time grows with the length. */
const PIECE = /[^。；;，,！？]{0,120}[。；;，,！？]?/gy;

const editsInPiece = (piece: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  let current = piece;
  for (let at = 0; at < current.length; at++) {
    if (!isHan(current[at]) || isNumeral(current[at]!)) continue;
    const reading = findTermReading(current, at);
    for (const change of reading?.changes ?? []) {
      const after = reading!.term[change - reading!.start]!;
      edits.push({ before: current[change]!, after, at: change, evidence: `vocabulary: ${reading!.term}` });
      current = current.slice(0, change) + after + current.slice(change + 1);
    }
  }
  return edits.sort((a, b) => a.at - b.at);
};

/** Edits of a folded text proven by the closed vocabulary: `指桥值` → `指标值`. */
const editsFromVocabulary = (text: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  for (let start = 0; start < text.length; ) {
    PIECE.lastIndex = start;
    const piece = PIECE.exec(text)![0];
    for (const edit of editsInPiece(piece)) edits.push({ ...edit, at: edit.at + start });
    start += piece.length;
  }
  return edits;
};

type FindEdits = (folded: string) => readonly TextEdit[];

/**
 * Repairs characters of a text with proof (有据修字): a look-alike that fits no word around it and turns its
 * surroundings into a term of the closed vocabulary (`覆盖卒` → `覆盖率`), or a clean copy among the `witnesses`,
 * other strings of the same document (`反映…情况` beside the name). Digits and numerals are never touched.
 */
export const repairTerm = (text: string, context: { readonly witnesses: readonly string[] }): TermRepair => {
  const steps: readonly FindEdits[] = [
    editsFromShapes,
    editsFromDoubled,
    editsFromVocabulary,
    (folded) => repairFromWitness(folded, context.witnesses),
  ];
  let repaired: TermRepair = { text, edits: [] };
  for (const findEdits of steps) {
    const { folded, origins } = foldWithOrigins(repaired.text);
    const found = findEdits(folded);
    if (found.length === 0) continue;
    const edits = composeEdits(repaired.edits, unfoldEdits(repaired.text, origins, found));
    repaired = { text: applyEdits(text, edits), edits };
  }
  return repaired;
};
