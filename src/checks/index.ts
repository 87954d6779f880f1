import type { Check, Filing, Finding } from '../model/index.ts';

export { doubtRest } from './doubt-rest.ts';

import { doubtRecognised } from './doubt-recognised.ts';
import { raiseTiers } from './raise-tiers.ts';
import { checkCodes } from './rules/check-codes.ts';
import { checkContradictions } from './rules/check-contradictions.ts';
import { checkCostBudget } from './rules/check-cost-budget.ts';
import { checkDuplicateCodes, checkDuplicateIndicators } from './rules/check-duplicates.ts';
import { checkExecutionRate } from './rules/check-execution-rate.ts';
import { checkFormulas } from './rules/check-formulas.ts';
import { checkFundingSums } from './rules/check-funding-sums.ts';
import { checkIncomeExpenditure } from './rules/check-income-expenditure.ts';
import { checkMisplacedValues } from './rules/check-misplaced-values.ts';
import { checkMissingValues } from './rules/check-missing-values.ts';
import { checkPolarity } from './rules/check-polarity.ts';
import { checkProjectTotals } from './rules/check-project-totals.ts';
import { checkSchedule } from './rules/check-schedule.ts';
import { checkScoresWithinWeights } from './rules/check-scores-within-weights.ts';
import { checkShares } from './rules/check-shares.ts';
import { checkStatedTwice } from './rules/check-stated-twice.ts';
import { checkTruncation } from './rules/check-truncation.ts';
import { checkUnits } from './rules/check-units.ts';
import { checkScores, checkWeights } from './rules/check-weights.ts';
import { checkYears } from './rules/check-years.ts';

/** All rules over a finished filing, in the order in which their findings are listed. */
export const CHECKS: readonly Check[] = [
  checkFundingSums,
  checkIncomeExpenditure,
  checkProjectTotals,
  checkShares,
  checkExecutionRate,
  checkSchedule,
  checkWeights,
  checkScores,
  checkScoresWithinWeights,
  checkYears,
  checkPolarity,
  checkFormulas,
  checkMisplacedValues,
  checkMissingValues,
  checkUnits,
  checkCodes,
  checkDuplicateCodes,
  checkDuplicateIndicators,
  checkContradictions,
  checkStatedTwice,
  checkCostBudget,
  checkTruncation,
];

const subjectOf = ({ code, subjects, at }: Pick<Finding, 'code' | 'subjects' | 'at'>): string =>
  JSON.stringify([code, (subjects ?? []).map(({ key }) => key), subjects ? null : at]);

/** Findings (疑点) of all rules; what an earlier stage said about the same records is not said twice. */
export const findContradictions = (filing: Filing): readonly Finding[] => {
  const said = new Set(filing.notes.filter(({ kind }) => kind === 'finding').map(subjectOf));
  return CHECKS.flatMap(({ run }) => run(filing)).filter((found) => !said.has(subjectOf(found)));
};

/**
 * Checks a filing: appends what the rules found and raises the tiers of records that arithmetic or another place of the
 * document confirms. Values are never changed.
 */
export const checkFiling = (filing: Filing): Filing => {
  const found = findContradictions(filing);
  return raiseTiers({ ...filing, notes: [...filing.notes, ...found, ...doubtRecognised(filing, found)] });
};
