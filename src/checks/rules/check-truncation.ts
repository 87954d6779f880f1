import { type Check, type Filing, type Finding, type Form, finding, type Indicator } from '../../model/index.ts';
import { ownersOf } from '../owners.ts';

/** Level-1 labels (一级指标) of a table in printed order, each once. */
const categoriesOf = (indicators: readonly Indicator[]): readonly string[] => [
  ...new Set(indicators.map(({ category, categoryLabel }) => category ?? categoryLabel ?? '').filter(Boolean)),
];

/** Indicator tables (长期, 年度) of a form in printed order; null where their rows are interleaved, as in twin tables. */
const tablesOf = ({ indicators }: Form): readonly (readonly Indicator[])[] | null => {
  const tables: Indicator[][] = [];
  for (const indicator of indicators) {
    const table = tables.at(-1);
    if (table?.[0]?.term === indicator.term) table.push(indicator);
    else tables.push([indicator]);
  }
  const terms = tables.map(([first]) => first!.term);
  return new Set(terms).size === terms.length ? tables : null;
};

const isPrefix = (short: readonly string[], long: readonly string[]): boolean =>
  short.length < long.length && short.every((label, index) => label === long[index]);

/** The last table breaks off before the classes that close its sibling: 满意度 stands under 长期, not under 年度. */
const findOpenTable = (form: Form): readonly Finding[] => {
  const tables = tablesOf(form);
  if (!tables || tables.length < 2) return [];
  const last = tables.at(-1)!;
  const printed = categoriesOf(last);
  const sibling = tables
    .slice(0, -1)
    .map(categoriesOf)
    .find((labels) => isPrefix(printed, labels));
  const missing = sibling?.slice(printed.length) ?? [];
  if (!missing.includes('satisfaction') || printed.length < 2) return [];
  const { name, key, at } = last.at(-1)!;
  const labels = tables.flat().filter(({ category }) => category !== null && missing.includes(category));
  const names = [...new Set(labels.map(({ categoryLabel }) => categoryLabel))].join(', ');
  return [
    finding(
      'truncated',
      'warning',
      `the last indicator table ends at ${name}; ${names} stand in the table before it and are missing here`,
      at,
      { subjects: [{ key }] },
    ),
  ];
};

/** The last printed cell of the document is the name of an indicator that has no value, as no other has. */
const findOpenRow = (filing: Filing): readonly Finding[] => {
  const indicators = ownersOf(filing).flatMap((owner) => owner.indicators);
  const last = indicators.at(-1);
  const end = filing.ledger.at(-1);
  if (!last || !end || indicators.length < 2 || end.text?.replace(/\s/g, '') !== last.name) return [];
  const isOpen = ({ targets }: Indicator): boolean => targets.every(({ kind }) => kind === 'empty');
  if (!isOpen(last) || indicators.slice(0, -1).some(isOpen)) return [];
  return [
    finding('truncated', 'warning', `the document ends at ${last.name}, in the middle of its row`, last.at, {
      subjects: [{ key: last.key }],
    }),
  ];
};

/** The document ends where its last table does not. */
export const checkTruncation: Check = {
  name: 'truncation',
  run: (filing) => {
    const lastForm = filing.forms.at(-1);
    const openTable = lastForm?.projects.every((project) => project.indicators.length === 0);
    return [...(lastForm && openTable ? findOpenTable(lastForm) : []), ...findOpenRow(filing)];
  },
};
