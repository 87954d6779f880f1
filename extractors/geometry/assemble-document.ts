import { type Block, type Note, type Outcome, outcome, type TextBlock } from '../../src/model/index.ts';
import { type ComposedBlock, composePage } from './compose-blocks.ts';
import { closeTable, continueTable, type FramedTable, type OpenTable, openTable } from './continued-tables.ts';
import type { PageContent } from './page-content.ts';
import { removeFurniture } from './page-furniture.ts';

/** The table at `index` with the lines over it. */
const frame = (composed: readonly ComposedBlock[], index: number, height: number): FramedTable | null => {
  const entry = composed[index];
  if (!entry?.table || entry.block.kind !== 'table') return null;
  const { columns, rows } = entry.table.grid;
  const captions: TextBlock[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const { block } = composed[i]!;
    if (block.kind === 'table') break;
    captions.unshift(block);
  }
  const { origin } = entry.table;
  const [recognized, aligned] = [origin === 'recognized', origin === 'aligned'];
  const [top, bottom] = [rows[0]! / height, rows.at(-1)! / height];
  return { block: entry.block, columns, top, bottom, captions, recognized, aligned };
};

interface Assembly {
  readonly blocks: Block[];
  readonly notes: Note[];
  /** The table that ended the page before; it is the last block. */
  open: OpenTable | null;
}

/** Puts the finished table in the place of its first part. */
const closeOpen = (assembly: Assembly): void => {
  if (assembly.open) assembly.blocks[assembly.blocks.length - 1] = closeTable(assembly.open);
  assembly.open = null;
};

const addPage = (assembly: Assembly, page: PageContent): void => {
  const composed = composePage(page);
  if (composed.length === 0) return;
  const index = composed.findIndex(({ table }) => table !== null);
  const first = frame(composed, index, page.height);
  const joined = assembly.open && first ? continueTable(assembly.open, first) : null;
  if (joined) assembly.notes.push(...joined);
  const rest = joined ? composed.slice(index + 1) : composed;
  if (rest.length === 0) return;
  closeOpen(assembly);
  assembly.blocks.push(...rest.map(({ block }) => block));
  const last = frame(composed, composed.length - 1, page.height);
  assembly.open = last ? openTable(last) : null;
};

/**
 * Blocks of a document from its pages in order: running headers, footers and page numbers are taken off, tables that go
 * on over page breaks become one.
 */
export const assembleDocument = (pages: readonly PageContent[]): Outcome<readonly Block[]> => {
  const furniture = removeFurniture(pages);
  const assembly: Assembly = { blocks: [], notes: [...furniture.notes], open: null };
  for (const page of furniture.pages) addPage(assembly, page);
  closeOpen(assembly);
  return outcome(assembly.blocks, assembly.notes);
};
