import { parseAmount } from '../../normalizers/values/parse-amount.ts';
import type { DraftFunding } from '../model/index.ts';

const DEFAULT_UNIT = '万元';

const fenOf = ({ amount, unit }: DraftFunding): number =>
  parseAmount(amount.text, unit ?? DEFAULT_UNIT)?.amountFen ?? 0;

const sumOf = (lines: readonly DraftFunding[]): number => lines.reduce((sum, line) => sum + fenOf(line), 0);

const totalOf = (funding: readonly DraftFunding[], phase: DraftFunding['phase']): number | null => {
  const totals = funding.filter((line) => line.item === 'total' && line.phase === phase);
  return totals.length === 1 ? fenOf(totals[0]!) : null;
};

/**
 * Project total and year's budget printed side by side (项目总预算 | 项目当年预算) with parts below: parts that stand under the
 * project total but add up, all together, to the year's budget are parts of the year. Parts that add up to neither stay, in
 * doubt, where they stand, and so do parts of a project total that is lost.
 */
export const settlePhases = (funding: readonly DraftFunding[]): DraftFunding[] => {
  const [whole, year] = [totalOf(funding, 'multi-year-total'), totalOf(funding, 'budget')];
  const parts = funding.filter(({ item, phase }) => item !== 'total' && ['multi-year-total', 'budget'].includes(phase));
  const early = parts.filter(({ phase }) => phase === 'multi-year-total');
  if (whole === null && year !== null && early.length > 0)
    return funding.map((line) =>
      early.includes(line) ? { ...line, doubt: line.doubt ?? 'a part of a project total that was not read' } : line,
    );
  if (whole === null || year === null || early.length === 0 || sumOf(early) === whole) return [...funding];
  const isYear = sumOf(parts) === year;
  const isDoubtful = !isYear && early.length < parts.length && whole !== year;
  return funding.map((line) => {
    if (!early.includes(line)) return line;
    if (isYear) return { ...line, phase: 'budget' };
    return isDoubtful ? { ...line, doubt: line.doubt ?? 'the parts add up to neither total' } : line;
  });
};
