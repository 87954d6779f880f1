import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Check, type Filing, type Finding, finding, type Indicator, type Project } from '../../model/index.ts';
import { type Owner, ownersOf } from '../owners.ts';

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
};

/** Names of one project may differ in brackets and blanks between a list and its form. */
const comparable = (name: string): string => foldText(name).replace(/[()[\]【】《》"'·、,，.]/g, '');

const findDuplicateCodes = (filing: Filing): readonly Finding[] => {
  const coded = filing.forms.flatMap(({ projects }) => projects).filter(({ code }) => code !== null);
  return groupBy(coded, ({ code }) => code!).flatMap((projects: readonly Project[]) => {
    const names = new Map(projects.map(({ name }) => [comparable(name), name]));
    if (names.size < 2) return [];
    return finding(
      'duplicate-code',
      'warning',
      `project code (项目编码) ${projects[0]!.code} stands at ${names.size} projects: ${[...names.values()].join('; ')}`,
      projects[1]!.at,
      { subjects: projects.map(({ key }) => ({ key, field: 'code' })) },
    );
  });
};

const statedTargets = ({ targets }: Indicator): string =>
  targets
    .filter(({ role, kind }) => role === 'target' && kind !== 'empty')
    .map(({ statedText, place }) => `${place ?? ''}${foldText(statedText)}`)
    .join('; ');

const identity = ({ term, categoryLabel, dimensionLabel, name }: Indicator): string =>
  [term, categoryLabel ?? '', dimensionLabel ?? '', foldText(name)].join('/');

const findDuplicateIndicators = (owner: Owner): readonly Finding[] =>
  groupBy(
    owner.indicators.filter((indicator) => statedTargets(indicator) !== ''),
    identity,
  ).flatMap((same) => {
    const stated = new Set(same.map(statedTargets));
    if (stated.size < 2) return [];
    return finding(
      'duplicate-indicator',
      'warning',
      `${same[0]!.name} (${owner.name}): stands ${same.length} times with different targets: ${[...stated].join(' / ')}`,
      same[1]!.at,
      { subjects: same.map(({ key }) => ({ key })) },
    );
  });

/** One project code (项目编码) belongs to one project. */
export const checkDuplicateCodes: Check = { name: 'duplicate-codes', run: findDuplicateCodes };

/** One indicator (name, term and level) has one target. */
export const checkDuplicateIndicators: Check = {
  name: 'duplicate-indicators',
  run: (filing) => ownersOf(filing).flatMap(findDuplicateIndicators),
};
