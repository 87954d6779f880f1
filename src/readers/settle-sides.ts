import type { DraftFunding } from '../model/index.ts';

/**
 * Sides of the totals below two ladders side by side (基本支出 | 财政拨款, 合计 | 合计) whose headings nobody knows: two totals in
 * a row cannot both be of one side, they stand in the order of the items above them.
 */
export const settleSides = (lines: readonly DraftFunding[]): DraftFunding[] =>
  lines.map((line, index) => {
    for (const first of [index, index - 1]) {
      const [left, right, total, other] = lines.slice(Math.max(0, first - 2), first + 2);
      const areTotals = first >= 2 && total?.item === 'total' && other?.item === 'total' && total.label === other.label;
      const isOneSided =
        areTotals && total.side === other.side && total.phase === other.phase && total.year === other.year;
      const isParted = left?.side && right?.side && left.side !== right.side;
      const areItems = left?.item !== 'total' && right?.item !== 'total';
      if (isOneSided && isParted && areItems) return { ...line, side: index === first ? left.side : right.side };
    }
    return line;
  });
