import type { AlignedColumn } from './aligned-columns.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';
import { textOutline } from './text-outline.ts';

/** Share of the lines whose texts are of one kind, and of the texts whose neighbour below is of another. */
const ALIKE = 0.6;
/** Kinds of lines that a block has: name, street, town. */
const LEAST_KINDS = 3;

/** Blocks of lines beside each other (地址栏): their lines are alike across the page, and unlike down each column. */
export const areBlocks = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const kinds = lines.map(({ chunks }) => chunks.map(({ chunk }) => textOutline(chunk.text)));
  const rows = kinds.filter((row) => row.length > 1);
  const alike = rows.filter((row) => row.every((kind) => kind === row[0]));
  const steps = columns.flatMap((_, index) => {
    const own = textsOf(lines, index).map(({ chunk }) => textOutline(chunk.text));
    return own.slice(1).map((kind, i) => kind !== own[i]);
  });
  return (
    new Set(alike.map((row) => row[0])).size >= LEAST_KINDS &&
    alike.length >= ALIKE * rows.length &&
    steps.filter(Boolean).length >= ALIKE * steps.length
  );
};
