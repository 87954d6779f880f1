import type { StoryRange } from './read-story.ts';
import type { WordFile } from './word-file.ts';

/** Headers (页眉) and footers (页脚) of all sections as ranges of the text. */
export interface PageMargins {
  readonly headers: readonly StoryRange[];
  readonly footers: readonly StoryRange[];
}

/** The first six stories separate footnotes from the text; then come six for each section. */
const SEPARATORS = 6;
/** Even and odd headers, even and odd footers, header and footer of the first page. */
const IS_HEADER = [true, true, false, false, true, false];
const MAX_STORIES = 6000;

/** Ranges of [MS-DOC] PlcfHdd inside the story of headers; empty ones are left out. */
export const listPageMargins = ({ table, information }: WordFile, story: StoryRange): PageMargins => {
  const { at, length } = information.margins;
  const count = Math.min(Math.floor(Math.min(length, table.length - at) / 4) - 2, MAX_STORIES);
  const ranges = Array.from({ length: Math.max(0, count - SEPARATORS) }, (_, i) => {
    const place = at + 4 * (i + SEPARATORS);
    const start = Math.min(story.start + table.u32(place), story.end);
    return { start, end: Math.min(story.start + table.u32(place + 4), story.end), isHeader: IS_HEADER[i % 6] };
  }).filter(({ start, end }) => end > start);
  return { headers: ranges.filter((range) => range.isHeader), footers: ranges.filter((range) => !range.isHeader) };
};

/** True for a line of a header or footer that prints nothing but page numbers: `- 3 -`, `第 3 页 共 5 页`. */
export const isPageNumber = (text: string): boolean => /^[\s\d第共页/.,·—–-]*$/.test(text);
