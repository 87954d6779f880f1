import { type Check, type Finding, type Form, finding } from '../../model/index.ts';
import { type Owner, ownersOf, ownersOfForm } from '../owners.ts';
import { printNumber } from '../print-amount.ts';
import { SCORE_TOLERANCE, WEIGHT_SUMS, WEIGHT_TOLERANCE } from '../thresholds.ts';

/** Weights (权重, 分值) of an owner's indicators and their sum. */
export interface WeightSum {
  readonly owner: Owner;
  readonly weights: readonly string[];
  readonly sum: number;
}

/** Sum of the weights of one term; null where a row has none, for the sum is then open. */
export const weightSum = (owner: Owner): WeightSum | null => {
  const weights = owner.indicators.map(({ weight }) => weight);
  const known = weights.filter((weight) => weight !== null);
  const terms = new Set(owner.indicators.map(({ term }) => term));
  if (known.length === 0 || known.length < weights.length || terms.size > 1) return null;
  return { owner, weights: known, sum: known.reduce((sum, weight) => sum + Number(weight), 0) };
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= (b <= 1 ? WEIGHT_TOLERANCE / 100 : WEIGHT_TOLERANCE);

/** True when the weights add up to what a form can ask for, with or without the weight of 预算执行率. */
export const isFullWeight = ({ owner, sum }: WeightSum): boolean =>
  WEIGHT_SUMS.some((full) => near(sum, full)) || near(sum + Number(owner.evaluation?.executionWeight ?? 0), 100);

const printSum = ({ weights, sum }: WeightSum): string => `${weights.join(' + ')} = ${printNumber(sum)}`;

const report = (sum: WeightSum, expected: string): Finding =>
  finding(
    'weight-sum',
    'warning',
    `${sum.owner.name}: weights (权重) ${printSum(sum)}, expected ${expected}`,
    sum.owner.at,
    { subjects: sum.owner.indicators.map(({ key }) => ({ key, field: 'weight' })) },
  );

/** The sum that most projects of a form share, where one is more frequent than all others. */
const commonSum = (sums: readonly WeightSum[]): number | null => {
  const counts = new Map<number, number>();
  for (const { sum } of sums) counts.set(Math.round(sum), (counts.get(Math.round(sum)) ?? 0) + 1);
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
};

/** Projects listed on one form are weighted on one scale: beside sums of 90, a sum of 100 is a slip. */
const compareProjects = (form: Form): readonly Finding[] => {
  const sums = ownersOfForm(form).flatMap((owner) => weightSum(owner) ?? []);
  const open = sums
    .filter((sum) => !isFullWeight(sum))
    .map((sum) => report(sum, '100, or 90 beside the execution rate'));
  const full = sums.filter(isFullWeight);
  const common = commonSum(full);
  const [first] = full;
  if (!first || full.every(({ sum }) => near(sum, first.sum))) return open;
  if (common !== null)
    return [
      ...open,
      ...full
        .filter(({ sum }) => !near(sum, common))
        .map((sum) => report(sum, `${common} like the other projects of the form`)),
    ];
  const scales = full.map(({ owner, sum }) => `${owner.name} ${printNumber(sum)}`).join('; ');
  return [
    ...open,
    finding('weight-sum', 'warning', `weights (权重) of one form add up to different sums: ${scales}`, form.at, {
      subjects: full.flatMap(({ owner }) => owner.indicators.map(({ key }) => ({ key, field: 'weight' }))),
    }),
  ];
};

/** Weights (权重) of a project add up to 100, or to 90 beside 10 for 预算执行率, on one scale a form. */
export const checkWeights: Check = { name: 'weights', run: (filing) => filing.forms.flatMap(compareProjects) };

const compareScores = (owner: Owner): readonly Finding[] => {
  const total = owner.evaluation?.totalScore ?? null;
  const actuals = owner.indicators.flatMap(({ targets }) => targets.filter(({ role }) => role === 'actual'));
  const scores = actuals.map(({ score }) => score).filter((score) => score !== null);
  if (total === null || scores.length === 0 || scores.length < owner.indicators.length) return [];
  const sum = scores.reduce((all, score) => all + Number(score), 0);
  const sums = [sum, sum + Number(owner.evaluation?.executionScore ?? 0)];
  if (sums.some((all) => Math.abs(all - Number(total)) <= SCORE_TOLERANCE)) return [];
  return [
    finding(
      'weight-sum',
      'info',
      `${owner.name}: scores (得分) sum to ${printNumber(sum)}, with the execution rate to ${printNumber(sums[1]!)}, but the total (总分) says ${total}`,
      owner.evaluation!.at,
      { subjects: [{ key: owner.evaluation!.key, field: 'total_score' }] },
    ),
  ];
};

/**
 * Scores (得分) of a self-evaluation add up to its total (总分). For the record only: bonus and deducted points
 * (加分, 扣分) often stand outside the table.
 */
export const checkScores: Check = { name: 'scores', run: (filing) => ownersOf(filing).flatMap(compareScores) };
