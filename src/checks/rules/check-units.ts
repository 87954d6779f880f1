import { foldText } from '../../../normalizers/text/fold-text.ts';
import { asksForCount, asksForRate, isBoundedRate } from '../../../normalizers/values/polarity.ts';
import { amountInFen, type Check, type Finding, finding, type Target } from '../../model/index.ts';
import { nameIndicator, type OwnedIndicator, ownedIndicators } from '../owners.ts';

/** Units that count things and cannot measure a rate. */
const COUNTING = /^(?:人|人次|次|个|户|项|件|场|台|套|份|篇|家|辆|公里|亩|平方米)$/;
const MONEY_THEN_PERCENT = /\d(?:\.\d+)?(?:亿|万)?元%$/;

const isMoneyUnit = (unit: string): boolean => amountInFen('1', unit) !== null;

const reasonOf = (target: Target, name: string): string | null => {
  const { kind, unit, value, statedText, role } = target;
  const stated = foldText(statedText);
  if (MONEY_THEN_PERCENT.test(stated)) return `${statedText} has an amount of money and a percent sign`;
  if (kind === 'percentage' && role === 'target' && value !== null && Number(value) > 100 && isBoundedRate(name))
    return `${statedText} exceeds 100%, which this rate cannot`;
  if (unit === null) return null;
  if (asksForRate(name) && COUNTING.test(unit)) return `the name asks for a rate, the unit of ${statedText} is ${unit}`;
  if (asksForRate(name) && isMoneyUnit(unit) && kind === 'money')
    return `the name asks for a rate, the unit of ${statedText} is ${unit}`;
  return kind === 'percentage' && asksForCount(name)
    ? `the name asks for a number, the unit of ${statedText} is ${unit}`
    : null;
};

const checkIndicator = (owned: OwnedIndicator): readonly Finding[] =>
  owned.indicator.targets.flatMap((target) => {
    const reason = reasonOf(target, owned.indicator.name);
    if (reason === null) return [];
    return finding('unit-implausible', 'warning', `${nameIndicator(owned)}: ${reason}`, target.at, {
      subjects: [{ key: target.key, field: 'unit' }],
    });
  });

/** Units go with names and values: `满意度 ≥195%`, `完成率 ≥95人`, `28.8万元%` do not. */
export const checkUnits: Check = {
  name: 'units',
  run: (filing) => ownedIndicators(filing).flatMap(checkIndicator),
};
