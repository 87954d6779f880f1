import type { ByteView } from './byte-view.ts';
import type { PropertyModifier } from './property-modifiers.ts';

/** `first` begins a merge, `next` continues it. */
export type MergeMark = 'none' | 'first' | 'next';

/** One column of a row as the file defines it. */
export interface ColumnDefinition {
  /** Bits of [MS-DOC] TCGRF that say how the cell is merged with the one before it; 0 is not at all. */
  readonly horizontal: number;
  readonly vertical: MergeMark;
}

/** Definition of a table row (表格行): `edges` are the cell edges in twips (1/1440 inch), one more than columns. */
export interface RowDefinition {
  readonly edges: readonly number[];
  readonly columns: readonly ColumnDefinition[];
}

const SINGLE: ColumnDefinition = { horizontal: 0, vertical: 'none' };
const COLUMN_BYTES = 20;

const verticalMark = (bits: number): MergeMark => (bits === 0 ? 'none' : bits === 1 ? 'next' : 'first');

/** sprmTDefTable: count, edges, then up to count descriptors of 20 bytes. */
const readDefinition = (view: ByteView, { at, length }: PropertyModifier): RowDefinition | null => {
  const count = view.u8(at);
  if (count === 0 || 1 + 2 * (count + 1) > length) return null;
  const edges = Array.from({ length: count + 1 }, (_, i) => view.i16(at + 1 + 2 * i));
  const descriptors = at + 1 + 2 * (count + 1);
  const columns = Array.from({ length: count }, (_, i): ColumnDefinition => {
    const place = descriptors + COLUMN_BYTES * i;
    if (place + 2 > at + length) return SINGLE;
    const bits = view.u16(place);
    return { horizontal: bits & 3, vertical: verticalMark((bits >> 5) & 3) };
  });
  return { edges, columns };
};

const withColumns = (
  row: RowDefinition,
  first: number,
  limit: number,
  change: (column: ColumnDefinition, index: number) => ColumnDefinition,
): RowDefinition => ({
  ...row,
  columns: row.columns.map((column, i) => (i >= first && i < limit ? change(column, i) : column)),
});

/** sprmTDelete: the columns vanish and everything to their right moves left. */
const deleteColumns = (row: RowDefinition, first: number, limit: number): RowDefinition => {
  const [from, to] = [row.edges[first], row.edges[limit]];
  if (from === undefined || to === undefined || limit <= first) return row;
  return {
    edges: [...row.edges.slice(0, first), ...row.edges.slice(limit).map((edge) => edge - (to - from))],
    columns: [...row.columns.slice(0, first), ...row.columns.slice(limit)],
  };
};

/** sprmTInsert: `count` columns of one width in front of column `first`. */
const insertColumns = (row: RowDefinition, first: number, count: number, width: number): RowDefinition => {
  const from = row.edges[first];
  if (from === undefined || count === 0 || row.columns.length + count > 64) return row;
  const added = Array.from({ length: count }, (_, i) => from + width * (i + 1));
  return {
    edges: [...row.edges.slice(0, first + 1), ...added, ...row.edges.slice(first + 1).map((x) => x + width * count)],
    columns: [...row.columns.slice(0, first), ...added.map(() => SINGLE), ...row.columns.slice(first)],
  };
};

/** sprmTDxaCol: columns get one width, what follows moves. */
const resizeColumns = (row: RowDefinition, first: number, limit: number, width: number): RowDefinition => {
  let edge = row.edges[0] ?? 0;
  const edges = [edge];
  row.columns.forEach((_, i) => {
    edge += i >= first && i < limit ? width : (row.edges[i + 1] ?? 0) - (row.edges[i] ?? 0);
    edges.push(edge);
  });
  return { ...row, edges };
};

/** Applies one modifier to a row's definition; modifiers that say nothing about cells leave it alone. */
export const applyRowModifier = (
  row: RowDefinition | null,
  view: ByteView,
  modifier: PropertyModifier,
): RowDefinition | null => {
  const { code, at } = modifier;
  if (code === 0xd608) return readDefinition(view, modifier) ?? row;
  if (!row) return null;
  const [first, second] = [view.u8(at), view.u8(at + 1)];
  switch (code) {
    case 0xd62b:
      return withColumns(row, first, first + 1, (column) => ({ ...column, vertical: verticalMark(second & 3) }));
    case 0x5624:
      return withColumns(row, first, second, (column, i) => ({ ...column, horizontal: i === first ? 1 : 2 }));
    case 0x5625:
      return withColumns(row, first, second, (column) => ({ ...column, horizontal: 0 }));
    case 0x5622:
      return deleteColumns(row, first, second);
    case 0x7621:
      return insertColumns(row, first, second, view.i16(at + 2));
    case 0x7623:
      return resizeColumns(row, first, second, view.i16(at + 2));
    default:
      return row;
  }
};
