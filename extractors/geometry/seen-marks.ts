import type { Box } from '../../src/model/index.ts';

/** Straight line from one point to another; on a skewed scan it is not quite level. */
export type Segment = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** What the geometry of a page starts from, for drawing: places in the units of the document's boxes. */
export interface SeenMarks {
  /** Ruling lines (表格线). */
  readonly rules: readonly Segment[];
  /** Words of a text layer, or lines of writing of a picture. */
  readonly words: readonly Box[];
}
