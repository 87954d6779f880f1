import type { Box, TableBlock, TextBlock } from '../../src/model/index.ts';
import type { Grid, GridCell } from './grid-cells.ts';

/** How the borders of a table were found. */
export type GridOrigin = 'ruled' | 'aligned' | 'recognized';

/** Line of text without its words: pages are kept until the document ends, glyphs are not. */
export interface TextLine {
  readonly text: string;
  readonly box: Box;
  /** Largest font size in the line. */
  readonly size: number;
}

/** Grid whose cells have their text. */
export interface TextGrid extends Grid {
  readonly cells: readonly (GridCell & {
    readonly text: string;
    /** How far the text reaches from left to right, where no lines are drawn. */
    readonly ink?: readonly [left: number, right: number];
  })[];
}

/** Table of a page. */
export interface PageTable {
  readonly kind: 'table';
  readonly grid: TextGrid;
  readonly box: Box;
  readonly origin: GridOrigin;
  /** The finished block, where recognition made it. */
  readonly block?: TableBlock;
}

/** Line of text outside tables. */
export interface PageLine {
  readonly kind: 'line';
  readonly line: TextLine;
  readonly box: Box;
  /** The finished block, where recognition made it. */
  readonly block?: TextBlock;
}

/** What is printed on a page, in reading order. */
export interface PageContent {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly (PageTable | PageLine)[];
  /** Maps a box of the content to the page as shown; the content may be read sideways. */
  readonly toPage: (box: Box) => Box;
}
