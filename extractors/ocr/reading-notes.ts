import { finding, type Note, repair } from '../../src/model/index.ts';
import type { ReadParagraph } from './paragraphs.ts';
import type { ReadLine } from './read-region.ts';
import type { ReadCell, ReadTable } from './read-tables.ts';

/** Characters that decide a value or a code: digits, letters, signs, decimal points, the percent sign. */
const DECISIVE = /[\dA-Za-z.,%≥≤><=]/;
/** Confidence below which a decisive character and any other character is doubted. */
const DECISIVE_LIMIT = 0.8;
const OTHER_LIMIT = 0.55;

/** Characters of a line that the recogniser was unsure about, as `2 (0.41)`. */
const doubtful = ({ reading }: ReadLine): readonly string[] =>
  reading.characters
    .filter(({ text, confidence }) => confidence < (DECISIVE.test(text) ? DECISIVE_LIMIT : OTHER_LIMIT))
    .map(({ text, confidence }) => `${text} (${confidence.toFixed(2)})`);

const cellNotes = ({ at, lines }: ReadCell): readonly Note[] => {
  const text = lines.map(({ reading }) => reading.text).join('');
  const repairs = lines.flatMap((line) =>
    line.repairs.map(({ before, after, evidence }) => repair('sign-repair', before, after, evidence, at)),
  );
  const doubts = [
    ...lines.flatMap(doubtful),
    ...lines.filter(({ unread }) => unread).map(({ reading }) => `ink beside "${reading.text}" that was not read`),
  ];
  if (doubts.length === 0) return repairs;
  const message = `unsure reading "${text}": ${doubts.slice(0, 5).join(', ')}`;
  return [
    ...repairs,
    finding('low-confidence-ocr', 'warning', message, at, { before: text, evidence: doubts.join(', ') }),
  ];
};

/** What there is to say about the readings of a page: repaired signs and unsure characters, at their cells. */
export const readingNotes = (parts: readonly (ReadTable | ReadParagraph)[]): readonly Note[] =>
  parts.flatMap((part) => ('cells' in part ? part.cells.flatMap(cellNotes) : []));
