import type { ReadContext } from './read-context.ts';
import { type Line, solidCells, type Token } from './token.ts';

const isLevelLabel = ({ label }: Token): boolean => label?.category != null || label?.dimension != null;

/** The label of the whole table that is printed again before the levels of a row: `绩效指标 | 产出指标 | 数量指标 | …`. */
export const withoutSection = (line: Line, context: ReadContext): Line => {
  const [first, second] = solidCells(line);
  if (line.geometry !== 'order' || first?.label?.field !== 'indicators-section' || !second || !isLevelLabel(second))
    return line;
  context.ledger.use(first);
  return { ...line, cells: line.cells.filter((cell) => cell !== first) };
};
