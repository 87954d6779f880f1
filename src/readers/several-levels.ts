import { lookupLabel } from './lexicon.ts';

const codeOf = (folded: string): string | null => {
  const meanings = lookupLabel(folded);
  return meanings?.dimension ?? meanings?.category ?? null;
};

const SHORTEST_LABEL = 2;
/** Longer than a few labels is a text; cutting it at every place would take the cube of its length. */
const LONGEST = 64;

/**
 * Do several level labels of different meaning stand in one text? `数量指标质量指标` are two cells that became one when the
 * line between them was lost (under a stamp, in a fold), and nothing says where the one ends.
 */
export const areSeveralLevels = (folded: string): boolean => {
  if (folded.length > LONGEST) return false;
  for (let end = SHORTEST_LABEL; end <= folded.length - SHORTEST_LABEL; end++) {
    const [code, rest] = [codeOf(folded.slice(0, end)), folded.slice(end)];
    if (code === null) continue;
    const next = codeOf(rest);
    if ((next !== null && next !== code) || areSeveralLevels(rest)) return true;
  }
  return false;
};
