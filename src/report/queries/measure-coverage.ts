import { divisionOfCode } from '../../../normalizers/names/division-table.ts';
import type { Reader } from '../../store/index.ts';
import type { Coverage, CoverageCell, CoveredDivision } from '../report-data.ts';

const CELLS = `
  select division_code as code, fiscal_year as year, count(distinct document_id) as documents, count(*) as forms
  from form group by division_code, fiscal_year
  order by division_code is null, division_code, fiscal_year is null, fiscal_year`;

const nameOf = (code: string): string => divisionOfCode(code)?.name ?? code;

const divisionFor = (code: string): CoveredDivision => {
  const province = `${code.slice(0, 2)}0000`;
  const prefecture = `${code.slice(0, 4)}00`;
  const division = divisionOfCode(code);
  // Two counties of one province can share a name: the prefecture tells them apart.
  const parent = division?.level === 'county' ? divisionOfCode(prefecture) : undefined;
  return {
    code,
    name: [parent?.name, nameOf(code)].filter(Boolean).join(' '),
    level: division?.level ?? 'unknown',
    province,
    provinceName: nameOf(province),
  };
};

/** Documents and forms by division (区划) and fiscal year (年度); a form without either is counted under null. */
export const measureCoverage = async (reader: Reader): Promise<Coverage> => {
  const cells = await reader.all<CoverageCell>(CELLS);
  const years = [...new Set(cells.map(({ year }) => year))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const codes = [...new Set(cells.flatMap(({ code }) => (code === null ? [] : [code])))];
  return { years, cells, divisions: codes.map(divisionFor) };
};
