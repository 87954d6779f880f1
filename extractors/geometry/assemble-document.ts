import { type Block, type Note, type Outcome, outcome, type TextBlock } from '../../src/model/index.ts';
import type { InkedCell } from './common-columns.ts';
import { type ComposedBlock, composePage } from './compose-blocks.ts';
import { isTableNote, runningKey } from './continuation-captions.ts';
import { closeTable, continueTable, type FramedTable, type OpenTable, openTable } from './continued-tables.ts';
import type { PageContent, PageTable } from './page-content.ts';
import { removeFurniture } from './page-furniture.ts';
import { placeCells } from './placed-cells.ts';
import { gridRows } from './trim-grid.ts';

/** Share of the page height in which a line may be one that runs along the pages. */
const RUNNING_MARGIN = 0.09;

const inkedCells = ({ block, table }: ComposedBlock & { readonly table: PageTable }): readonly InkedCell[] => {
  const placed = block.kind === 'table' ? placeCells(block.rows) : [];
  const inks = table.block ? [] : gridRows(table.grid).flat();
  return placed.map((cell, i) => ({ ...cell, ink: inks[i]?.ink ?? null }));
};

/** The table at `index` with the lines over it. */
const frame = (composed: readonly ComposedBlock[], index: number, height: number): FramedTable | null => {
  const entry = composed[index];
  if (!entry?.table || entry.block.kind !== 'table') return null;
  const { table } = entry;
  const { columns, rows } = table.grid;
  const captions: TextBlock[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const { block } = composed[i]!;
    if (block.kind === 'table') break;
    captions.unshift(block);
  }
  const running = composed.flatMap(({ block }) =>
    block.kind !== 'table' && (block.box?.[3] ?? height) < RUNNING_MARGIN * height ? [runningKey(block.text)] : [],
  );
  const [recognized, aligned] = [table.origin === 'recognized', table.origin === 'aligned'];
  const [top, bottom] = [rows[0]! / height, rows.at(-1)! / height];
  const cells = inkedCells({ ...entry, table });
  return { block: entry.block, columns, cells, top, bottom, captions, running, recognized, aligned };
};

interface Assembly {
  readonly blocks: Block[];
  readonly notes: Note[];
  /** The table that ended the page before, and its place among the blocks. */
  open: OpenTable | null;
  openAt: number;
}

/** Puts the finished table in the place of its first part. */
const closeOpen = (assembly: Assembly): void => {
  if (assembly.open) assembly.blocks[assembly.openAt] = closeTable(assembly.open);
  assembly.open = null;
};

const lastTable = (composed: readonly ComposedBlock[]): number => composed.findLastIndex(({ table }) => table !== null);

/** May the last table of the page go on over it? Only notes stand below it. */
const isOpenEnded = (after: readonly ComposedBlock[]): boolean =>
  after.every(({ block }) => block.kind !== 'table' && isTableNote(block.text));

const addPage = (assembly: Assembly, page: PageContent): void => {
  const composed = composePage(page);
  if (composed.length === 0) return;
  const index = composed.findIndex(({ table }) => table !== null);
  const end = lastTable(composed);
  const first = frame(composed, index, page.height);
  const joined = assembly.open && first ? continueTable(assembly.open, first) : null;
  if (joined) assembly.notes.push(...joined);
  const rest = joined ? composed.slice(index + 1) : composed;
  const openEnded = isOpenEnded(composed.slice(end + 1));
  if (!joined || end !== index || !openEnded) closeOpen(assembly);
  const start = assembly.blocks.length + end - (composed.length - rest.length);
  assembly.blocks.push(...rest.map(({ block }) => block));
  if (assembly.open || !openEnded) return;
  const last = frame(composed, end, page.height);
  assembly.open = last ? openTable(last) : null;
  assembly.openAt = start;
};

/**
 * Blocks of a document from its pages in order: running headers, footers and page numbers are taken off, tables that go
 * on over page breaks become one.
 */
export const assembleDocument = (pages: readonly PageContent[]): Outcome<readonly Block[]> => {
  const furniture = removeFurniture(pages);
  const assembly: Assembly = { blocks: [], notes: [...furniture.notes], open: null, openAt: 0 };
  for (const page of furniture.pages) addPage(assembly, page);
  closeOpen(assembly);
  return outcome(assembly.blocks, assembly.notes);
};
