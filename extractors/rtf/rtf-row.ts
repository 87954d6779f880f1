import type { ColumnDefinition, MergeMark, RowDefinition } from '../doc/row-definition.ts';

/** Row definition (`\trowd … \cellx2000 …`) while it is read. */
export interface RtfRow {
  left: number;
  horizontal: number;
  vertical: MergeMark;
  readonly edges: number[];
  readonly columns: ColumnDefinition[];
}

/** A definition without cells, as `\trowd` leaves it. */
export const startRow = (): RtfRow => ({ left: 0, horizontal: 0, vertical: 'none', edges: [], columns: [] });

const MAX_COLUMNS = 1000;

/** What the control words of a row definition do; `\cellx` ends the properties of one cell. */
export const ROW_WORDS: Readonly<Record<string, (row: RtfRow, value: number) => void>> = {
  trleft: (row, value) => {
    row.left = value;
  },
  clmgf: (row) => {
    row.horizontal = 1;
  },
  clmrg: (row) => {
    row.horizontal = 2;
  },
  clvmgf: (row) => {
    row.vertical = 'first';
  },
  clvmrg: (row) => {
    row.vertical = 'next';
  },
  cellx: (row, value) => {
    if (row.edges.length < MAX_COLUMNS) {
      row.edges.push(value);
      row.columns.push({ horizontal: row.horizontal, vertical: row.vertical });
    }
    row.horizontal = 0;
    row.vertical = 'none';
  },
};

/** The finished definition, or null when no cell was defined. */
export const finishRow = ({ left, edges, columns }: RtfRow): RowDefinition | null =>
  edges.length === 0 ? null : { edges: [Math.min(left, (edges[0] ?? 0) - 1), ...edges], columns: [...columns] };
