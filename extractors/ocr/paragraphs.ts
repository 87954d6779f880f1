import { blockLocator } from '../../src/model/index.ts';
import { joinLines } from './join-lines.ts';
import type { Region } from './raster/gray-image.ts';
import type { ReadLine } from './read-line.ts';
import { lowestConfidence } from './read-region.ts';

/** Running text on a page: its lines, joined, and their place on the levelled page. */
export interface ReadParagraph {
  readonly at: string;
  readonly lines: readonly ReadLine[];
  readonly text: string;
  readonly region: Region;
  readonly confidence: number | undefined;
}

const around = (lines: readonly ReadLine[]): Region =>
  lines
    .map(({ region }) => region)
    .reduce((a, b) => ({
      left: Math.min(a.left, b.left),
      top: Math.min(a.top, b.top),
      right: Math.max(a.right, b.right),
      bottom: Math.max(a.bottom, b.bottom),
    }));

/** Does a line run on in the next one? It is full to the right edge and the next one starts at the left edge. */
const runsOn = (line: ReadLine, next: ReadLine, area: Region, em: number): boolean => {
  // an entry of a table of contents is full to its page number
  if (line.reading.text.includes('……')) return false;
  const heights = [line.region.bottom - line.region.top, next.region.bottom - next.region.top];
  if (Math.max(...heights) > Math.min(...heights) * 1.5) return false;
  if (next.region.top - line.region.bottom > em * 1.6) return false;
  return area.right - line.region.right < em * 1.6 && next.region.left - area.left < em * 0.8;
};

/** Paragraphs from the lines of an area: a line that is full runs on, every other line ends its paragraph. */
export const joinParagraphs = (
  lines: readonly ReadLine[],
  em: number,
  page: number,
  before: number,
): readonly ReadParagraph[] => {
  const read = lines.filter(({ reading }) => reading.text !== '');
  if (read.length === 0) return [];
  const area = around(read);
  const groups: ReadLine[][] = [];
  for (const line of read) {
    const last = groups.at(-1)?.at(-1);
    if (last && runsOn(last, line, area, em)) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups.map((group, i) => ({
    at: blockLocator(before + i + 1, page),
    lines: group,
    text: joinLines(group, 0, em),
    region: around(group),
    confidence: lowestConfidence(group),
  }));
};
