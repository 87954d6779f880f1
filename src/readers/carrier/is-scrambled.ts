import type { Role } from '../align-row.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, type Token } from '../token.ts';

/** Columns that can hold a number each. */
const NUMERIC_ROLES: ReadonlySet<string> = new Set([
  'value',
  'actual',
  'past-value',
  'weight',
  'score',
  'budget',
  'amount-item',
  'serial',
]);
const FEWEST_SIGNS = 3;
const FEWEST_STACKED = 2;

/** Longest run of neighbours that a test holds for. */
const longestRun = (tokens: readonly Token[], test: (token: Token) => boolean): number => {
  let run = 0;
  let longest = 0;
  for (const token of tokens) {
    run = test(token) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};

const isLevel2 = ({ label }: Token): boolean => label?.dimension != null && label.category === null;

/**
 * Whether a run of cells was read column by column (列序错乱): `数量指标 质量指标 … 修缮里程 合格率 … ≥12公里 100%`. Row by row a
 * value is followed by a label or a name, so more numbers in a row than two rows of the table hold, several signs, or level
 * labels on top of each other with stacked numbers below betray it.
 */
export const isScrambled = (tokens: readonly Token[], roles: readonly Role[]): boolean => {
  const solid = tokens.filter((token) => !isBlank(token));
  const columns = Math.max(1, roles.filter(({ id }) => NUMERIC_ROLES.has(id)).length);
  const numbers = longestRun(solid, (token) => tokenTraits(token).quantity);
  if (numbers > 2 * columns) return true;
  if (longestRun(solid, (token) => tokenTraits(token).sign) >= FEWEST_SIGNS) return true;
  const stacked = solid.filter((token, index) => index > 0 && isLevel2(token) && isLevel2(solid[index - 1]!)).length;
  return stacked >= FEWEST_STACKED && numbers > columns;
};
