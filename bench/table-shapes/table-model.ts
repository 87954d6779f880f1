// A table as it is meant, before any producer prints it: the truth of the bench.

/** Cell of a table; covered slots have no cell of their own. */
export interface ModelCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: 'left' | 'right' | 'center';
  readonly bold?: boolean;
  /** Steps of indentation (科目 under a heading). */
  readonly indent?: number;
  /** How it is printed in HTML where that is more than its text: superscripts, lists, turned writing. */
  readonly html?: string;
}

/** Table that is to be printed. */
export interface TableModel {
  readonly kind: string;
  readonly title: string;
  readonly rows: readonly (readonly ModelCell[])[];
  /** Leading rows that are its header. */
  readonly headerRows: number;
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  readonly notes: readonly string[];
}

/** Cell with its slot. */
export interface SlottedCell extends ModelCell {
  readonly row: number;
  readonly column: number;
}

/** A cell over one slot. */
export const cell = (text: string, align: ModelCell['align'] = 'left', more: Partial<ModelCell> = {}): ModelCell => ({
  text,
  colSpan: 1,
  rowSpan: 1,
  align,
  ...more,
});

/** Gives every cell its slot, row by row. */
export const slotCells = (rows: readonly (readonly ModelCell[])[]): readonly SlottedCell[] => {
  const freeFrom: number[] = [];
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((one): SlottedCell => {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      for (let k = column; k < column + one.colSpan; k++) freeFrom[k] = row + one.rowSpan;
      const slotted = { ...one, row, column };
      column += one.colSpan;
      return slotted;
    });
  });
};
