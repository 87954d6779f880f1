import { type Finding, type Form, finding, type Indicator } from '../../model/index.ts';

/** So many indicators twice in one term are no slip of the author: two tables of different terms were taken for one. */
const FEWEST_REPEATED = 5;

const nameOf = ({ term, categoryLabel, dimensionLabel, name }: Indicator): string =>
  JSON.stringify([term, categoryLabel, dimensionLabel, name]);

const repeatedIn = (indicators: readonly Indicator[]): Indicator[] => {
  const counts = new Map<string, number>();
  for (const indicator of indicators) counts.set(nameOf(indicator), (counts.get(nameOf(indicator)) ?? 0) + 1);
  return indicators.filter((indicator) => (counts.get(nameOf(indicator)) ?? 0) > 1);
};

/**
 * Indicator tables that repeat each other inside one term (长期 and 年度 tables whose labels nobody knows): the term and year
 * of their rows cannot be told, and each of them asks for review.
 */
export const doubtRepeated = (form: Form): Finding | null => {
  const lists = [form.indicators, ...form.projects.map(({ indicators }) => indicators)];
  const repeated = lists.map(repeatedIn).filter((found) => found.length >= FEWEST_REPEATED * 2);
  const first = repeated[0]?.[0];
  if (!first) return null;
  const indicators = repeated.flat();
  const message = `${indicators.length} indicators stand twice in one term (${first.name} …): two tables of different terms could not be told apart`;
  const keys = indicators.flatMap(({ key, targets }) => [key, ...targets.map((target) => target.key)]);
  return finding('ambiguous-value', 'warning', message, first.at, { subjects: keys.map((key) => ({ key })) });
};
