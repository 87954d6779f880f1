import {
  type Block,
  blockLocator,
  cellLocator,
  type RawCell,
  type TableBlock,
  tableLocator,
} from '../../src/model/index.ts';
import type { StoryParagraph } from './read-story.ts';
import type { RowDefinition } from './row-definition.ts';
import { buildTableGrid } from './table-grid.ts';

/** Prints the automatic number (自动编号) of the next paragraph of a list at a level, `（一）`. */
export type NumberPrinter = (list: number, level: number) => string;

/** A paragraph's text or a table inside a cell. */
type Part = string | TableDraft;

interface TableDraft {
  readonly rows: RowDraft[];
}

interface RowDraft {
  readonly cells: readonly (readonly Part[])[];
  readonly definition: RowDefinition | null;
}

interface OpenTable {
  readonly table: TableDraft;
  cells: Part[][];
  parts: Part[];
}

/** Counts and limits of one document while its blocks are built. */
export interface BlockBuilder {
  readonly blocks: Block[];
  readonly maxCells: number;
  texts: number;
  tables: number;
  cells: number;
  /** Texts in cells that a merge hides. */
  covered: number;
  /** Rows left out because of `maxCells`. */
  rowsLeftOut: number;
  /** Rows that were deleted under change tracking. */
  rowsDeleted: number;
  /** Tables with rows of unknown cell edges. */
  tablesWithoutSpans: number;
}

/** A builder without blocks. */
export const startBlocks = (maxCells: number): BlockBuilder => ({
  blocks: [],
  maxCells,
  texts: 0,
  tables: 0,
  cells: 0,
  covered: 0,
  rowsLeftOut: 0,
  rowsDeleted: 0,
  tablesWithoutSpans: 0,
});

const addText = (builder: BlockBuilder, text: string, outline: number | null): void => {
  if (text.trim() === '') return;
  builder.texts += 1;
  const at = blockLocator(builder.texts);
  const isHeading = outline !== null && outline < 9;
  builder.blocks.push(isHeading ? { kind: 'heading', at, text, level: outline + 1 } : { kind: 'paragraph', at, text });
};

const isTable = (part: Part): part is TableDraft => typeof part !== 'string';

const cellText = (parts: readonly Part[]): string =>
  parts
    .filter((part) => !isTable(part))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');

/** A table of one cell around other tables is a frame (外框): its content stands for itself. */
const frameContent = ({ rows }: TableDraft): readonly Part[] | null => {
  const [parts, ...others] = rows.flatMap((row) => row.cells);
  return parts && others.length === 0 && parts.some(isTable) ? parts : null;
};

const tableBlock = (builder: BlockBuilder, { rows }: TableDraft): TableBlock => {
  const grid = buildTableGrid(
    rows.map(({ cells, definition }) => ({ texts: cells.map((parts) => cellText(parts)), definition })),
  );
  builder.tables += 1;
  builder.covered += grid.covered;
  if (grid.geometry !== 'grid') builder.tablesWithoutSpans += 1;
  const at = tableLocator(builder.tables);
  const located = grid.rows.map((row, r) =>
    row.map((cell, c): RawCell => ({ ...cell, at: cellLocator(at, r + 1, c + 1) })),
  );
  return { kind: 'table', at, geometry: grid.geometry, rows: located };
};

/** Adds a table and after it the tables in its cells; an outer table without any text of its own only lays out. */
const addTable = (builder: BlockBuilder, draft: TableDraft): void => {
  if (draft.rows.length === 0) return;
  const frame = frameContent(draft);
  if (frame) {
    for (const part of frame) {
      if (isTable(part)) addTable(builder, part);
      else addText(builder, part, null);
    }
    return;
  }
  const inner = draft.rows.flatMap((row) => row.cells.flatMap((parts) => parts.filter(isTable)));
  const hasText = draft.rows.some((row) => row.cells.some((parts) => cellText(parts).trim() !== ''));
  if (hasText || inner.length === 0) builder.blocks.push(tableBlock(builder, draft));
  for (const table of inner) addTable(builder, table);
};

const endCell = (open: OpenTable): void => {
  open.cells.push(open.parts);
  open.parts = [];
};

const endRow = (builder: BlockBuilder, open: OpenTable, definition: RowDefinition | null, isDeleted: boolean): void => {
  if (open.parts.some((part) => isTable(part) || part !== '')) endCell(open);
  const { cells } = open;
  open.cells = [];
  open.parts = [];
  if (cells.length === 0) return;
  // LibreOffice marks the row before a deleted one, so a mark alone is no proof: all its texts have to be gone as well.
  const isEmpty = cells.every((parts) => parts.every((part) => !isTable(part) && part.trim() === ''));
  if (isDeleted && isEmpty) builder.rowsDeleted += 1;
  else if (builder.cells + cells.length > builder.maxCells) builder.rowsLeftOut += 1;
  else {
    builder.cells += cells.length;
    open.table.rows.push({ cells, definition });
  }
};

/**
 * Adds the blocks of a story: paragraphs, headings, and tables from the nesting depth and the marks of the paragraphs.
 * `number` prints automatic numbers; `beforeText` may add blocks in front of a paragraph outside of tables.
 */
export const addStoryBlocks = (
  builder: BlockBuilder,
  paragraphs: readonly StoryParagraph[],
  number: NumberPrinter,
  beforeText: (paragraph: StoryParagraph) => void = () => {},
): void => {
  const open: OpenTable[] = [];
  const closeTable = (): void => {
    const closed = open.pop();
    if (!closed) return;
    endRow(builder, closed, null, false);
    const outer = open.at(-1);
    if (outer) outer.parts.push(closed.table);
    else addTable(builder, closed.table);
  };
  for (const paragraph of paragraphs) {
    const { properties, isMarkDeleted } = paragraph;
    // An empty paragraph prints its number too: the column 序号 is often nothing else.
    const prefix = properties.list && !properties.endsRow ? number(properties.list, properties.listLevel ?? 0) : '';
    const text = paragraph.text.trim() === '' ? prefix.trimEnd() + paragraph.text : prefix + paragraph.text;
    while (open.length > properties.depth) closeTable();
    while (open.length < properties.depth) open.push({ table: { rows: [] }, cells: [], parts: [] });
    const table = open.at(-1);
    if (!table) {
      beforeText(paragraph);
      addText(builder, text, properties.outline);
    } else if (properties.endsRow) {
      if (text !== '') table.parts.push(text);
      endRow(builder, table, properties.row, isMarkDeleted);
    } else {
      table.parts.push(text);
      if (properties.depth > 1 ? properties.endsInnerCell : paragraph.endsCell) endCell(table);
    }
  }
  while (open.length > 0) closeTable();
};
