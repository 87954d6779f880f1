import type BetterSqlite3 from 'better-sqlite3';
import { divisionOfCode, fullNameOf } from '../../../normalizers/names/division-table.ts';
import { FACETS, type Facet, type FacetValue, type QueueFacets, type QueueFilter } from '../api.ts';
import { NOTHING, queueCondition } from './queue-filter.ts';

/** Items that agree in everything the filters look at. */
interface Group {
  readonly reason: string;
  readonly tier: string | null;
  readonly format: string;
  readonly fiscal_year: number | null;
  readonly division_code: string | null;
  readonly department: string | null;
  readonly codes: string;
  readonly n: number;
}

const GROUPS = (condition: string): string => `
  select reason, tier, format, fiscal_year, division_code, department, codes, count(*) as n
  from review_item where ${condition}
  group by reason, tier, format, fiscal_year, division_code, department, codes`;

/** Values of one facet that a person can choose from; a list of thousands helps nobody. */
const MOST_VALUES = 300;

const valuesOf: Readonly<Record<Facet, (group: Group) => readonly string[]>> = {
  reason: ({ reason }) => [reason],
  county: ({ division_code }) => [division_code ?? NOTHING],
  year: ({ fiscal_year }) => [String(fiscal_year ?? NOTHING)],
  department: ({ department }) => [department ?? NOTHING],
  format: ({ format }) => [format],
  finding: ({ codes }) => codes.split(',').filter((code) => code !== ''),
  tier: ({ tier }) => [tier ?? NOTHING],
};

const matches = (group: Group, filter: QueueFilter, facet: Facet): boolean => {
  const wanted = filter[facet];
  return wanted === undefined || valuesOf[facet](group).includes(wanted);
};

const countFacet = (groups: readonly Group[], filter: QueueFilter, facet: Facet): FacetValue[] => {
  const others = FACETS.filter((other) => other !== facet && filter[other] !== undefined);
  const counts = new Map<string, number>();
  for (const group of groups)
    if (others.every((other) => matches(group, filter, other)))
      for (const value of valuesOf[facet](group)) counts.set(value, (counts.get(value) ?? 0) + group.n);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([value, count]) => ({ value, count, label: facet === 'county' ? countyName(value) : value }));
};

/** Name of a county with its city (`绵阳市三台县`), or the code where the table does not know it. */
export const countyName = (code: string): string => {
  const division = divisionOfCode(code);
  return division ? fullNameOf(division) : code;
};

/** Counts of every filter value among the items that the other filters leave. */
export const countFacets = (sqlite: BetterSqlite3.Database, filter: QueueFilter): QueueFacets => {
  const { search, state, document } = filter;
  const base = { ...(search ? { search } : {}), ...(state ? { state } : {}), ...(document ? { document } : {}) };
  const { sql, values } = queueCondition(base);
  const groups = sqlite.prepare<unknown[], Group>(GROUPS(sql)).all(...values);
  const totals = sqlite
    .prepare<[], { decided: number; n: number }>('select decided, count(*) as n from review_item group by decided')
    .all();
  const totalOf = (decided: number): number => totals.find((row) => row.decided === decided)?.n ?? 0;
  return {
    open: totalOf(0),
    decided: totalOf(1),
    facets: Object.fromEntries(
      FACETS.map((facet) => [facet, countFacet(groups, filter, facet)]),
    ) as unknown as QueueFacets['facets'],
  };
};
