import type { Box } from '../../src/model/index.ts';

/** Straight horizontal or vertical line: `position` across its direction, `start` to `end` along it, in points. */
export interface Rule {
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/** Ruling lines (表格线) of a page. */
export interface Rules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Quarter turns clockwise of the writing direction against the page as shown: 0 is upright. */
export type Turn = 0 | 1 | 2 | 3;

/** One printed character (or ligature) with its place; blanks are glyphs with the text `' '`. */
export interface Glyph {
  readonly text: string;
  /** Em box: from 0.8 em over to 0.2 em under the base line, whatever the font's own metrics say. */
  readonly box: Box;
  /** Font size on the page in points. */
  readonly size: number;
  readonly turn: Turn;
  readonly font: string;
}

/** What is printed on one page: place and size in points, origin top left, turned as a reader sees the page. */
export interface PageMarks {
  /** Page number from 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: Rules;
  /** Filled areas (cell shading), for tables that are drawn with colour instead of lines. */
  readonly areas: readonly Box[];
  /** Boxes of slanted and curved shapes, where the source tells: what pictures are drawn with. */
  readonly sketches?: readonly Box[];
}
