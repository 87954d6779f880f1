import type { ListCounter } from './numbering.ts';
import type { LeftOut, MergeMark, StoryBlock, StoryCell, StoryRow } from './story.ts';
import type { Styles } from './styles.ts';

/** Blocks being collected: of the story, of a cell or of a text box. */
interface OpenContainer {
  readonly blocks: StoryBlock[];
  /** Text of a paragraph whose end was deleted: it goes on in the next one. */
  carried: string;
}

/** Paragraph being read with its run. */
export interface OpenParagraph {
  readonly parts: string[];
  /** Blocks of text boxes anchored here; they follow the paragraph. */
  readonly boxes: StoryBlock[];
  style: string | null;
  level: number | null;
  numId: string | null;
  listLevel: number | null;
  markDeleted: boolean;
  /** Printed list number, where the file states it (Word 2003). */
  label: string | null;
  inProperties: boolean;
  hidden: boolean;
  font: string | null;
  collecting: boolean;
}

/** Row being read. */
export interface OpenRow {
  readonly cells: StoryCell[];
  before: number;
  after: number;
  deleted: boolean;
}

/** Cell being read. */
export interface OpenCell {
  readonly container: OpenContainer;
  columnSpan: number;
  vertical: MergeMark;
  horizontal: MergeMark;
}

/** Table being read. */
interface OpenTable {
  readonly rows: StoryRow[];
  row: OpenRow | null;
  cell: OpenCell | null;
}

/** Field (域) being read: nothing of its code is printed, and nothing of a page number field. */
interface OpenField {
  inCode: boolean;
  code: string;
}

/** Everything that is open while a story is read. */
export interface StoryState {
  readonly styles: Styles;
  readonly lists: ListCounter;
  readonly leftOut: LeftOut;
  readonly maxCells: number;
  readonly containers: OpenContainer[];
  readonly paragraphs: OpenParagraph[];
  readonly tables: OpenTable[];
  readonly fields: OpenField[];
  /** For each open mc:AlternateContent: one of its alternatives was read already. */
  readonly alternatives: boolean[];
  readonly marginIds: Set<string>;
  /** Depth inside an element that is left out; 0 when reading. */
  skipping: number;
  /** The text that comes belongs to the code of a field. */
  inInstruction: boolean;
  inCheckBox: boolean;
  /** The content control that is open shows its prompt only. */
  showsPrompt: boolean;
  /** Tables inside tables beyond the depth that is told apart. */
  flattened: number;
}

/** A story with nothing open but its own container. */
export const openStory = (styles: Styles, lists: ListCounter, leftOut: LeftOut, maxCells: number): StoryState => ({
  styles,
  lists,
  leftOut,
  maxCells,
  containers: [{ blocks: [], carried: '' }],
  paragraphs: [],
  tables: [],
  fields: [],
  alternatives: [],
  marginIds: new Set(),
  skipping: 0,
  inInstruction: false,
  inCheckBox: false,
  showsPrompt: false,
  flattened: 0,
});
