/** Cell of an OpenDocument table; a span is what the file states, not yet cut to the table. */
export interface OdtCell {
  readonly lines: readonly string[];
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Tables inside the cell. */
  readonly inner: readonly OdtTable[];
}

/** Table (表) of an OpenDocument text. */
export interface OdtTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly OdtCell[])[];
}

/** Paragraph; `level` from 1 for headings. */
export interface OdtParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly level: number | null;
}

/** Block of the text in reading order; footnotes stand at the end. */
export type OdtBlock = OdtParagraph | OdtTable;

/** Blocks of the text, and what of the file is not among them. */
export interface OdtStory {
  readonly blocks: readonly OdtBlock[];
  readonly deletions: number;
  readonly coveredTexts: number;
  readonly pictures: number;
  readonly cellsLeftOut: number;
  /** What is wrong with the XML; blocks go as far as it could be read. */
  readonly problem: string | null;
}
