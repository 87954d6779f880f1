import { CODEBOOK, type Column, type Table } from '../model/codebook/index.ts';
import type { Tier } from '../model/index.ts';
import { EXPORT_TABLES, type ExportTable } from '../store/index.ts';
import { FilterError } from './export-error.ts';
import type { Condition } from './filter/conditions.ts';
import { parseFilter } from './filter/parse-filter.ts';

/** Which rows an export holds. */
export interface RowFilter {
  /** See {@link parseFilter}. */
  readonly where?: string;
  readonly tiers?: readonly Tier[];
  /** Leave out records that need review (待核). */
  readonly acceptedOnly?: boolean;
}

/** A column of an export. */
export interface ExportColumn extends Column {
  readonly name: string;
}

/** Rows of one table as a question to the database. */
export interface Selection {
  readonly table: ExportTable;
  readonly description: Table;
  readonly columns: readonly ExportColumn[];
  readonly condition: Condition | null;
  /** Columns that rows are sorted by: the document, then its reading order. */
  readonly order: readonly string[];
}

/** Keys that stand for the clock or for another key; exports of equal databases are equal bytes. */
const HIDDEN: ReadonlySet<string> = new Set(['document_number']);

/** Columns of a table that exports hold, in the order of the database. */
export const exportedColumns = (table: ExportTable): readonly ExportColumn[] =>
  Object.entries(CODEBOOK[table]!.columns)
    .filter(([name, { type }]) => type !== 'time' && !HIDDEN.has(name))
    .map(([name, column]) => ({ name, ...column }));

const judged = (table: Table, { tiers, acceptedOnly }: RowFilter): readonly Condition[] => {
  const conditions: Condition[] = [];
  if (tiers && table.columns.tier)
    conditions.push({ sql: `tier in (${tiers.map(() => '?').join(', ')})`, values: tiers });
  if (acceptedOnly && table.columns.needs_review) conditions.push({ sql: 'needs_review = 0', values: [] });
  // The views leave out what a person rejected (驳回); tables still hold it.
  if (acceptedOnly && table.kind === 'table' && table.columns.decision)
    conditions.push({ sql: "decision is not 'reject'", values: [] });
  return conditions;
};

/** Rows without a judgement of their own follow that of their project. */
const ofJudgedProject = (name: ExportTable, table: Table, filter: RowFilter): readonly Condition[] => {
  if (table.columns.tier || !table.columns.project_id) return [];
  return judged(CODEBOOK.project!, filter).map(({ sql, values }) => ({
    sql: `exists (select 1 from project p where p.document_id = ${name}.document_id and p.id = ${name}.project_id and p.${sql})`,
    values,
  }));
};

/** The rows of a table that a filter lets through. Throws `FilterError`. */
export const selectRows = (table: ExportTable, filter: RowFilter): Selection => {
  const description = CODEBOOK[table]!;
  const conditions = [
    ...(filter.where === undefined ? [] : [parseFilter(filter.where, description)]),
    ...judged(description, filter),
    ...ofJudgedProject(table, description, filter),
  ];
  const condition =
    conditions.length === 0
      ? null
      : {
          sql: conditions.map(({ sql }) => sql).join(' and '),
          values: conditions.flatMap(({ values }) => values),
        };
  return {
    table,
    description,
    columns: exportedColumns(table),
    condition,
    order: [...(table === 'document' ? [] : ['document_id']), ...EXPORT_TABLES[table]],
  };
};

/** Tables out of `tables` that have every column of the filter, and the rest with the reason. */
export const tablesWithin = (
  tables: readonly ExportTable[],
  filter: RowFilter,
): { readonly fitting: readonly ExportTable[]; readonly left: ReadonlyMap<ExportTable, string> } => {
  const left = new Map<ExportTable, string>();
  for (const table of tables)
    try {
      selectRows(table, filter);
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      left.set(table, error.message);
    }
  return { fitting: tables.filter((table) => !left.has(table)), left };
};
