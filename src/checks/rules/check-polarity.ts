import {
  asksForRate,
  endsWithWord,
  isCapped,
  type NameSense,
  senseOfName,
} from '../../../normalizers/values/polarity.ts';
import { type Check, type Finding, finding, type Target } from '../../model/index.ts';
import { nameIndicator, type OwnedIndicator, ownedIndicators } from '../owners.ts';
import { LEAST_BARE_RATE } from '../thresholds.ts';

const isUpperBound = ({ comparator }: Target): boolean => comparator === 'lte' || comparator === 'lt';
const isLowerBound = ({ comparator }: Target): boolean => comparator === 'gte' || comparator === 'gt';

/** A rate or points; counts (`≤150人`) may well have an upper bound. */
const isRate = ({ kind, unit, value }: Target, name: string): boolean => {
  if (kind === 'percentage' || unit === '分') return true;
  if (kind !== 'quantity' || unit !== null || value === null) return false;
  return asksForRate(name) && Number(value) >= LEAST_BARE_RATE && Number(value) <= 100;
};

/** Sense by name, then by what the form prints beside it: 满意度 as level 1, 正向 as direction. */
const senseOf = ({ indicator }: OwnedIndicator): NameSense => {
  const byName = senseOfName(indicator.name);
  if (byName.word !== null) return byName;
  if (indicator.category === 'satisfaction') return { sense: 'higher', word: indicator.categoryLabel ?? '满意度' };
  return indicator.direction === 'ascending' ? { sense: 'higher', word: '正向' } : byName;
};

const isSlip = (target: Target, name: string, { sense, word }: NameSense): boolean => {
  if (target.role !== 'target') return false;
  if (sense === 'higher' && isUpperBound(target))
    return isRate(target, name) && !(isCapped(word) && target.value === '100');
  if (sense === 'lower' && isLowerBound(target))
    return ['percentage', 'money', 'quantity'].includes(target.kind) && word !== null && endsWithWord(name, word);
  return false;
};

const checkIndicator = (owned: OwnedIndicator): readonly Finding[] => {
  const sense = senseOf(owned);
  return owned.indicator.targets
    .filter((target) => isSlip(target, owned.indicator.name, sense))
    .map((target) =>
      finding(
        'comparator-polarity',
        'warning',
        `${nameIndicator(owned)}: ${sense.sense === 'higher' ? 'more' : 'less'} is better, but the target is ${target.statedText}; kept as printed`,
        target.at,
        {
          evidence: `${sense.word} in the name, class or direction of the indicator`,
          subjects: [{ key: target.key, field: 'comparator' }],
        },
      ),
    );
};

/** Signs go with the sense of the indicator: `群众满意度 ≤95%` and `安全事故起数 ≥1起` do not, `成本控制率 ≤100%` does. */
export const checkPolarity: Check = {
  name: 'polarity',
  run: (filing) => ownedIndicators(filing).flatMap(checkIndicator),
};
