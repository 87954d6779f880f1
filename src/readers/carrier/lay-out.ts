import { cellLocator, type Document, type TableBlock, type TextBlock } from '../../model/index.ts';
import { cellToken, type Line, makeToken, type Token } from '../token.ts';

/** Cells of merged rows still open below: where they stand and for how many more rows. */
interface OpenSpan {
  readonly token: Token;
  rowsLeft: number;
}

/** Rows of a table with known spans; each cell gets its true first column. */
const layOutGrid = (table: TableBlock, block: number): Line[] => {
  let open: OpenSpan[] = [];
  return table.rows.map((row, index) => {
    const covers = open;
    open = covers.filter(({ rowsLeft }) => rowsLeft > 1);
    for (const span of covers) span.rowsLeft--;
    const taken = (column: number): OpenSpan | undefined =>
      covers.find(({ token }) => column >= token.column! && column < token.column! + token.width);
    const cells: Token[] = [];
    let column = 0;
    for (const cell of row) {
      for (let cover = taken(column); cover; cover = taken(column)) column = cover.token.column! + cover.token.width;
      const token = cellToken(cell, column);
      cells.push(token);
      if ((cell.rowSpan ?? 1) > 1) open.push({ token, rowsLeft: (cell.rowSpan ?? 1) - 1 });
      column += token.width;
    }
    return {
      kind: 'row',
      geometry: 'grid',
      rowEnds: true,
      cells,
      covers: covers.map(({ token }) => token),
      at: row[0]?.at ?? cellLocator(table.at, index + 1, 1),
      block,
    };
  });
};

/** Rows of a table whose columns are only known by counting cells, or not at all. */
const layOutCounted = (table: TableBlock, block: number): Line[] =>
  table.rows
    .filter((row) => row.length > 0)
    .map((row) => ({
      kind: 'row',
      geometry: table.geometry,
      rowEnds: table.geometry !== 'stream',
      cells: row.map((cell, column) => cellToken(cell, table.geometry === 'slots' ? column : null)),
      covers: [],
      at: row[0]!.at,
      block,
    }));

const layOutText = (text: TextBlock, block: number): Line => ({
  kind: 'text',
  geometry: 'text',
  rowEnds: true,
  cells: [makeToken(text.text, text.at, null, 1, text.confidence ?? null)],
  covers: [],
  at: text.at,
  block,
  isHeading: text.kind === 'heading',
});

/**
 * Lines of a document in reading order: one per table row, one per paragraph.
 * Merged cells stand once, in the row they start in; rows they cover name them in `covers`.
 */
export const layOutDocument = (document: Document): Line[] =>
  document.blocks.flatMap((block, ordinal) => {
    if (block.kind !== 'table') return [layOutText(block, ordinal)];
    return block.geometry === 'grid' ? layOutGrid(block, ordinal) : layOutCounted(block, ordinal);
  });
