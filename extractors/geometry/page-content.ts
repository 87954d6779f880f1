import type { Box } from '../../src/model/index.ts';
import type { Line } from './build-lines.ts';
import type { FilledGrid } from './fill-cells.ts';

/** How the borders of a table were found. */
export type GridOrigin = 'ruled' | 'aligned';

/** Table of a page. */
export interface PageTable {
  readonly kind: 'table';
  readonly grid: FilledGrid;
  readonly box: Box;
  readonly origin: GridOrigin;
}

/** Line of text outside tables. */
export interface PageLine {
  readonly kind: 'line';
  readonly line: Line;
  readonly box: Box;
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
