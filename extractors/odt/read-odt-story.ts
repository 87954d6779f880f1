import { readXmlEvents, type XmlElement } from '../docx/xml-events.ts';
import type { OdtBlock, OdtCell, OdtParagraph, OdtStory, OdtTable } from './odt-story.ts';

/** Elements whose inside is not printed: comments, forms, the log of tracked changes, readings over characters. */
const UNSEEN = new Set([
  'office:annotation',
  'office:forms',
  'text:tracked-changes',
  'text:ruby-text',
  'text:hidden-text',
  'text:note-citation',
  'table:covered-table-cell',
]);

/** A few bytes can repeat a cell a billion times; what is kept fills any printed table. */
const MOST_REPEATED = 64;
const MOST_SPAN = 1000;
/** Paragraphs, tables and cells stand inside one another a few deep; a file that only opens them must not cost more. */
const DEEPEST = 200;

/** What is being collected: the body, a cell or the footnotes. */
interface OpenBox {
  readonly blocks: OdtBlock[];
  readonly spans: { readonly colSpan: number; readonly rowSpan: number; readonly repeat: number };
}

interface OpenParagraph {
  readonly parts: string[];
  readonly level: number | null;
}

interface OpenTable {
  readonly rows: OdtCell[][];
  repeat: number;
}

const countOf = (element: XmlElement, name: string, most: number): number => {
  const count = Number.parseInt(element.attribute(name) ?? '1', 10);
  return Number.isNaN(count) ? 1 : Math.min(Math.max(1, count), most);
};

const NO_SPANS = { colSpan: 1, rowSpan: 1, repeat: 1 } as const;

/** Collects the blocks of an OpenDocument text from its XML events. */
class StoryReader {
  private readonly notes: OpenBox = { blocks: [], spans: NO_SPANS };
  private readonly boxes: OpenBox[] = [{ blocks: [], spans: NO_SPANS }];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenTable[] = [];
  private unseen = 0;
  private depth = 0;
  private covered = false;
  private deletions = 0;
  private coveredTexts = 0;
  private pictures = 0;
  private cells = 0;
  private readonly maxCells: number;

  constructor(maxCells: number) {
    this.maxCells = maxCells;
  }

  open(element: XmlElement): void {
    const { name } = element;
    if (name === 'text:deletion') this.deletions += 1;
    if (this.unseen > 0 || UNSEEN.has(name) || this.depth >= DEEPEST) {
      this.unseen += 1;
      if (this.unseen === 1) this.covered = name === 'table:covered-table-cell';
      return;
    }
    this.depth += 1;
    this.openSeen(element);
  }

  private openSeen(element: XmlElement): void {
    const { name } = element;
    if (name === 'text:p') this.paragraphs.push({ parts: [], level: null });
    else if (name === 'text:h') this.paragraphs.push({ parts: [], level: countOf(element, 'text:outline-level', 9) });
    else if (name === 'text:s') this.print(' '.repeat(countOf(element, 'text:c', MOST_SPAN)));
    else if (name === 'text:tab') this.print('\t');
    else if (name === 'text:line-break') this.print('\n');
    else if (name === 'draw:image') this.pictures += 1;
    else if (name === 'text:note-body') this.boxes.push(this.notes);
    else if (name === 'table:table') this.tables.push({ rows: [], repeat: 1 });
    else if (name === 'table:table-row') this.openRow(element);
    else if (name === 'table:table-cell') this.openCell(element);
  }

  close(name: string): void {
    if (this.unseen > 0) {
      this.unseen -= 1;
      return;
    }
    this.depth -= 1;
    if (name === 'text:p' || name === 'text:h') this.closeParagraph();
    else if (name === 'text:note-body') this.boxes.pop();
    else if (name === 'table:table') this.closeTable();
    else if (name === 'table:table-row') this.closeRow();
    else if (name === 'table:table-cell') this.closeCell();
  }

  text(text: string): void {
    if (this.unseen > 0) {
      if (this.covered && text.trim() !== '') this.coveredTexts += 1;
      return;
    }
    // White space of the XML collapses; printed blanks and tabs are elements of their own.
    this.print(text.replace(/[ \t\r\n]+/g, ' '));
  }

  story(problem: string | null): OdtStory {
    while (this.paragraphs.length > 0) this.closeParagraph();
    while (this.tables.length > 0) this.closeTable();
    return {
      blocks: [...this.boxes[0]!.blocks, ...this.notes.blocks],
      deletions: this.deletions,
      coveredTexts: this.coveredTexts,
      pictures: this.pictures,
      cellsLeftOut: Math.max(0, this.cells - this.maxCells),
      problem,
    };
  }

  private print(text: string): void {
    this.paragraphs.at(-1)?.parts.push(text);
  }

  private add(block: OdtBlock): void {
    this.boxes.at(-1)!.blocks.push(block);
  }

  private closeParagraph(): void {
    const open = this.paragraphs.pop();
    const text = open?.parts.join('').trimEnd() ?? '';
    if (open && text.trim() !== '') this.add({ kind: 'paragraph', text, level: open.level });
  }

  private openRow(element: XmlElement): void {
    const table = this.tables.at(-1);
    table?.rows.push([]);
    if (table) table.repeat = countOf(element, 'table:number-rows-repeated', MOST_REPEATED);
  }

  /** Repeats a row that the file states once; a blank one is printed once, for its height alone. */
  private closeRow(): void {
    const table = this.tables.at(-1);
    const row = table?.rows.at(-1);
    if (!table || !row?.some((cell) => cell.lines.length > 0)) return;
    for (let copy = 1; copy < table.repeat && this.take(row.length); copy += 1) table.rows.push(row);
  }

  private openCell(element: XmlElement): void {
    const spans = {
      colSpan: countOf(element, 'table:number-columns-spanned', MOST_SPAN),
      rowSpan: countOf(element, 'table:number-rows-spanned', MOST_SPAN),
      repeat: countOf(element, 'table:number-columns-repeated', MOST_REPEATED),
    };
    this.boxes.push({ blocks: [], spans });
  }

  private closeCell(): void {
    if (this.boxes.length === 1) return;
    const { blocks, spans } = this.boxes.pop()!;
    const row = this.tables.at(-1)?.rows.at(-1);
    const lines = blocks.filter((block): block is OdtParagraph => block.kind === 'paragraph').map(({ text }) => text);
    const inner = blocks.filter((block): block is OdtTable => block.kind === 'table');
    const { colSpan, rowSpan } = spans;
    for (let copy = 0; row && copy < spans.repeat && this.take(1); copy += 1)
      row.push({ lines, colSpan, rowSpan, inner: copy === 0 ? inner : [] });
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (table && table.rows.length > 0) this.add({ kind: 'table', rows: table.rows });
  }

  private take(count: number): boolean {
    this.cells += count;
    return this.cells <= this.maxCells;
  }
}

/** Reads `content.xml` of an OpenDocument text (ODT) into its blocks; at most `maxCells` cells are kept. */
export const readOdtStory = (content: Uint8Array, maxCells: number): OdtStory => {
  const reader = new StoryReader(maxCells);
  const problem = readXmlEvents(content, {
    open: (element) => reader.open(element),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  return reader.story(problem);
};
