import {
  type Block,
  blockLocator,
  cellLocator,
  type RawCell,
  type TableBlock,
  type TextBlock,
  tableLocator,
} from '../../src/model/index.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import type { PageContent, PageTable, TextLine } from './page-content.ts';
import { roundBox } from './rectangle.ts';
import { gridRows } from './trim-grid.ts';

/** Block of a page with the table it was made from, where it is one. */
export interface ComposedBlock {
  readonly block: Block;
  readonly table: PageTable | null;
}

const tableBlock = (table: PageTable, ordinal: number, content: PageContent): TableBlock => {
  const { page, toPage } = content;
  const at = tableLocator(ordinal, page);
  const rows = gridRows(table.grid).map((cells, r) =>
    cells.map(
      (cell, c): RawCell => ({
        text: cell.text,
        at: cellLocator(at, r + 1, c + 1),
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
        page,
        box: roundBox(toPage(cell.box)),
      }),
    ),
  );
  return { kind: 'table', at, geometry: 'grid', rows, page, box: roundBox(toPage(table.box)) };
};

/** Blocks of one page in reading order, with the tables they were made from. */
export const composePage = (content: PageContent): readonly ComposedBlock[] => {
  const blocks: ComposedBlock[] = [];
  let [tables, texts] = [0, 0];
  let lines: TextLine[] = [];
  const flush = (): void => {
    for (const { text, box } of joinParagraphs(lines)) {
      texts += 1;
      const at = blockLocator(texts, content.page);
      const block: TextBlock = { kind: 'paragraph', at, text, page: content.page, box: roundBox(content.toPage(box)) };
      blocks.push({ block, table: null });
    }
    lines = [];
  };
  for (const item of content.items) {
    if (item.kind === 'line' && !item.block) {
      lines.push(item.line);
      continue;
    }
    flush();
    if (item.kind === 'line') {
      if (item.block) blocks.push({ block: item.block, table: null });
      continue;
    }
    tables += 1;
    blocks.push({ block: item.block ?? tableBlock(item, tables, content), table: item });
  }
  flush();
  return blocks;
};

/** Blocks of one page in reading order: tables `p1.t1`, paragraphs `p1.b1`. */
export const composeBlocks = (content: PageContent): readonly Block[] => composePage(content).map(({ block }) => block);
