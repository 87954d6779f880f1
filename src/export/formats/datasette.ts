import { CODEBOOK } from '../../model/codebook/index.ts';

/** Views that people should see first; the storage behind them is hidden. */
const SORT: Readonly<Record<string, string>> = {
  indicator_flat: 'fiscal_year',
  funding_flat: 'amount_fen',
};
const HIDDEN: ReadonlySet<string> = new Set(['cell_entry', 'provenance_entry']);

/** Columns by which Datasette offers to narrow a table down. */
const FACETS: readonly string[] = [
  'fiscal_year',
  'category',
  'dimension',
  'role',
  'kind',
  'side',
  'item',
  'phase',
  'term',
  'format',
  'status',
  'filing_kind',
  'code',
  'severity',
  'tier',
  'needs_review',
];

const MOST_FACETS = 5;

const tableMetadata = (name: string) => {
  const { title, row, columns } = CODEBOOK[name]!;
  return {
    title: `${name} ${title.zh}`,
    description: `One row: ${row.en} — 一行：${row.zh}`,
    columns: Object.fromEntries(
      Object.entries(columns).map(([column, { header, meaning }]) => [column, `${header} — ${meaning.en}`]),
    ),
    facets: FACETS.filter((column) => Object.hasOwn(columns, column)).slice(0, MOST_FACETS),
    ...(SORT[name] ? { sort_desc: SORT[name] } : {}),
    ...(HIDDEN.has(name) ? { hidden: true } : {}),
  };
};

/** The full-text index: a table with a search box of its own. */
const NAME_INDEX = {
  title: 'name_index 名称检索',
  description: 'Search in names of projects, indicators and departments (三个字以上)',
  fts_table: 'name_index',
  fts_pk: 'rowid',
  columns: { name: '名称 — Name of a project, indicator or department', kind: '类型 — Table of the record' },
};

/**
 * Metadata for Datasette made from the codebook: `datasette jixiao.db --metadata datasette.json` shows what every table
 * and column means. The key of `databases` is the name of the file without its ending.
 */
export const datasetteMetadata = (database: string) => ({
  title: 'Budget-performance targets 预算绩效目标',
  description: 'Records read from published tables of budget-performance targets (绩效目标表)',
  databases: {
    [database]: {
      tables: {
        ...Object.fromEntries(Object.keys(CODEBOOK).map((name) => [name, tableMetadata(name)])),
        name_index: NAME_INDEX,
      },
    },
  },
});
