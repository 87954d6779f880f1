import { type Block, type Document, finding, type Outcome, outcome, type TableBlock } from '../src/model/index.ts';

/**
 * Most cells or lines of a document that are read, and most characters in them: thousands of indicators, a thousand
 * printed pages. A document of this size takes seconds and 400 MB; nobody can say what a larger one takes.
 */
export const MOST_CELLS = 100_000;
export const MOST_CHARACTERS = 1_000_000;

/** Tables that are named in the finding; more are counted. */
const MOST_NAMED = 8;

interface Size {
  cells: number;
  characters: number;
}

/** A table that prints none of these holds no targets (绩效目标). */
const TARGET_WORD = /绩效|指标|目标|产出|效益|满意/;

const NOTHING: Size = { cells: 0, characters: 0 };

const plus = (a: Size, b: Size): Size => ({ cells: a.cells + b.cells, characters: a.characters + b.characters });

const isWithin = ({ cells, characters }: Size): boolean => cells <= MOST_CELLS && characters <= MOST_CHARACTERS;

const rowSize = (row: TableBlock['rows'][number]): Size => ({
  cells: row.length,
  characters: row.reduce((sum, { text }) => sum + text.length, 0),
});

const sizeOf = (block: Block): Size =>
  block.kind === 'table' ? block.rows.map(rowSize).reduce(plus, NOTHING) : { cells: 1, characters: block.text.length };

const speaksOfTargets = (block: Block): boolean =>
  block.kind !== 'table' || block.rows.some((row) => row.some(({ text }) => TARGET_WORD.test(text)));

/** Beginning of a document that is within the bound, and the place where it ends; null where all of it is. */
const cutBlocks = (blocks: readonly Block[]): { readonly kept: readonly Block[]; readonly end: string | null } => {
  const kept: Block[] = [];
  let read = NOTHING;
  for (const block of blocks) {
    const whole = plus(read, sizeOf(block));
    if (isWithin(whole)) {
      kept.push(block);
      read = whole;
      continue;
    }
    if (block.kind !== 'table') return { kept, end: block.at };
    const first = block.rows.findIndex((row) => {
      read = plus(read, rowSize(row));
      return !isWithin(read);
    });
    if (first > 0) kept.push({ ...block, rows: block.rows.slice(0, first) });
    return { kept, end: block.rows[first]?.[0]?.at ?? block.at };
  }
  return { kept, end: null };
};

const listed = (blocks: readonly Block[]): string =>
  `${blocks
    .slice(0, MOST_NAMED)
    .map(({ at }) => at)
    .join(', ')}${blocks.length > MOST_NAMED ? ' …' : ''}`;

/**
 * Leaves out of a document of absurd size (超大文件) what would cost minutes and gigabytes, and says what was not read: first
 * the tables that say nothing of targets, then what is printed behind the bound. Others pass untouched.
 */
export const boundDocument = (document: Document): Outcome<Document> => {
  const { blocks } = document;
  const size = blocks.map(sizeOf).reduce(plus, NOTHING);
  if (isWithin(size)) return outcome(document);
  const others = blocks.filter((block) => !speaksOfTargets(block));
  const { kept, end } = cutBlocks(blocks.filter(speaksOfTargets));
  const unread = [
    ...(others.length > 0 ? [`${others.length} tables without a word of targets (${listed(others)})`] : []),
    ...(end === null ? [] : [`what is printed from ${end} on`]),
  ];
  const message = `expected at most ${MOST_CELLS} cells or lines and ${MOST_CHARACTERS} characters, found ${size.cells} and ${size.characters}; not read: ${unread.join('; ')}; split the document`;
  return outcome({ ...document, blocks: kept }, [finding('too-large', 'error', message, end ?? others[0]!.at)]);
};
