import { foldText } from '../../normalizers/text/fold-text.ts';
import { readProjectCode } from '../../normalizers/values/project-code.ts';
import type { Filing, Indicator, Project } from '../model/index.ts';
import { fundingGroups, knownLines, linesOf } from './funding-group.ts';
import { type FundingSum, fundingSums } from './funding-sum.ts';
import { type Owner, ownersOf } from './owners.ts';
import { schedulePoints } from './rules/check-schedule.ts';
import { isFullWeight, weightSum } from './rules/check-weights.ts';
import { SHARED_CHARACTERS } from './thresholds.ts';

/** Evidence for one record: `A` by arithmetic or code, `B` by another place of the document; of all fields, or of one. */
export interface TierEvidence {
  readonly key: string;
  readonly tier: 'A' | 'B';
  /** Only this field is confirmed; the record keeps its tier. */
  readonly field?: string;
}

type FindEvidence = (owner: Owner) => readonly TierEvidence[];

/** Two or more parts that add up exactly confirm every digit; one part equal to its total is a copy of it. */
const sumTier = ({ difference, parts }: FundingSum): 'A' | 'B' | null => {
  const counted = parts.filter(({ amountFen }) => amountFen !== 0);
  return difference !== 0 || counted.length === 0 ? null : counted.length > 1 ? 'A' : 'B';
};

const fromFundingSums: FindEvidence = (owner) =>
  fundingGroups(owner)
    .flatMap(fundingSums)
    .flatMap((sum) => {
      const tier = sumTier(sum);
      return tier === null ? [] : [sum.total, ...sum.parts].map(({ key }) => ({ key, tier }));
    });

/** Income and expenditure of one year that are equal copy each other (收支平衡). */
const fromBalance: FindEvidence = (owner) => {
  const totals = linesOf(owner.fundingLines, ['total']);
  return totals.flatMap((line) => {
    const copy = totals.some(
      ({ side, phase, fiscalYear, amountFen }) =>
        side !== line.side && phase === line.phase && fiscalYear === line.fiscalYear && amountFen === line.amountFen,
    );
    return copy && line.amountFen !== 0 ? [{ key: line.key, tier: 'B' as const }] : [];
  });
};

/** Weights of a project that add up to 100 or 90 exactly, over at least three rows, confirm the weight of each row. */
const fromWeights: FindEvidence = (owner) => {
  const sum = weightSum(owner);
  const isExact = sum !== null && sum.weights.length > 2 && isFullWeight(sum) && Number.isInteger(sum.sum);
  return isExact ? owner.indicators.map(({ key }) => ({ key, tier: 'A' as const, field: 'weight' })) : [];
};

const rises = (project: Project): boolean => {
  const values = schedulePoints(project).map(({ cumulativePercent }) => Number(cumulativePercent));
  return (
    values.length > 2 && values.at(-1) === 100 && values.every((value, index) => value >= (values[index - 1] ?? 0))
  );
};

/** A schedule (资金支出计划) that rises to 100%. */
const fromSchedule: FindEvidence = ({ project }) =>
  project && rises(project) ? [{ key: project.key, tier: 'A', field: 'cumulative_percent' }] : [];

/** A project code (项目编码) is confirmed by the division of the form: its own, its city's or its province's. */
const fromCode: FindEvidence = ({ project, form }) => {
  const code = project?.code ? readProjectCode(project.code) : null;
  if (!project || !code || form.divisionCode === null) return [];
  const { divisionCode } = code;
  const above = [form.divisionCode, `${form.divisionCode.slice(0, 4)}00`, `${form.divisionCode.slice(0, 2)}0000`];
  return above.includes(divisionCode) ? [{ key: project.key, tier: 'A' }] : [];
};

/** The title of the form repeats the name of the project (`2.老科协工作经费绩效目标表`). */
const fromTitle: FindEvidence = ({ project, form }) => {
  const name = foldText(project?.name ?? '');
  return project && name.length >= SHARED_CHARACTERS && foldText(form.title ?? '').includes(name)
    ? [{ key: project.key, tier: 'B' }]
    : [];
};

/** The description of an indicator (绩效指标描述) repeats its name; both cells were read alike. */
const fromDescription: FindEvidence = ({ indicators }) =>
  indicators
    .filter(({ name, description }) => {
      const folded = foldText(name);
      return folded.length >= SHARED_CHARACTERS && foldText(description ?? '').includes(folded);
    })
    .map(({ key }) => ({ key, tier: 'B' as const }));

/** A cost target (成本指标) of the same amount as a printed budget: each confirms the other. */
const fromCost: FindEvidence = ({ indicators, fundingLines }) => {
  const lines = knownLines(fundingLines).filter(({ amountFen }) => amountFen > 0);
  const amounts = indicators
    .flatMap(({ targets }: Indicator) => targets)
    .filter(({ role, amountFen }) => role === 'target' && amountFen !== null);
  return amounts.flatMap((target) => {
    const same = lines.filter(({ amountFen }) => amountFen === target.amountFen);
    return same.length === 0 ? [] : [target, ...same].map(({ key }) => ({ key, tier: 'B' as const }));
  });
};

const EVIDENCE: readonly FindEvidence[] = [
  fromFundingSums,
  fromBalance,
  fromWeights,
  fromSchedule,
  fromCode,
  fromTitle,
  fromDescription,
  fromCost,
];

/** Everything in a filing that confirms one of its records. */
export const findTierEvidence = (filing: Filing): readonly TierEvidence[] =>
  ownersOf(filing).flatMap((owner) => EVIDENCE.flatMap((find) => find(owner)));
