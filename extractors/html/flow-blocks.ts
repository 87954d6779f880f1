import { type Block, blockLocator, cellLocator, tableLocator } from '../../src/model/index.ts';
import { leadingText, type PageElement, type PageNode } from './page-tree.ts';
import { BLOCK_TAGS, listMarkers, markBreaks, settleText } from './printed-lines.ts';
import { buildTableGrid, type TableGrid } from './table-grid.ts';
import { isLayoutTable } from './table-kind.ts';

/** Decides which elements of a page are left out, and which lines. */
export interface FlowFilter {
  readonly skipElement: (element: PageElement) => boolean;
  readonly skipLine: (text: string) => boolean;
}

/** Blocks of a page, and the numbers of tables whose spans had to be cut. */
export interface FlowResult {
  readonly blocks: readonly Block[];
  readonly cutTables: readonly string[];
}

interface Flow extends FlowFilter {
  readonly blocks: Block[];
  readonly cutTables: string[];
  readonly maxSlots: number;
  pending: string[];
  /** The pending text begins with a list marker. */
  marker: boolean;
  /** Level of the heading that is being collected, 0 in a paragraph. */
  level: number;
  texts: number;
  tables: number;
}

const addText = (flow: Flow, text: string): void => {
  if (text === '' || flow.skipLine(text)) return;
  flow.texts += 1;
  const at = blockLocator(flow.texts);
  flow.blocks.push(flow.level > 0 ? { kind: 'heading', at, text, level: flow.level } : { kind: 'paragraph', at, text });
};

/** Ends the running paragraph; an empty line (`<br><br>`) parts two. */
const flush = (flow: Flow): void => {
  // a list marker waits for the first paragraph of its item, past the blanks of the source
  if (flow.marker && flow.pending.slice(1).every((text) => text.trim() === '')) flow.pending.length = 1;
  if (flow.pending.length === 0 || (flow.marker && flow.pending.length === 1)) return;
  flow.marker = false;
  const joined = flow.pending.join('');
  flow.pending = [];
  for (const text of settleText(joined).split(/\n{2,}/)) addText(flow, text);
};

const addGrid = (flow: Flow, grid: TableGrid): void => {
  for (const text of grid.above) addText(flow, text);
  if (grid.rows.some((row) => row.some((cell) => cell.text !== ''))) {
    flow.tables += 1;
    const at = tableLocator(flow.tables);
    if (grid.cut) flow.cutTables.push(at);
    const rows = grid.rows.map((row, r) =>
      row.map(({ text, colSpan, rowSpan }, c) => ({ text, colSpan, rowSpan, at: cellLocator(at, r + 1, c + 1) })),
    );
    flow.blocks.push({ kind: 'table', at, geometry: 'grid', rows });
  }
  for (const table of grid.inner) addGrid(flow, buildTableGrid(table, flow.maxSlots));
};

const headingLevel = (tag: string): number => (/^h[1-6]$/.test(tag) ? Number(tag[1]) : 0);

const flowInside = (flow: Flow, element: PageElement, preformatted: boolean): void => {
  const markers = listMarkers(element);
  for (const child of element.children) {
    const marker = markers.get(child);
    if (marker) {
      flush(flow);
      flow.pending = [marker];
      flow.marker = true;
    }
    flowNode(flow, child, preformatted);
    if (marker) flow.marker = false;
  }
};

const flowNode = (flow: Flow, node: PageNode, preformatted: boolean): void => {
  if (typeof node === 'string') {
    flow.pending.push(markBreaks(node, preformatted));
    return;
  }
  if (node.tag === 'br') flow.pending.push('\n');
  if (node.tag === 'br' || flow.skipElement(node)) return;
  if (node.tag === 'table' && !isLayoutTable(node)) {
    flush(flow);
    addGrid(flow, buildTableGrid(node, flow.maxSlots));
    return;
  }
  const level = headingLevel(node.tag);
  const block = BLOCK_TAGS.has(node.tag);
  if (block) flush(flow);
  if (level > 0) flow.level = level;
  flowInside(flow, node, preformatted || node.tag === 'pre');
  if (block) flush(flow);
  if (level > 0) flow.level = 0;
};

/**
 * Blocks of elements of a page in reading order: headings, paragraphs, and data tables as grids. A page title that stands
 * outside the elements comes first, unless they repeat it in their first lines.
 */
export const flowBlocks = (
  elements: readonly PageElement[],
  filter: FlowFilter,
  maxSlots: number,
  title = '',
): FlowResult => {
  const flow: Flow = {
    ...filter,
    blocks: [],
    cutTables: [],
    maxSlots,
    pending: [],
    marker: false,
    level: 0,
    texts: 0,
    tables: 0,
  };
  const beginning = elements.map((element) => squeezed(leadingText(element, 500))).join('');
  if (title !== '' && !beginning.includes(squeezed(title))) addText({ ...flow, level: 1 }, title);
  flow.texts = flow.blocks.length;
  for (const element of elements) {
    flowNode(flow, element, false);
    flush(flow);
  }
  return flow;
};

const squeezed = (text: string): string => text.replace(/[\s\u00a0]+/g, '');
