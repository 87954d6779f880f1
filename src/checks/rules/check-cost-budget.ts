import { familyOfIndicator } from '../../../normalizers/names/indicator-family.ts';
import { type Check, type Finding, finding } from '../../model/index.ts';
import { type KnownLine, linesOf } from '../funding-group.ts';
import { nameIndicator, type Owner, ownersOf } from '../owners.ts';
import { printAmount } from '../print-amount.ts';

/** The largest amount that the owner may spend in all, by what is printed. */
const largestTotal = ({ fundingLines }: Owner): KnownLine | null =>
  linesOf(fundingLines, ['total']).reduce<KnownLine | null>(
    (largest, line) => (largest === null || line.amountFen > largest.amountFen ? line : largest),
    null,
  );

const compareCosts = (owner: Owner): readonly Finding[] => {
  const total = owner.project ? largestTotal(owner) : null;
  if (total === null || total.amountFen <= 0) return [];
  return owner.indicators
    .filter(({ name }) => familyOfIndicator(name) === 'total-cost')
    .flatMap((indicator) =>
      indicator.targets
        .filter(({ role, amountFen }) => role === 'target' && amountFen !== null && amountFen > total.amountFen)
        .map((target) =>
          finding(
            'contradiction',
            'info',
            `${nameIndicator({ owner, indicator })}: the cost of ${target.statedText} exceeds the budget of ${printAmount(total.amountFen)} by ${printAmount(target.amountFen! - total.amountFen)} (万元)`,
            target.at,
            {
              subjects: [
                { key: target.key, field: 'amount_fen' },
                { key: total.key, field: 'amount_fen' },
              ],
            },
          ),
        ),
    );
};

/** The total cost (项目总成本) that a project promises is not more than all money that it prints: 120万元 of 100万元. */
export const checkCostBudget: Check = { name: 'cost-budget', run: (filing) => ownersOf(filing).flatMap(compareCosts) };
