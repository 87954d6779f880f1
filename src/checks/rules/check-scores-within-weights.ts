import { type Check, type Finding, finding } from '../../model/index.ts';
import { nameIndicator, type OwnedIndicator, ownedIndicators } from '../owners.ts';
import { SCORE_TOLERANCE } from '../thresholds.ts';

const compareScore = (owned: OwnedIndicator): readonly Finding[] => {
  const { weight, targets, key } = owned.indicator;
  if (weight === null) return [];
  return targets.flatMap(({ score, key: target, at }): Finding[] => {
    if (score === null || Number(score) <= Number(weight) + SCORE_TOLERANCE) return [];
    const message = `${nameIndicator(owned)}: the score (得分) ${score} exceeds the weight (权重) ${weight}`;
    const subjects = [
      { key: target, field: 'score' },
      { key, field: 'weight' },
    ];
    return [finding('weight-sum', 'warning', message, at, { subjects })];
  });
};

/** An indicator earns at most its weight (财预〔2020〕10号): a score of 12 out of 10 is a slip of one of them. */
export const checkScoresWithinWeights: Check = {
  name: 'scores-within-weights',
  run: (filing) => ownedIndicators(filing).flatMap(compareScore),
};
