import { foldText } from '../../../normalizers/text/fold-text.ts';
import type { Document, RawCell, TableBlock } from '../../model/index.ts';
import { layOutDocument } from '../../readers/carrier/lay-out.ts';
import { type LabelMeanings, lookupLabel } from '../../readers/lexicon.ts';
import type { CellFacts, SourceBlock, SourceCell } from '../api.ts';

/** What a known label means in one word, for the reader's own view of a form. */
const meaningOf = (label: LabelMeanings | null): string | null => {
  if (label === null) return null;
  const [column] = Object.values(label.columns);
  return label.field ?? column ?? label.category ?? label.dimension ?? label.item ?? 'label';
};

/** Widest span that is drawn; a larger one is damage or an attack. */
const WIDEST_SPAN = 200;

const within = (span: number | undefined): number => Math.max(1, Math.min(span ?? 1, WIDEST_SPAN));

/** Cells whose text is personal data; the page shows that something is there and not what. */
const hiddenCells = (cells: readonly CellFacts[]): ReadonlySet<string> =>
  new Set(cells.filter(({ rule }) => rule === 'personal-data').map(({ at }) => at));

/** Blocks of a document, redacted, as the page draws them: every cell in its column, with what its label means. */
export const sourceBlocks = (document: Document, cells: readonly CellFacts[]): SourceBlock[] => {
  const hidden = hiddenCells(cells);
  const columns = new Map(
    layOutDocument(document).flatMap((line) => line.cells.map((token) => [token.at, token.column] as const)),
  );
  const shown = (at: string, text: string): string => (hidden.has(at) ? '' : text);
  const cellOf = (cell: RawCell, index: number): SourceCell => ({
    at: cell.at,
    text: shown(cell.at, cell.text),
    column: columns.get(cell.at) ?? index,
    columns: within(cell.colSpan),
    rows: within(cell.rowSpan),
    label: meaningOf(lookupLabel(foldText(cell.text))),
    page: cell.page ?? null,
    box: cell.box ?? null,
  });
  const tableOf = (block: TableBlock): SourceBlock => ({
    kind: 'table',
    at: block.at,
    page: block.page ?? null,
    rows: block.rows.map((row) => row.map(cellOf)),
  });
  return document.blocks.map((block) =>
    block.kind === 'table'
      ? tableOf(block)
      : {
          kind: 'text',
          at: block.at,
          text: shown(block.at, block.text),
          heading: block.kind === 'heading' ? (block.level ?? 1) : null,
          page: block.page ?? null,
          box: block.box ?? null,
        },
  );
};

const CELL = /^((?:p\d+\.)?t\d+)\.r(\d+)\.c(\d+)$/;

const pageOf = (at: string): number | null => {
  const page = /^p(\d+)\./.exec(at)?.[1];
  return page === undefined ? null : Number(page);
};

/**
 * Blocks rebuilt from the cell ledger (单元格台账), where the file is gone: the same texts in their rows, without the
 * blanks and spans that only the file knows.
 */
export const ledgerBlocks = (cells: readonly CellFacts[]): SourceBlock[] => {
  const blocks: SourceBlock[] = [];
  const tables = new Map<string, SourceCell[][]>();
  for (const { at, raw } of cells) {
    const match = CELL.exec(at);
    const text = raw ?? '';
    if (!match) {
      blocks.push({ kind: 'text', at, text, heading: null, page: pageOf(at), box: null });
      continue;
    }
    const [, table, row, cell] = match;
    let rows = tables.get(table!);
    if (!rows) {
      rows = [];
      tables.set(table!, rows);
      blocks.push({ kind: 'table', at: table!, page: pageOf(at), rows });
    }
    const index = Math.min(Number(row), 100_000) - 1;
    while (rows.length <= index) rows.push([]);
    const label = meaningOf(lookupLabel(foldText(text)));
    const column = Math.min(Number(cell), WIDEST_SPAN) - 1;
    rows[index]!.push({ at, text, column, columns: 1, rows: 1, label, page: null, box: null });
  }
  return blocks;
};
