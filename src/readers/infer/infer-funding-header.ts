import { composeLabel } from '../label-grammar.ts';
import { emptyMeanings } from '../lexicon.ts';
import { tokenTraits } from '../text-traits.ts';
import { type Line, solidCells, type Token } from '../token.ts';
import type { InferredColumn, InferredHeader } from './infer-header.ts';

const FEWEST_COLUMNS = 2;

const roleOf = (token: Token): string | null =>
  token.label?.columns.funding ?? composeLabel(token.folded)?.meanings.columns.funding ?? null;

const isNumeric = (token: Token): boolean => tokenTraits(token).number || tokenTraits(token).percent;

/**
 * Header of a money table (资金表头) with words that the lexicon does not list: `年初安排数 | 调整后安排数 | 实际支出数 | 支出率`. All of
 * its amounts must read as different columns, and amounts must stand below.
 */
export const inferFundingHeader = (line: Line, next: Line | null): InferredHeader | null => {
  const cells = solidCells(line);
  if (cells.length < FEWEST_COLUMNS || cells.some((cell) => isNumeric(cell) || tokenTraits(cell).quantity)) return null;
  if (next?.kind !== 'row' || solidCells(next).filter(isNumeric).length < FEWEST_COLUMNS) return null;
  const roles = cells.map(roleOf);
  const known = roles.filter((role) => role !== null);
  if (known.length < FEWEST_COLUMNS || known.length < cells.length - 2) return null;
  if (new Set(known).size < known.length) return null;
  if (!known.some((role) => role === 'budget' || role === 'adjusted') || known.length < 2) return null;
  const columns = cells.flatMap((token, index): InferredColumn[] => {
    const role = roles[index];
    if (!role || token.label?.columns.funding) return [];
    const inferred = { evidence: `made of ${composeLabel(token.folded)!.words}`, isSure: true };
    const label = { ...(token.label ?? emptyMeanings(token.text)), columns: { funding: role }, inferred };
    return [{ token: { ...token, label }, role, inferred }];
  });
  if (columns.length === 0) return null;
  const byPlace = new Map(columns.map(({ token }) => [token.at, token]));
  return { line: { ...line, cells: line.cells.map((cell) => byPlace.get(cell.at) ?? cell) }, columns };
};
