import { cellLocator, type Locator, type RawCell } from '../../src/model/index.ts';
import type { StoryBlock, StoryCell, StoryRow, StoryTable } from './story.ts';

/** Rows with known spans, the tables nested in its cells, and the texts of cells that a merge covers. */
export interface ResolvedTable {
  readonly rows: readonly (readonly RawCell[])[];
  readonly nested: readonly StoryTable[];
  readonly covered: readonly string[];
}

interface OpenSpan {
  readonly index: number;
  readonly row: { text: string; at: Locator; colSpan: number; rowSpan: number }[];
  readonly columns: number;
}

/** Text of a cell: its paragraphs on lines, without those of tables nested in it. */
const cellText = (blocks: readonly StoryBlock[]): string => {
  const only = blocks[0];
  if (blocks.length === 1 && only?.kind === 'paragraph') return only.text.trim();
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.trim()] : [])).join('\n');
};

/** Cells that `w:hMerge` covers are part of the cell to their left. */
const joinHorizontally = (cells: readonly StoryCell[], covered: string[]): StoryCell[] => {
  const joined: StoryCell[] = [];
  for (const cell of cells) {
    const left = joined.at(-1);
    if (cell.horizontal !== 'continue' || !left || left.horizontal === 'single') {
      joined.push(cell);
      continue;
    }
    const text = cellText(cell.blocks);
    if (text !== '') covered.push(text);
    joined[joined.length - 1] = { ...left, columnSpan: left.columnSpan + cell.columnSpan };
  }
  return joined;
};

/**
 * Spans of a table (合并单元格) from the marks of WordprocessingML: `gridSpan` and `hMerge` make columns, `vMerge` rows; a
 * covered cell has no cell of its own. Columns that a row leaves out at its ends (`gridBefore`, `gridAfter`) become one
 * empty cell each, so that the cells keep their columns. A `continue` without a matching cell above stays a cell.
 */
export const resolveSpans = (table: StoryTable, at: Locator): ResolvedTable => {
  const nested: StoryTable[] = [];
  const covered: string[] = [];
  let open = new Map<number, OpenSpan>();
  const rows = table.rows.map((row, rowIndex) => {
    const resolved: OpenSpan['row'] = [];
    const stillOpen = new Map<number, OpenSpan>();
    const add = (text: string, colSpan: number): void => {
      resolved.push({ text, at: cellLocator(at, rowIndex + 1, resolved.length + 1), colSpan, rowSpan: 1 });
    };
    if (row.before > 0) add('', row.before);
    placeCells(row, covered, (cell, column) => {
      for (const block of cell.blocks) if (block.kind === 'table') nested.push(block);
      const above = open.get(column);
      if (cell.vertical === 'continue' && above?.columns === cell.columnSpan) {
        above.row[above.index]!.rowSpan++;
        stillOpen.set(column, above);
        const text = cellText(cell.blocks);
        if (text !== '') covered.push(text);
        return;
      }
      add(cellText(cell.blocks), cell.columnSpan);
      if (cell.vertical !== 'single')
        stillOpen.set(column, { index: resolved.length - 1, row: resolved, columns: cell.columnSpan });
    });
    if (row.after > 0) add('', row.after);
    open = stillOpen;
    return resolved;
  });
  return { rows, nested, covered };
};

const placeCells = (row: StoryRow, covered: string[], place: (cell: StoryCell, column: number) => void): void => {
  let column = row.before;
  for (const cell of joinHorizontally(row.cells, covered)) {
    place(cell, column);
    column += cell.columnSpan;
  }
};
