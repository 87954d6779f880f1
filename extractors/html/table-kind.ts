import type { PageElement } from './page-tree.ts';

/** Rows of a table itself, not of tables inside it, a list per row group; `<tfoot>` stands last as it prints. */
export const rowGroups = (table: PageElement): readonly (readonly PageElement[])[] => {
  const loose: PageElement[] = [];
  const groups: PageElement[][] = [];
  const feet: PageElement[][] = [];
  const rowsOf = (element: PageElement): PageElement[] =>
    element.children.flatMap((child) => {
      if (typeof child === 'string') return [];
      if (child.tag === 'tr') return [child];
      // <form> between <table> and <tr> is common in old pages
      return ['table', 'td', 'th', 'caption'].includes(child.tag) ? [] : rowsOf(child);
    });
  for (const child of table.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'tr') {
      if (loose.length === 0) groups.push(loose);
      loose.push(child);
    } else if (child.tag === 'tfoot') feet.push(rowsOf(child));
    else if (child.tag !== 'caption' && child.tag !== 'table') groups.push(rowsOf(child));
  }
  return [...groups, ...feet].filter((group) => group.length > 0);
};

/** Cells of a row. */
export const rowCells = (row: PageElement): readonly PageElement[] => {
  const cells: PageElement[] = [];
  for (const child of row.children) {
    if (typeof child === 'string' || child.tag === 'tr') continue;
    if (child.tag === 'td' || child.tag === 'th') cells.push(child);
    else if (child.tag !== 'table') cells.push(...rowCells(child));
  }
  return cells;
};

/** Tables inside an element that stand in no other table of it. */
export const innerTables = (element: PageElement): readonly PageElement[] =>
  element.tableCount === 0
    ? []
    : element.children.flatMap((child) => {
        if (typeof child === 'string') return [];
        return child.tag === 'table' ? [child] : innerTables(child);
      });

const PARAGRAPHS = new Set(['p', 'div', 'br', 'li', 'h1', 'h2', 'h3', 'h4']);

const countParagraphs = (element: PageElement): number =>
  element.children.reduce<number>((count, child) => {
    if (typeof child === 'string' || child.tag === 'table') return count;
    return count + (PARAGRAPHS.has(child.tag) ? 1 : 0) + countParagraphs(child);
  }, 0);

/** A frame of a page has no more filled cells than this. */
const MOST_FRAME_CELLS = 3;

/** Cells of a page frame hold prose: longer than any field, in paragraphs. */
const isProse = (cell: PageElement): boolean =>
  cell.textLength > 600 || (cell.textLength > 200 && countParagraphs(cell) >= 3);

/**
 * True for a table that only places things on the page (布局表格): it frames other tables, or has one filled cell, or a
 * few with prose in one of them. A form that holds a small table in one of its cells is a data table.
 */
export const isLayoutTable = (table: PageElement): boolean => {
  const known = layoutTables.get(table);
  if (known !== undefined) return known;
  const judged = judgeLayout(table);
  layoutTables.set(table, judged);
  return judged;
};

/** Verdicts by table: several readers of a page ask for the same ones. */
const layoutTables = new WeakMap<PageElement, boolean>();

/** Filled cells of a table that frames no other one are counted no further than the verdict needs. */
const filledCells = (table: PageElement): readonly PageElement[] => {
  const filled: PageElement[] = [];
  for (const group of rowGroups(table))
    for (const row of group) {
      for (const cell of rowCells(row)) if (cell.textLength > 0) filled.push(cell);
      if (filled.length > MOST_FRAME_CELLS && table.tableCount <= 1) return filled;
    }
  return filled;
};

const judgeLayout = (table: PageElement): boolean => {
  if (/^(presentation|none)$/i.test(table.attributes.role ?? '')) return true;
  const filled = filledCells(table);
  if (filled.length <= 1) return true;
  if (table.tableCount > 1) {
    const framed = filled.flatMap(innerTables).reduce((sum, inner) => sum + inner.textLength, 0);
    if (framed > table.textLength / 2) return true;
  }
  return filled.length <= MOST_FRAME_CELLS && filled.some(isProse);
};
