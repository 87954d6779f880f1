import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Check, type Finding, finding, type Indicator, type Objective, type Target } from '../../model/index.ts';
import { nameIndicator, type Owner, ownersOf } from '../owners.ts';
import { SHARED_CHARACTERS } from '../thresholds.ts';

/** Words between the name of an indicator and its number in running text: `群众满意度达到95%以上`. */
const BETWEEN =
  '(?:(?:要|应|均)?(?:达到|达|不低于|不少于|大于等于|大于|保持在|稳定在|控制在|不超过|不高于|为|≥|≤|=|>|<)){0,2}';
const NUMBER = '(\\d+(?:\\.\\d+)?)';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One number with a unit that a text can repeat. */
const isComparable = ({ role, kind, value, valueTo, unit }: Target): boolean =>
  role === 'target' &&
  (kind === 'percentage' || kind === 'quantity') &&
  value !== null &&
  valueTo === null &&
  unit !== null;

/** The number that an objective gives for an indicator by its full name; null when it gives none, or several. */
const numberIn = (text: string, name: string, unit: string): string | null => {
  if (!text.includes(name)) return null;
  const found = [...text.matchAll(new RegExp(`${escaped(name)}${BETWEEN}${NUMBER}${escaped(unit)}`, 'g'))];
  return found.length === 1 ? found[0]![1]! : null;
};

const compare = (owner: Owner, indicator: Indicator, target: Target, objective: Objective): readonly Finding[] => {
  const name = foldText(indicator.name);
  const stated = numberIn(foldText(objective.text), name, foldText(target.unit ?? ''));
  if (stated === null || Number(stated) === Number(target.value)) return [];
  return [
    finding(
      'contradiction',
      'info',
      `${nameIndicator({ owner, indicator })}: the target is ${target.statedText}, the objective says ${stated}${target.unit}`,
      target.at,
      {
        subjects: [
          { key: target.key, field: 'value' },
          { key: objective.key, field: 'text' },
        ],
      },
    ),
  ];
};

const compareOwner = (owner: Owner): readonly Finding[] =>
  owner.indicators
    .filter(({ name }) => foldText(name).length >= SHARED_CHARACTERS)
    .flatMap((indicator) =>
      indicator.targets
        .filter(isComparable)
        .flatMap((target) =>
          owner.objectives
            .filter(({ term }) => term === indicator.term)
            .flatMap((objective) => compare(owner, indicator, target, objective)),
        ),
    );

/** An objective (绩效目标) that repeats an indicator by name gives it the number of its target: 群众满意度 95% and ≥90% differ. */
export const checkStatedTwice: Check = {
  name: 'stated-twice',
  run: (filing) => ownersOf(filing).flatMap(compareOwner),
};
