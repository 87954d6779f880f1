import { emptyMeanings, type InferredMeaning } from '../lexicon.ts';
import { headerYear, type TableHeader } from '../table-header.ts';
import { tokenTraits } from '../text-traits.ts';
import { type Line, solidCells, type Token } from '../token.ts';
import type { InferredColumn, InferredHeader } from './infer-header.ts';

/** The columns that stand under a value heading (指标值) of a form that prints past years. */
const PAIR: Readonly<Record<string, string>> = { group: 'value', value: 'group' };

const INFERRED: InferredMeaning = {
  evidence: 'the only heading left beside the one that is listed, above a row of years',
  isSure: false,
};

const isYearRow = (line: Line | undefined): boolean => {
  const cells = line?.kind === 'row' ? solidCells(line) : [];
  return cells.length > 0 && cells.every((token) => headerYear(token) !== null);
};

const holdsValue = (token: Token): boolean => {
  const { number, percent, quantity, sign } = tokenTraits(token);
  return number || percent || quantity || sign;
};

/**
 * Second header row of which one heading is illegible: `近两年指标值 | →坝双` over `2022年 | 2021年` under 指标值. One of the two
 * is listed, so the other can only be its counterpart. Null for any other row; what is read under it is for review.
 */
export const inferSubheader = (header: TableHeader, line: Line, below: Line | undefined): InferredHeader | null => {
  const cells = solidCells(line);
  if (header.kind !== 'indicators' || cells.length !== 2 || cells.some(holdsValue) || !isYearRow(below)) return null;
  const listed = cells.find((token) => PAIR[token.label?.columns.indicators ?? ''] !== undefined);
  const other = cells.find((token) => token !== listed);
  if (!listed || !other || other.label) return null;
  const role = PAIR[listed.label!.columns.indicators!]!;
  const label = { ...emptyMeanings(other.text), columns: { indicators: role }, inferred: INFERRED };
  const columns: InferredColumn[] = [{ token: { ...other, label }, role, inferred: INFERRED }];
  return { line: { ...line, cells: line.cells.map((cell) => (cell === other ? columns[0]!.token : cell)) }, columns };
};
