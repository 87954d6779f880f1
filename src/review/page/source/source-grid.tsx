import { useSignal } from '@preact/signals';
import type { SourceBlock, SourceFacts } from '../../api.ts';
import { word } from '../state/words.ts';
import { pickPlace, pointAt, useLinkedPlaces } from './link-places.ts';
import { SourceTable, SourceText } from './source-table.tsx';

/** Cells that are drawn at first; the rest comes when asked for, so that a giant sheet opens like a small one. */
const FIRST_CELLS = 12_000;

const cellsOf = (block: SourceBlock): number =>
  block.kind === 'text' ? 1 : block.rows.reduce((sum, row) => sum + row.length, 0);

const firstBlocks = (blocks: readonly SourceBlock[], most: number): readonly SourceBlock[] => {
  let left = most;
  return blocks.filter((block) => {
    const fits = left > 0;
    left -= cellsOf(block);
    return fits;
  });
};

/** The source as tables and paragraphs in their order. */
export const SourceGrid = ({ source }: { readonly source: SourceFacts }) => {
  const most = useSignal(FIRST_CELLS);
  const blocks = firstBlocks(source.blocks, most.value);
  const root = useLinkedPlaces(blocks.length + source.blocks.length * 1e6);
  return (
    <div
      class="source-grid"
      ref={root}
      onMouseOver={pointAt}
      onMouseLeave={() => pointAt({ target: null })}
      onClick={pickPlace}
    >
      {blocks.map((block) =>
        block.kind === 'table' ? (
          <SourceTable key={block.at} block={block} />
        ) : (
          <SourceText key={block.at} block={block} />
        ),
      )}
      {blocks.length < source.blocks.length && (
        <button
          type="button"
          onClick={() => {
            most.value *= 4;
          }}
        >
          {word('next')} …
        </button>
      )}
    </div>
  );
};
