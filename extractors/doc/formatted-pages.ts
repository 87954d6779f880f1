import type { ByteView } from './byte-view.ts';
import type { StreamRange } from './file-information.ts';

/** Bytes of the `WordDocument` stream that share one set of properties; the group of modifiers lies in the same stream. */
export interface FormattedRun {
  readonly start: number;
  readonly end: number;
  /** Place and end of the modifiers; equal when there are none. */
  readonly group: number;
  readonly groupEnd: number;
  /** Style index of a paragraph; 0 for characters. */
  readonly style: number;
}

const PAGE = 512;

type PageReader = (word: ByteView, page: number) => FormattedRun[];

const readCharacterPage: PageReader = (word, page) => {
  const count = word.u8(page + 511);
  return Array.from({ length: Math.min(count, 101) }, (_, i) => {
    const place = word.u8(page + 4 * (count + 1) + i) * 2;
    const group = page + place + 1;
    const length = place === 0 ? 0 : word.u8(page + place);
    const start = word.u32(page + 4 * i);
    return { start, end: word.u32(page + 4 * i + 4), group, groupEnd: group + length, style: 0 };
  });
};

const readParagraphPage: PageReader = (word, page) => {
  const count = word.u8(page + 511);
  return Array.from({ length: Math.min(count, 29) }, (_, i) => {
    const range = { start: word.u32(page + 4 * i), end: word.u32(page + 4 * i + 4) };
    const place = word.u8(page + 4 * (count + 1) + 13 * i) * 2;
    if (place === 0) return { ...range, group: 0, groupEnd: 0, style: 0 };
    // One length byte counts words and includes itself; a zero there means that the next byte counts words.
    const short = word.u8(page + place);
    const at = page + place + (short === 0 ? 2 : 1);
    const length = short === 0 ? word.u8(page + place + 1) * 2 : short * 2 - 1;
    return { ...range, group: at + 2, groupEnd: at + length, style: word.u16(at) };
  });
};

const readPages = (table: ByteView, word: ByteView, range: StreamRange, read: PageReader): readonly FormattedRun[] => {
  const length = Math.min(range.length, table.length - range.at);
  const count = Math.floor((length - 4) / 8);
  const runs: FormattedRun[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < count; i++) {
    const page = (table.u32(range.at + 4 * (count + 1) + 4 * i) & 0x3fffff) * PAGE;
    if (page === 0 || page + PAGE > word.length || seen.has(page)) continue;
    seen.add(page);
    runs.push(...read(word, page).filter((run) => run.end > run.start));
  }
  return runs.sort((a, b) => a.start - b.start);
};

/** Character properties by byte ([MS-DOC] PlcBteChpx), sorted by place. */
export const readCharacterRuns = (table: ByteView, word: ByteView, range: StreamRange): readonly FormattedRun[] =>
  readPages(table, word, range, readCharacterPage);

/** Paragraph properties by byte ([MS-DOC] PlcBtePapx), sorted by place. */
export const readParagraphRuns = (table: ByteView, word: ByteView, range: StreamRange): readonly FormattedRun[] =>
  readPages(table, word, range, readParagraphPage);

/** The run that holds a byte of the stream, or null. */
export const findRun = (runs: readonly FormattedRun[], place: number): FormattedRun | null => {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) return null;
    if (place < run.start) high = middle - 1;
    else if (place >= run.end) low = middle + 1;
    else return run;
  }
  return null;
};
