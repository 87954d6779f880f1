import type { PlacedLine } from './placed-lines.ts';

/** Base lines of texts in one line differ by this much, in ems, where they are scattered. */
const LEAST_OFF = 0.06;
/** Share of the lines of several texts that are so, and different distances: cells set in the middle have one or two. */
const SCATTERED = 0.3;
const LEAST_DISTANCES = 3;

/** Characters of a label, and share of the lines with a longer text: prose beside a table stands at other heights as well. */
const LONGEST = 30;
const MOST_LONG = 0.25;

/** Farthest base lines apart in a line, in twentieths of an em, among texts of one font and size. */
const offLine = ({ chunks }: PlacedLine): number => {
  const { font } = chunks[0]!.chunk.words[0]!;
  const { size } = chunks[0]!.chunk;
  // on a scan no font is known, and boxes are those of the ink, which hardly ever ends on the base line
  if (font === '') return 0;
  const like = chunks.filter(({ chunk }) => chunk.size === size && chunk.words[0]!.font === font);
  const bottoms = like.map(({ chunk }) => chunk.box[3] / size);
  const off = Math.max(...bottoms) - Math.min(...bottoms);
  return off > LEAST_OFF ? Math.round(off * 20) : 0;
};

/** Texts of one size in one line at different heights: labels of a chart (图表) or a map, which no row sets. */
export const isScattered = (lines: readonly PlacedLine[]): boolean => {
  const rows = lines.filter(({ chunks }) => chunks.length > 1);
  const off = rows.map(offLine).filter((distance) => distance > 0);
  const long = lines.filter(({ chunks }) => chunks.some(({ chunk }) => chunk.text.length > LONGEST));
  if (long.length > MOST_LONG * lines.length) return false;
  return off.length >= SCATTERED * rows.length && new Set(off).size >= LEAST_DISTANCES;
};

const WORD = /\p{L}{2}|\p{Script=Han}/u;

/** Figures without a word: the axes of a chart, a matrix in a formula. */
export const isWordless = (lines: readonly PlacedLine[]): boolean =>
  !lines.some(({ chunks }) => chunks.some(({ chunk }) => WORD.test(chunk.text)));
