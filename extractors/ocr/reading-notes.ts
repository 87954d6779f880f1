import { type Box, finding, type Note, repair } from '../../src/model/index.ts';
import type { ReadParagraph } from './paragraphs.ts';
import type { ReadLine } from './read-line.ts';
import type { ReadTable } from './read-tables.ts';

/** Characters that decide a value or a code: digits, letters, signs, decimal points, the percent sign. */
const DECISIVE = /[\dA-Za-z.,%°‰≥≤><=]/;
/** Confidence below which a decisive character and any other character is doubted. */
const DECISIVE_LIMIT = 0.8;
const OTHER_LIMIT = 0.55;
/** Characters that are words; a comma read as 、 changes nothing that anybody looks up. */
const WORD = /\p{L}/u;

const isDoubted = (text: string, confidence: number): boolean =>
  DECISIVE.test(text) ? confidence < DECISIVE_LIMIT : WORD.test(text) && confidence < OTHER_LIMIT;

/** What a reading is unsure about: characters as `2 (0.41)`, and ink that was not read. */
const doubtsOf = ({ reading, unread }: ReadLine): readonly string[] => [
  ...reading.characters
    .filter(({ text, confidence }) => isDoubted(text, confidence))
    .map(({ text, confidence }) => `${text} (${confidence.toFixed(2)})`),
  ...(unread ? [reading.text === '' ? 'ink that was not read' : `ink beside "${reading.text}" that was not read`] : []),
];

/** Notes about the lines of one cell or paragraph, at its locator. */
const linesNotes = (at: string, lines: readonly ReadLine[]): readonly Note[] => {
  const text = lines.map(({ reading }) => reading.text).join('');
  const repairs = lines.flatMap((line) =>
    line.repairs.map(({ before, after, evidence }) => repair('sign-repair', before, after, evidence, at)),
  );
  const disagreements = lines.flatMap(({ reading, witness }) => {
    if (witness === undefined) return [];
    const message = `one engine read "${reading.text}", the other "${witness}"`;
    return [finding('ocr-disagreement', 'warning', message, at, { before: reading.text, evidence: witness })];
  });
  const doubts = lines.flatMap(doubtsOf);
  if (doubts.length === 0) return [...repairs, ...disagreements];
  const message = `unsure reading "${text}": ${doubts.slice(0, 5).join(', ')}`;
  const doubt = finding('low-confidence-ocr', 'warning', message, at, { before: text, evidence: doubts.join(', ') });
  return [...repairs, ...disagreements, doubt];
};

/**
 * A blank in a table without lines can belong to a merged cell above or below it, and nothing on the page says to which: the
 * records of the whole table are in doubt.
 */
const unruledNotes = ({ at, isAligned, cells }: ReadTable): readonly Note[] => {
  const isOpen = cells.some(({ lines, ruled }) => lines.length === 0 || ruled.rowSpan > 1);
  if (!isAligned || !isOpen) return [];
  const message =
    'the table has no ruling lines; its merged cells follow from where the text stands, compare it with the page';
  return [finding('unruled-table', 'warning', message, at)];
};

/** Cells that are two only because their texts stand apart: a line between them has left no trace. */
const dividedNotes = ({ cells }: ReadTable): readonly Note[] =>
  cells
    .filter(({ ruled, lines }) => ruled.isDivided && lines.length > 0)
    .map(({ at }) => {
      const message = 'a line beside the cell is worn away; where the cell ends follows from where the text stands';
      return finding('unruled-table', 'warning', message, at);
    });

/** Page number (页码) on a line of its own: `-6-`, `— 12 —`, `第3页`. */
const PAGE_NUMBER = /^[-—–一·.\s]*(?:第?\d{1,4}页?)?[-—–一·.\s]*$/u;

/** What there is to say about the readings of a page: repaired signs, unsure and disputed characters, at their cells. */
export const readingNotes = (parts: readonly (ReadTable | ReadParagraph)[]): readonly Note[] =>
  parts.flatMap((part) =>
    'cells' in part
      ? [...unruledNotes(part), ...dividedNotes(part), ...part.cells.flatMap(({ at, lines }) => linesNotes(at, lines))]
      : PAGE_NUMBER.test(part.text)
        ? []
        : linesNotes(part.at, part.lines),
  );

/** Places that a note names at most. */
const MOST_PLACES = 20;

/**
 * One finding for a page with ink that was found but not read: handwriting, a picture, a smear. The evidence is where:
 * `[61.4, 702.1, 140.2, 733.9]` per place, left, top, right and bottom on the page as received.
 */
export const unreadNotes = (boxes: readonly Box[], page: number): readonly Note[] => {
  if (boxes.length === 0) return [];
  const message = `ink in ${boxes.length === 1 ? 'one place' : `${boxes.length} places`} outside of tables was not read`;
  const evidence = boxes
    .slice(0, MOST_PLACES)
    .map((box) => `[${box.join(', ')}]`)
    .join(' ');
  return [finding('low-confidence-ocr', 'warning', message, `p${page}`, { evidence })];
};
