import { type PageElement, type PageNode, visitElements } from './page-tree.ts';
import { printedLines } from './printed-lines.ts';
import { innerTables, isLayoutTable, rowCells, rowGroups } from './table-kind.ts';

/** A cell of a page table with its spans in real columns and rows. */
interface GridCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A data table of a page as a grid. */
export interface TableGrid {
  readonly rows: readonly (readonly GridCell[])[];
  /** Caption and stray text between rows, which prints above the table. */
  readonly above: readonly string[];
  /** Data tables inside cells, in order. */
  readonly inner: readonly PageElement[];
  /** Row spans were ignored because they would cost too many slots. */
  readonly cut: boolean;
}

interface PlacedCell {
  readonly element: PageElement;
  readonly column: number;
  readonly span: number;
  readonly rowSpan: number;
}

/** HTML caps spans at these (HTML standard 4.9.11). */
const MAX_COLUMN_SPAN = 1000;

const spanOf = (printed: string | undefined): number => {
  const span = Number.parseInt(printed ?? '1', 10);
  return Number.isNaN(span) || span < 0 ? 1 : span;
};

const columnSpanOf = (cell: PageElement): number =>
  Math.min(MAX_COLUMN_SPAN, Math.max(1, spanOf(cell.attributes.colspan)));

/** Row span within the rows left in the group; 0 means to the end. */
const rowSpanOf = (cell: PageElement, rowsLeft: number): number => {
  const span = spanOf(cell.attributes.rowspan);
  return span === 0 ? rowsLeft : Math.min(span, rowsLeft);
};

/**
 * Assigns columns row by row: a cell takes the first column that no row span from above covers (HTML standard 4.9.12).
 * `budget` bounds the slots of row spans that are marked and searched; when it is used up, row spans no longer count.
 */
const placeGroup = (group: readonly PageElement[], budget: { slots: number }): PlacedCell[][] => {
  /** Row from which a column is free again. */
  const freeFrom: number[] = [];
  return group.map((row, r) => {
    let column = 0;
    return rowCells(row).map((element) => {
      while (budget.slots > 0 && (freeFrom[column] ?? 0) > r) {
        column += 1;
        budget.slots -= 1;
      }
      const span = columnSpanOf(element);
      const rowSpan = budget.slots > 0 ? rowSpanOf(element, group.length - r) : 1;
      if (rowSpan > 1) {
        budget.slots -= span;
        for (let c = column; c < column + span; c += 1) freeFrom[c] = r + rowSpan;
      }
      const placed = { element, column, span, rowSpan };
      column += span;
      return placed;
    });
  });
};

/** Number of columns in which a cell begins, before each column; a column in which none begins is no real column. */
const realColumns = (rows: readonly (readonly PlacedCell[])[]): ((column: number) => number) => {
  const starts = new Set<number>();
  for (const row of rows) for (const { column } of row) starts.add(column);
  const ordered = [...starts].sort((a, b) => a - b);
  const rank = new Map(ordered.map((column, index) => [column, index]));
  const last = ordered.at(-1) ?? 0;
  // spans end where a cell could begin; search only among the starts
  return (column) => {
    if (column > last) return ordered.length;
    const known = rank.get(column);
    if (known !== undefined) return known;
    let [low, high] = [0, ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle] ?? 0) < column) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};

const strayText = (nodes: readonly PageNode[], found: string[] = []): readonly string[] => {
  for (const node of nodes) {
    if (typeof node === 'string') {
      if (node.trim() !== '') found.push(node.replace(/\s+/g, ' ').trim());
    } else if (node.tag === 'caption') {
      if (node.textLength > 0) found.push(printedLines(node));
    } else if (node.tag !== 'td' && node.tag !== 'th' && node.tag !== 'table') strayText(node.children, found);
  }
  return found;
};

/** True for a table inside a cell that is a table of its own and not a way to lay out the cell. */
const isInnerData = (table: PageElement): boolean => rowGroups(table).flat().length > 1 && !isLayoutTable(table);

const NO_TABLES: readonly PageElement[] = [];

/** Data tables in an element, looking through layout tables. */
const innerDataTables = (element: PageElement): readonly PageElement[] =>
  element.tableCount === 0
    ? NO_TABLES
    : innerTables(element).flatMap((table) => (isInnerData(table) ? [table] : innerDataTables(table)));

/** Leaves out rows that have no cell and that no row span covers; they do not print. */
const dropVoidRows = (rows: readonly (readonly GridCell[])[]): readonly (readonly GridCell[])[] => {
  let coveredUntil = 0;
  return rows.filter((row, r) => {
    for (const cell of row) coveredUntil = Math.max(coveredUntil, r + cell.rowSpan);
    return row.length > 0 || r < coveredUntil;
  });
};

/**
 * Grid of a data table. Spans are cut to what is there (`colspan=1000` over seven columns is 7, `rowspan=0` reaches to the
 * end of the row group), rows without cells vanish unless spans cover them. At most `maxSlots` slots of row spans are kept.
 */
export const buildTableGrid = (table: PageElement, maxSlots: number): TableGrid => {
  const budget = { slots: maxSlots };
  const placed = rowGroups(table).flatMap((group) => placeGroup(group, budget));
  const realColumn = realColumns(placed);
  const inner: PageElement[] = [];
  const rows = placed.map((row) =>
    row.map(({ element, column, span, rowSpan }): GridCell => {
      const own = innerDataTables(element);
      inner.push(...own);
      const text = printedLines(element, own.length > 0 ? (candidate) => own.includes(candidate) : undefined);
      return { text, colSpan: Math.max(1, realColumn(column + span) - realColumn(column)), rowSpan };
    }),
  );
  return { rows: dropVoidRows(rows), above: strayText(table.children), inner, cut: budget.slots <= 0 };
};

/** Number of data tables in an element. */
export const countDataTables = (element: PageElement): number => {
  let count = 0;
  if (element.tableCount > 0)
    visitElements(element, (candidate) => {
      if (candidate.tag === 'table' && !isLayoutTable(candidate)) count += 1;
      return candidate.tableCount > 0;
    });
  return count;
};
