import {
  type Block,
  blockLocator,
  cellLocator,
  type RawCell,
  type TableBlock,
  tableLocator,
} from '../../src/model/index.ts';
import type { Line } from './build-lines.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import type { PageContent, PageTable } from './page-content.ts';
import { roundBox } from './rectangle.ts';
import { gridRows } from './trim-grid.ts';

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

/** Blocks of one page in reading order: tables `p1.t1`, paragraphs `p1.b1`. */
export const composeBlocks = (content: PageContent): readonly Block[] => {
  const blocks: Block[] = [];
  let [tables, texts] = [0, 0];
  let lines: Line[] = [];
  const flush = (): void => {
    for (const { text, box } of joinParagraphs(lines)) {
      texts += 1;
      const at = blockLocator(texts, content.page);
      blocks.push({ kind: 'paragraph', at, text, page: content.page, box: roundBox(content.toPage(box)) });
    }
    lines = [];
  };
  for (const item of content.items) {
    if (item.kind === 'line') {
      lines.push(item.line);
      continue;
    }
    flush();
    tables += 1;
    blocks.push(tableBlock(item, tables, content));
  }
  flush();
  return blocks;
};
