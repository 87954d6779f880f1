/** Merge mark of a table cell: first cell of a merge, covered by it, or single. */
export type MergeMark = 'single' | 'restart' | 'continue';

/** Paragraph of a story; `level` from 1 for headings. */
interface StoryParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly level: number | null;
}

/** Cell as WordprocessingML holds it: merges are marks, not spans. */
export interface StoryCell {
  readonly blocks: readonly StoryBlock[];
  readonly columnSpan: number;
  readonly vertical: MergeMark;
  readonly horizontal: MergeMark;
}

/** Table row; `before` and `after` are grid columns that the row leaves out at its ends. */
export interface StoryRow {
  readonly cells: readonly StoryCell[];
  readonly before: number;
  readonly after: number;
}

/** Table of a story. */
export interface StoryTable {
  readonly kind: 'table';
  readonly rows: readonly StoryRow[];
}

/** Block of a story (body, header, footer, note, text box) in reading order. */
export type StoryBlock = StoryParagraph | StoryTable;

/** What was left out of the printed text, counted over all stories of a document. */
export interface LeftOut {
  hiddenTexts: string[];
  deletions: number;
  placeholders: number;
  pictures: number;
  embedded: number;
  cells: number;
}
