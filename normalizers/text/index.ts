// Text: the comparison form, the stored form, and repairs with proof.
import { completeLabel } from './complete-label.ts';
import { foldScript } from './fold-script.ts';
import { numberLevels } from './number-levels.ts';
import { numberList } from './number-list.ts';
import { rejoinCode } from './rejoin-code.ts';
import { removeLeaders } from './remove-leaders.ts';
import { removePinyin } from './remove-pinyin.ts';
import { removeRepetition } from './remove-repetition.ts';
import { removeWatermark } from './remove-watermark.ts';
import { repairCopies } from './repair-copies.ts';
import { repairVocabulary } from './repair-vocabulary.ts';
import { restoreLabel } from './restore-label.ts';
import type { SequenceRepair, TextRepair } from './text-repair.ts';

export { cleanText } from './clean-text.ts';
export { foldText, foldWithOrigins } from './fold-text.ts';
export { joinOverlap } from './join-overlap.ts';
export { matchClosed } from './match-closed.ts';
export { repairTerm } from './repair-term.ts';

/** Repairs of one text in the order they run: noise goes first, so that the vocabulary sees whole words. */
export const TEXT_REPAIRS: readonly TextRepair[] = [
  removeWatermark,
  removePinyin,
  foldScript,
  removeRepetition,
  removeLeaders,
  rejoinCode,
  restoreLabel,
  repairVocabulary,
  completeLabel,
];

/** Repairs that need all texts of the document, in the order they run. */
export const SEQUENCE_REPAIRS: readonly SequenceRepair[] = [numberList, numberLevels, repairCopies];
