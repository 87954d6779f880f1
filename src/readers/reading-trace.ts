import type { Locator } from '../model/index.ts';
import type { Role } from './align-row.ts';
import type { AlignedRow } from './align-table.ts';
import type { TableHeader } from './table-header.ts';
import { isBlank } from './token.ts';

/** A column of a read table: its meaning, the header that says so, and the grid columns from 0 that it covers. */
export interface TracedColumn {
  readonly role: string;
  readonly header: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** One row as it was aligned to the columns. */
export interface TracedRow {
  readonly at: Locator;
  /** Points to the best other reading of the row; null where there is no other. */
  readonly margin: number | null;
  /** Columns that cells were moved to stand under their headers, to the right as positive. */
  readonly shifts: readonly number[];
  /** Roles by the cells that hold them; `left-over` where a cell found no column. */
  readonly roles: readonly { readonly at: Locator; readonly role: string }[];
}

/** How an indicator table (绩效指标表) was understood: which column means what, and how sure each row is. */
export interface TableTrace {
  readonly isImplied: boolean;
  readonly columns: readonly TracedColumn[];
  readonly rows: readonly TracedRow[];
}

/** Receives each table once its rows are aligned; a person wants to see why a cell was read as it was. */
export type WatchTable = (table: TableTrace) => void;

const rowTrace = ({ line, alignment }: AlignedRow, roles: readonly Role[]): TracedRow => ({
  at: line.at,
  margin: Number.isFinite(alignment.margin) ? Math.round(alignment.margin * 10) / 10 : null,
  shifts: alignment.shifts.filter((shift) => shift !== 0),
  roles: alignment.assignments.flatMap(({ role, token }) =>
    isBlank(token) ? [] : token.parts.map((at) => ({ at, role: roles[role]?.id ?? 'left-over' })),
  ),
});

/** The trace of an aligned table. */
export const traceTable = ({ roles, isImplied }: TableHeader, rows: readonly AlignedRow[]): TableTrace => ({
  isImplied: isImplied === true,
  columns: roles.map(({ id, header, start, end }) => ({ role: id, header: header?.text ?? null, start, end })),
  rows: rows.map((row) => rowTrace(row, roles)),
});
