import type { Category, Dimension } from '../model/index.ts';
import { joinTokens, type Token } from './token.ts';

/** Level labels of one row as printed; null where the cell is blank or merged with the row above. */
export interface PrintedLevels {
  readonly level1: Token | null;
  readonly level2: Token | null;
}

/** Level labels of one row after merged and lost cells were filled in. */
export interface ResolvedLevels {
  readonly level1: Token | null;
  readonly level2: Token | null;
  /** The level-1 label is printed nowhere near the row; it follows from the level-2 label. */
  readonly impliedCategory: Category | null;
}

/** Level-1 groups in which a level-2 label can stand (财预〔2015〕88号, 财预〔2021〕101号). */
const HOMES: Readonly<Record<Dimension, readonly Category[]>> = {
  quantity: ['output', 'process', 'duty-performance'],
  quality: ['output', 'process', 'duty-performance'],
  timeliness: ['output', 'process', 'duty-performance'],
  cost: ['output', 'cost', 'operating-cost'],
  'economic-cost': ['cost', 'output', 'operating-cost'],
  'social-cost': ['cost', 'output'],
  'ecological-cost': ['cost', 'output'],
  economic: ['outcome', 'social-effect'],
  social: ['outcome', 'social-effect'],
  ecological: ['outcome', 'social-effect'],
  'sustained-impact': ['outcome', 'sustainability', 'social-effect'],
  'service-recipient': ['satisfaction', 'outcome', 'social-effect'],
};

/** Whether a level-2 label can stand under a level-1 label; unknown labels can stand anywhere. */
const belongs = (level1: Token | null, level2: Token | null): boolean => {
  const category = level1?.label?.category;
  const dimension = level2?.label?.dimension;
  return !category || !dimension || HOMES[dimension].includes(category);
};

/**
 * Fills in level labels. A label holds for the rows below it until the next one (合并单元格). Where a label printed in the
 * middle of its merged cell comes a few rows late (OCR), the rows before it take it too, when their level-2 labels
 * belong to it and not to the label above.
 */
export const resolveLevels = (rows: readonly PrintedLevels[]): ResolvedLevels[] => {
  const following = new Array<Token | null>(rows.length).fill(null);
  let next: Token | null = null;
  for (let row = rows.length - 1; row >= 0; row--) {
    next = rows[row]!.level1 ?? next;
    following[row] = next;
  }
  let level1: Token | null = null;
  let level2: Token | null = null;
  return rows.map((printed, row) => {
    if (printed.level1) {
      if (printed.level1.folded !== level1?.folded) level2 = null;
      level1 = printed.level1;
    }
    level2 = printed.level2 ?? level2;
    if (level1 && belongs(level1, level2)) return { level1, level2, impliedCategory: null };
    const late = following[row] ?? null;
    if (late && level2 && belongs(late, level2)) return { level1: late, level2, impliedCategory: null };
    const dimension = level2?.label?.dimension;
    if (level1 === null && !dimension) return { level1, level2, impliedCategory: null };
    return { level1: null, level2, impliedCategory: dimension ? HOMES[dimension][0]! : null };
  });
};

/** One label that holds two levels, `产出数量指标`, is both. */
export const splitDoubleLabel = (token: Token): PrintedLevels => ({ level1: token, level2: joinTokens([token]) });
