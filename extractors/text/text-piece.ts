import type { Geometry } from '../../src/model/index.ts';

/** A line of running text or a table, before it gets its place in the document. */
export type TextPiece =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly geometry: Geometry; readonly rows: readonly (readonly string[])[] };

/** What a carrier read from the line it was offered: its pieces and the first line that is not part of them. */
export interface Region {
  readonly pieces: readonly TextPiece[];
  readonly next: number;
}

/**
 * One way a table arrives as text (载体). Looks at the lines from `start` and returns what it read, or null when they
 * are not its own. Must cost no more than the lines it takes, or a constant when it takes none.
 */
export type Carrier = (lines: readonly string[], start: number) => Region | null;
