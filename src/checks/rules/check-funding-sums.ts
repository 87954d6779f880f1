import { type Check, type Finding, finding } from '../../model/index.ts';
import { fundingGroups, nameGroup } from '../funding-group.ts';
import { type FundingSum, fundingSums, sumHolds } from '../funding-sum.ts';
import { ownersOf } from '../owners.ts';
import { printAmount } from '../print-amount.ts';

/** Parts above their total contradict it; parts below only where all of them are printed. */
const contradicts = (sum: FundingSum): boolean => !sumHolds(sum) && (sum.difference > 0 || sum.complete);

const report = ({ group, total, parts, difference }: FundingSum): Finding => {
  const printed = parts.map((part) => `${part.itemLabel ?? part.item} ${printAmount(part.amountFen)}`).join(' + ');
  const sum = printAmount(total.amountFen + difference);
  const where = [group.owner.name, nameGroup(group)].filter(Boolean).join(', ');
  return finding(
    'sum-mismatch',
    'warning',
    `${where}: ${printed} = ${sum}, but ${total.itemLabel ?? 'total'} says ${printAmount(total.amountFen)} (difference ${printAmount(difference)}, 万元)`,
    total.at,
    { subjects: [total, ...parts].map(({ key }) => ({ key, field: 'amount_fen' })) },
  );
};

/** Parts of funding add up to the printed total (预算数 = 财政资金 + 其他资金; 支出合计 = 人员类 + 运转类 + 特定目标类). */
export const checkFundingSums: Check = {
  name: 'funding-sums',
  run: (filing) => ownersOf(filing).flatMap(fundingGroups).flatMap(fundingSums).filter(contradicts).map(report),
};
