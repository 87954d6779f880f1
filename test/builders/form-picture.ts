/** Paragraph or table of a form that is drawn as text. */
export interface PicturePiece {
  /** Words of a paragraph, or null for a table. */
  readonly text: string | null;
  /** Rows of a table: `^` continues the cell above, `<` the cell to the left. */
  readonly rows: readonly (readonly string[])[];
}

/** A cell that owns its slot, with its spans and its place from 0. */
export interface SpannedCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly row: number;
  readonly column: number;
}

/** Cells of a picture row; `¶` breaks the line inside a cell. */
const cellsOf = (line: string): string[] =>
  line
    .slice(1)
    .split('|')
    .map((text) => text.trim().replaceAll('¶', '\n'));

/** Paragraphs and tables of a picture: lines that begin with `|` are rows, a blank line ends a table. */
export const parseFormPicture = (source: string): readonly PicturePiece[] => {
  const pieces: { text: string | null; rows: string[][] }[] = [];
  let open = false;
  for (const line of source.split('\n')) {
    const isRow = line.startsWith('|');
    if (isRow && !open) pieces.push({ text: null, rows: [] });
    if (isRow) pieces.at(-1)!.rows.push(cellsOf(line));
    else if (line.trim() !== '') pieces.push({ text: line, rows: [] });
    open = isRow;
  }
  return pieces;
};

/** Cells that own their slot, with their spans: `^` continues the cell above, `<` the cell to the left. */
export const spannedCells = (rows: readonly (readonly string[])[]): SpannedCell[][] =>
  rows.map((cells, index) =>
    cells.flatMap((text, column) => {
      if (text === '^' || text === '<') return [];
      let colSpan = 1;
      while (cells[column + colSpan] === '<') colSpan++;
      let rowSpan = 1;
      while (rows[index + rowSpan]?.[column] === '^') rowSpan++;
      return [{ text, colSpan, rowSpan, row: index, column }];
    }),
  );

/** Owner of every slot of a table: `slots[row][column]`. */
export const slotOwners = (rows: readonly (readonly string[])[]): (SpannedCell | undefined)[][] => {
  const slots: (SpannedCell | undefined)[][] = rows.map(() => []);
  for (const cell of spannedCells(rows).flat())
    for (let down = 0; down < cell.rowSpan; down++)
      for (let right = 0; right < cell.colSpan; right++) slots[cell.row + down]![cell.column + right] = cell;
  return slots;
};
