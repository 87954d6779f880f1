import type { Locator } from './locator.ts';

/** Format of the received file; `pdf-scan` has no usable text layer on any page. */
export const FORMATS = ['text', 'html', 'docx', 'doc', 'xlsx', 'xls', 'pdf', 'pdf-scan', 'image'] as const;
export type Format = (typeof FORMATS)[number];

/** Rectangle on a page: left, top, right, bottom in PDF points (pixels for images), origin top left. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A cell as the file holds it. An absent span means *unknown*; `1` means known to be single. */
export interface RawCell {
  readonly text: string;
  readonly at: Locator;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly page?: number;
  readonly box?: Box;
  /** Lowest character confidence of a recognised text, 0 to 1. */
  readonly confidence?: number;
}

/**
 * How far the places of the cells can be trusted.
 * `grid`: spans are known (DOCX, HTML, XLSX, ruled PDF); covered slots have no cell of their own.
 * `slots`: one cell per column, blanks kept, merges shown as blanks or vanished (text with tabs).
 * `order`: blanks may be dropped, only the order counts (pipe rows).
 * `stream`: row ends are unknown as well (one cell per line).
 */
export type Geometry = 'grid' | 'slots' | 'order' | 'stream';

/** Table (表): ragged rows of cells. */
export interface TableBlock {
  readonly kind: 'table';
  readonly at: Locator;
  readonly geometry: Geometry;
  readonly rows: readonly (readonly RawCell[])[];
  readonly page?: number;
  readonly box?: Box;
}

/** Running text; a table whose cells were lost in a text dump also arrives as paragraphs. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph';
  readonly at: Locator;
  /** As printed, with inner blanks; line breaks inside a paragraph are `\n`. */
  readonly text: string;
  /** Heading level from 1, where the format knows it. */
  readonly level?: number;
  readonly page?: number;
  readonly box?: Box;
  readonly confidence?: number;
}

/** One block of a document in reading order. */
export type Block = TableBlock | TextBlock;

/** Words that surround a table, read before anything is understood. */
export interface Document {
  readonly format: Format;
  readonly blocks: readonly Block[];
  readonly pageCount?: number;
  readonly ocrUsed: boolean;
  /** Text encoding as detected, for text and HTML. */
  readonly encoding?: string;
  /** Publication facts of a web page: 索引号, 发布机构, 发布日期, title. Never personal data. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Attachment links of a web page (absolute or as printed). */
  readonly links?: readonly { readonly url: string; readonly text: string }[];
}
