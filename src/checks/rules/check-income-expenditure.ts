import { type Check, type Finding, finding } from '../../model/index.ts';
import { type FundingGroup, fundingGroups, type KnownLine, linesOf, nameGroup } from '../funding-group.ts';
import { type Owner, ownersOf } from '../owners.ts';
import { printAmount } from '../print-amount.ts';

const totalOf = (group: FundingGroup | undefined): KnownLine | null => {
  const totals = group ? linesOf(group.lines, ['total']) : [];
  return totals.length === 1 ? totals[0]! : null;
};

const compareSides = (owner: Owner): readonly Finding[] => {
  const groups = fundingGroups(owner);
  return groups
    .filter(({ side }) => side === 'income')
    .flatMap((income) => {
      const expenditure = groups.find(
        ({ side, phase, year }) => side === 'expenditure' && phase === income.phase && year === income.year,
      );
      const [received, spent] = [totalOf(income), totalOf(expenditure)];
      if (!received || !spent || received.amountFen === spent.amountFen) return [];
      return finding(
        'sum-mismatch',
        'warning',
        `${owner.name}, ${nameGroup(income)}: income ${printAmount(received.amountFen)} and expenditure ${printAmount(spent.amountFen)} differ by ${printAmount(received.amountFen - spent.amountFen)} (万元)`,
        received.at,
        { subjects: [received, spent].map(({ key }) => ({ key, field: 'amount_fen' })) },
      );
    });
};

/** Total income and total expenditure of a department budget are equal (收支平衡). */
export const checkIncomeExpenditure: Check = {
  name: 'income-expenditure',
  run: (filing) => ownersOf(filing).flatMap(compareSides),
};
