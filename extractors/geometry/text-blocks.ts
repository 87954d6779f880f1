import type { AlignedColumn } from './aligned-columns.ts';
import { type PlacedLine, textsOf } from './placed-lines.ts';

/** Share of the lines whose texts are of one kind, and of the texts whose neighbour below is of another. */
const ALIKE = 0.6;
/** Kinds of lines that a block has: name, street, town. */
const LEAST_KINDS = 3;

/** Letters and figures in outline: `12 Mill Road` and `7 High Street` are `9a`, `Tel. 555 1234` is `a.9`. */
const kindOf = (text: string): string =>
  text
    .replace(/[\p{L}’']+/gu, 'a')
    .replace(/\d+/g, '9')
    .replace(/\s+/g, '')
    .replace(/a+/g, 'a')
    .replace(/9+/g, '9');

/** Blocks of lines beside each other (地址栏): their lines are alike across the page, and unlike down each column. */
export const areBlocks = (lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): boolean => {
  const kinds = lines.map(({ chunks }) => chunks.map(({ chunk }) => kindOf(chunk.text)));
  const rows = kinds.filter((row) => row.length > 1);
  const alike = rows.filter((row) => row.every((kind) => kind === row[0]));
  const steps = columns.flatMap((_, index) => {
    const own = textsOf(lines, index).map(({ chunk }) => kindOf(chunk.text));
    return own.slice(1).map((kind, i) => kind !== own[i]);
  });
  return (
    new Set(alike.map((row) => row[0])).size >= LEAST_KINDS &&
    alike.length >= ALIKE * rows.length &&
    steps.filter(Boolean).length >= ALIKE * steps.length
  );
};
