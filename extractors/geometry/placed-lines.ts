import { type AlignedColumn, columnsOf } from './aligned-columns.ts';
import type { Chunk, ChunkedLine } from './line-chunks.ts';

/** Chunk with the columns it lies over. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly first: number;
  readonly last: number;
}

/** A line of a table with its chunks in columns. */
export interface PlacedLine {
  readonly line: ChunkedLine;
  readonly chunks: readonly PlacedChunk[];
}

/** Puts the chunks of a line into columns. */
export const placeLine = (line: ChunkedLine, columns: readonly AlignedColumn[]): PlacedLine => ({
  line,
  chunks: line.chunks.map((chunk) => {
    const [first, last] = columnsOf(columns, chunk);
    return { chunk, first, last };
  }),
});

/** Texts of one column alone. */
export const textsOf = (lines: readonly PlacedLine[], column: number): readonly PlacedChunk[] =>
  lines.flatMap((line) => line.chunks.filter(({ first, last }) => first === column && last === column));
