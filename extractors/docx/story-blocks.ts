import { type Block, blockLocator, tableLocator } from '../../src/model/index.ts';
import { resolveSpans } from './resolve-spans.ts';
import type { StoryBlock, StoryTable } from './story.ts';

/** Blocks of a document being numbered: paragraphs `b1` …, tables `t1` …. */
export interface PlacedBlocks {
  readonly blocks: Block[];
  /** Texts of cells that lie under a merge and are not printed. */
  readonly covered: string[];
  paragraphs: number;
  tables: number;
}

/** Nothing placed yet. */
export const noBlocks = (): PlacedBlocks => ({ blocks: [], covered: [], paragraphs: 0, tables: 0 });

/** A frame of one cell around other tables is layout: its content stands in the place of the frame. */
const frameContent = (table: StoryTable): readonly StoryBlock[] | null => {
  const cell = table.rows.length === 1 && table.rows[0]!.cells.length === 1 ? table.rows[0]!.cells[0]! : null;
  return cell?.blocks.some((block) => block.kind === 'table') ? cell.blocks : null;
};

/**
 * Adds the blocks of a story in reading order. A table nested in a cell follows its outer table as a block of its own,
 * and its text is not repeated in the outer cell.
 */
export const placeBlocks = (story: readonly StoryBlock[], placed: PlacedBlocks): void => {
  const waiting: StoryBlock[] = [...story].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (block.kind === 'paragraph') {
      const at = blockLocator(++placed.paragraphs);
      const text = block.text.trimEnd();
      placed.blocks.push(
        block.level === null ? { kind: 'paragraph', at, text } : { kind: 'heading', at, text, level: block.level },
      );
      continue;
    }
    const content = frameContent(block);
    if (content !== null) {
      for (let index = content.length - 1; index >= 0; index--) waiting.push(content[index]!);
      continue;
    }
    const at = tableLocator(++placed.tables);
    const { rows, nested, covered } = resolveSpans(block, at);
    placed.blocks.push({ kind: 'table', at, geometry: 'grid', rows });
    for (const text of covered) placed.covered.push(text);
    for (let index = nested.length - 1; index >= 0; index--) waiting.push(nested[index]!);
  }
};
