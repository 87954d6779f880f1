import type { Box, Document, TableBlock } from '../model/index.ts';

/** A cell in its place; rows and columns count from 0, as in `rows`. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly row_span: number;
  readonly column_span: number;
  readonly text: string;
  readonly bbox: Box | null;
  /** Page of the box where the table has gone on over a page break; absent on the first page of the table. */
  readonly page?: number;
}

/** A raw table; a merged cell stands in its top-left slot, the slots it covers are empty strings. */
export interface RawTable {
  readonly page: number | null;
  readonly bbox: Box | null;
  readonly rows: readonly (readonly string[])[];
  readonly cells: readonly TableCell[];
}

/** All tables of one file, as `jixiao tables` prints them. */
export interface FileTables {
  readonly file: string;
  readonly pages: number | null;
  readonly tables: readonly RawTable[];
}

/** Widest span of columns that is believed, as in HTML; a larger one is damage or an attack. */
const WIDEST_SPAN = 1000;

const spanWithin = (span: number | undefined, most: number): number => Math.max(1, Math.min(span ?? 1, most));

/** Gives every cell its column: a cell takes the first slot that no cell above or before it covers. */
const placeCells = ({ rows, page }: TableBlock): readonly TableCell[] => {
  const cells: TableCell[] = [];
  /** First row below the cell that covers the column. */
  const coveredUntil: number[] = [];
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row) {
      while ((coveredUntil[column] ?? 0) > rowIndex) column += 1;
      const columnSpan = spanWithin(cell.colSpan, WIDEST_SPAN);
      const rowSpan = spanWithin(cell.rowSpan, rows.length - rowIndex);
      for (let covered = column; covered < column + columnSpan; covered += 1)
        coveredUntil[covered] = rowIndex + rowSpan;
      cells.push({
        row: rowIndex,
        column,
        row_span: rowSpan,
        column_span: columnSpan,
        text: cell.text,
        bbox: cell.box ?? null,
        ...(cell.page === undefined || cell.page === page ? {} : { page: cell.page }),
      });
      column += columnSpan;
    }
  });
  return cells;
};

const rawTable = (block: TableBlock): RawTable => {
  const cells = placeCells(block);
  const width = cells.reduce((widest, cell) => Math.max(widest, cell.column + cell.column_span), 0);
  const rows = block.rows.map(() => new Array<string>(width).fill(''));
  for (const cell of cells) rows[cell.row]![cell.column] = cell.text;
  return { page: block.page ?? null, bbox: block.box ?? null, rows, cells };
};

/** The tables of a document before anything is read into them; spans that the file does not state count as one slot. */
export const documentTables = (document: Document, file: string): FileTables => ({
  file,
  pages: document.pageCount ?? null,
  tables: document.blocks.filter((block) => block.kind === 'table').map(rawTable),
});
