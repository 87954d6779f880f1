import { type Check, type Finding, finding, type Phase } from '../../model/index.ts';
import { type KnownLine, linesOf } from '../funding-group.ts';
import { type Owner, ownersOf } from '../owners.ts';
import { printAmount, printNumber } from '../print-amount.ts';
import { SHARE_DEFAULT_PLACES } from '../thresholds.ts';

const totalOf = ({ fundingLines }: Owner, phase: Phase): KnownLine | null =>
  linesOf(fundingLines, ['total']).find((line) => line.phase === phase) ?? null;

/** A whole rate may be rounded, `92.13` not; `0.92` is the same rate as a fraction. */
const isRateOf = (printed: string, rate: number): boolean => {
  const places = printed.split('.')[1]?.length ?? 0;
  const tolerance = places === 0 ? 0.5 : places === 1 ? 0.1 : 10 ** -SHARE_DEFAULT_PLACES;
  const value = Number(printed);
  return Math.abs(value - rate) <= tolerance + 1e-9 || (value <= 1 && Math.abs(value * 100 - rate) <= 1);
};

const compareRate = (owner: Owner): readonly Finding[] => {
  const printed = owner.evaluation?.executionRate ?? null;
  const actual = totalOf(owner, 'actual');
  const budgets = [totalOf(owner, 'adjusted'), totalOf(owner, 'budget')].filter((line) => line !== null);
  const divisors = budgets.filter(({ amountFen }) => amountFen > 0);
  if (printed === null || !actual || divisors.length === 0) return [];
  const rates = divisors.map(({ amountFen }) => (actual.amountFen / amountFen) * 100);
  if (rates.some((rate) => isRateOf(printed, rate))) return [];
  return [
    finding(
      'share-mismatch',
      'warning',
      `${owner.name}: ${printAmount(actual.amountFen)} spent of ${printAmount(divisors[0]!.amountFen)} (万元) is ${rates[0]!.toFixed(2)}%, but the execution rate (执行率) says ${printNumber(Number(printed))}%`,
      owner.evaluation?.at ?? actual.at,
      { subjects: [{ key: owner.evaluation!.key, field: 'execution_rate' }] },
    ),
  ];
};

/** Printed execution rate (执行率) is actual / adjusted budget (执行数/全年预算数, 财预〔2020〕10号). */
export const checkExecutionRate: Check = {
  name: 'execution-rate',
  run: (filing) => ownersOf(filing).flatMap(compareRate),
};
