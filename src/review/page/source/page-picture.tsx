import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { PageFacts, SourceBlock, SourceFacts } from '../../api.ts';
import { ask } from '../state/ask.ts';
import { zoom } from '../state/view.ts';
import { word } from '../state/words.ts';
import { cellClass, cellsByPlace } from './cell-classes.ts';
import { pickPlace, pointAt, useLinkedPlaces } from './link-places.ts';

interface PlacedBox {
  readonly at: string;
  readonly box: readonly [number, number, number, number];
}

/** Pixels of the drawn page: enough to read small print at twice the width of the pane. */
const PICTURE_WIDTH = 1600;

const boxesOf = (blocks: readonly SourceBlock[], page: number): PlacedBox[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'text') return block.box && (block.page ?? 1) === page ? [{ at: block.at, box: block.box }] : [];
    return block.rows
      .flat()
      .flatMap((cell) =>
        cell.box && (cell.page ?? block.page ?? 1) === page && cellsByPlace.value.has(cell.at)
          ? [{ at: cell.at, box: cell.box }]
          : [],
      );
  });

const Boxes = ({ boxes, facts }: { readonly boxes: readonly PlacedBox[]; readonly facts: PageFacts }) => {
  const root = useLinkedPlaces(boxes);
  const across = (value: number) => `${((value * facts.scale) / facts.width) * 100}%`;
  const down = (value: number) => `${((value * facts.scale) / facts.height) * 100}%`;
  return (
    <div
      class="boxes"
      ref={root}
      onMouseOver={pointAt}
      onMouseLeave={() => pointAt({ target: null })}
      onClick={pickPlace}
    >
      {boxes.map(({ at, box: [left, top, right, bottom] }) => (
        <div
          key={at}
          data-at={at}
          class={`box ${cellClass(at)}`}
          style={{ left: across(left), top: down(top), width: across(right - left), height: down(bottom - top) }}
        />
      ))}
    </div>
  );
};

interface PagePictureProps {
  readonly documentId: string;
  /** Null while the document is read again: the picture comes first, the boxes follow. */
  readonly source: SourceFacts | null;
  readonly page: number;
}

/** Picture of one page with a box around everything that was read from it. */
export const PagePicture = ({ documentId, source, page }: PagePictureProps) => {
  const facts = useSignal<PageFacts | 'failed' | null>(null);
  const boxes = useSignal<readonly PlacedBox[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    facts.value = null;
    ask<PageFacts>(`/documents/${documentId}/pages/${page}/facts?width=${PICTURE_WIDTH}`, stop.signal).then(
      (found) => {
        facts.value = found;
      },
      (error: unknown) => {
        if (!(error instanceof DOMException)) facts.value = 'failed';
      },
    );
    return () => stop.abort();
  }, [documentId, page]);
  useLayoutEffect(() => {
    boxes.value = boxesOf(source?.blocks ?? [], page);
  }, [source, page]);
  const found = facts.value;
  if (found === null) return <p class="empty">{word('loading')}</p>;
  if (found === 'failed') return <p class="empty">{word('noPicture')}</p>;
  return (
    <div class="page-picture" style={{ width: `${zoom.value * 100}%` }}>
      <img
        src={`/api/documents/${documentId}/pages/${page}?width=${PICTURE_WIDTH}`}
        width={found.width}
        height={found.height}
        alt={`${word('page')} ${page}`}
      />
      <Boxes boxes={boxes.value} facts={found} />
    </div>
  );
};
