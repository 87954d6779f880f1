import { wholeNumber } from './numbering.ts';
import type { CloseHandler, OpenHandler } from './paragraph-events.ts';
import type { MergeMark } from './story.ts';
import type { OpenCell, OpenRow, StoryState } from './story-state.ts';

/** Word itself stops at 63 columns; a span of a million is an attack or a mistake. */
const WIDEST_SPAN = 1000;
const DEEPEST_NESTING = 24;

const span = (printed: string | undefined, least: number): number =>
  Math.min(Math.max(wholeNumber(printed, least), least), WIDEST_SPAN);

const currentCell = (state: StoryState): OpenCell | null => state.tables.at(-1)?.cell ?? null;
const currentRow = (state: StoryState): OpenRow | null => state.tables.at(-1)?.row ?? null;

/** `<w:vMerge w:val="restart"/>` begins a merge; without a value the cell is covered. */
const mergeMark = (printed: string | undefined): MergeMark => (printed === 'restart' ? 'restart' : 'continue');

const openTable: OpenHandler = (state) => {
  if (state.tables.length >= DEEPEST_NESTING) state.flattened++;
  else state.tables.push({ rows: [], row: null, cell: null });
};

const closeTable: CloseHandler = (state) => {
  if (state.flattened > 0) {
    state.flattened--;
    return;
  }
  const table = state.tables.pop();
  if (table && table.rows.length > 0) state.containers.at(-1)?.blocks.push({ kind: 'table', rows: table.rows });
};

const openRow: OpenHandler = (state) => {
  const table = state.tables.at(-1);
  if (table && state.flattened === 0) table.row = { cells: [], before: 0, after: 0, deleted: false };
};

const closeRow: CloseHandler = (state) => {
  const table = state.tables.at(-1);
  const row = currentRow(state);
  if (!table || !row || state.flattened > 0) return;
  if (row.deleted) state.leftOut.deletions++;
  else table.rows.push({ cells: row.cells, before: row.before, after: row.after });
  table.row = null;
};

const openCell: OpenHandler = (state) => {
  const table = state.tables.at(-1);
  if (!table?.row || state.flattened > 0) return;
  if (++state.leftOut.cells > state.maxCells) {
    state.skipping = 1;
    return;
  }
  const container = { blocks: [], carried: '' };
  table.cell = { container, columnSpan: 1, vertical: 'single', horizontal: 'single' };
  state.containers.push(container);
};

const closeCell: CloseHandler = (state) => {
  const table = state.tables.at(-1);
  const cell = currentCell(state);
  if (!table?.row || !cell || state.flattened > 0) return;
  const { blocks, carried } = cell.container;
  while (state.containers.length > 1) {
    const container = state.containers.pop()!;
    if (container === cell.container) break;
    for (const block of container.blocks) blocks.push(block); // a text box that a cut-off file left open
  }
  if (carried !== '') blocks.push({ kind: 'paragraph', text: carried, level: null });
  table.row.cells.push({
    blocks,
    columnSpan: cell.columnSpan,
    vertical: cell.vertical,
    horizontal: cell.horizontal,
  });
  table.cell = null;
};

const openVerticalMerge: OpenHandler = (state, element) => {
  const cell = currentCell(state);
  if (cell) cell.vertical = mergeMark(element.value('val'));
};

/** Elements of tables as they open. */
export const TABLE_OPEN: Readonly<Record<string, OpenHandler>> = {
  tbl: openTable,
  tr: openRow,
  tc: openCell,
  gridSpan: (state, element) => {
    const cell = currentCell(state);
    if (cell) cell.columnSpan = span(element.value('val'), 1);
  },
  vMerge: openVerticalMerge,
  vmerge: openVerticalMerge,
  hMerge: (state, element) => {
    const cell = currentCell(state);
    if (cell) cell.horizontal = mergeMark(element.value('val'));
  },
  gridBefore: (state, element) => {
    const row = currentRow(state);
    if (row) row.before = span(element.value('val'), 0);
  },
  gridAfter: (state, element) => {
    const row = currentRow(state);
    if (row) row.after = span(element.value('val'), 0);
  },
};

/** Elements of tables as they close. */
export const TABLE_CLOSE: Readonly<Record<string, CloseHandler>> = {
  tbl: closeTable,
  tr: closeRow,
  tc: closeCell,
};
