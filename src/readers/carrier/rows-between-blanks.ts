import type { Role } from '../align-row.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, type Token } from '../token.ts';

const FEWEST_ROWS = 3;
const FEWEST_CELLS = 2;
/** Columns a row may leave out: merged level labels, and one more. */
const MOST_MISSING = 3;

const groupsBetweenBlanks = (tokens: readonly Token[]): Token[][] => {
  const groups: Token[][] = [[]];
  for (const token of tokens)
    if (isBlank(token)) groups.push([]);
    else groups.at(-1)!.push(token);
  return groups.filter((group) => group.length > 0);
};

/** A row begins with a label or a name, never with a number. */
const beginsLikeRow = ([first]: readonly Token[]): boolean => {
  const { number, quantity, sign } = tokenTraits(first!);
  return first!.label !== null || !(number || quantity || sign);
};

/**
 * Rows of a stream that prints an empty cell or a bare bar before each row (`|⏎质量指标 |⏎成活率 |⏎≥85% |⏎|`): where every group between
 * blanks is as long as a row can be and begins like one, the groups are the rows. Null where blanks are no row ends.
 */
export const rowsBetweenBlanks = (tokens: readonly Token[], roles: readonly Role[]): Token[][] | null => {
  const groups = groupsBetweenBlanks(tokens);
  const whole = groups.slice(0, -1);
  const fits = ({ length }: readonly Token[]): boolean =>
    length <= roles.length && length >= Math.max(FEWEST_CELLS, roles.length - MOST_MISSING);
  const isFull = whole.some(({ length }) => length >= roles.length - 1);
  if (groups.length < FEWEST_ROWS || !isFull || !whole.every(fits) || !groups.every(beginsLikeRow)) return null;
  return groups.at(-1)!.length <= roles.length ? groups : null;
};
