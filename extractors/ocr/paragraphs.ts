import { joinLines } from './join-lines.ts';
import type { Region } from './raster/gray-image.ts';
import { lowestConfidence, type ReadLine } from './read-region.ts';

/** Running text on a page: its joined lines and their place on the levelled page. */
export interface ReadParagraph {
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
const runsOn = (line: Region, next: Region, area: Region, em: number): boolean => {
  const heights = [line.bottom - line.top, next.bottom - next.top];
  if (Math.max(...heights) > Math.min(...heights) * 1.5) return false;
  if (next.top - line.bottom > em * 1.6) return false;
  return area.right - line.right < em * 1.6 && next.left - area.left < em * 0.8;
};

/** Paragraphs from the lines of an area: a line that is full runs on, every other line ends its paragraph. */
export const joinParagraphs = (lines: readonly ReadLine[], em: number): readonly ReadParagraph[] => {
  const read = lines.filter(({ reading }) => reading.text !== '');
  if (read.length === 0) return [];
  const area = around(read);
  const groups: ReadLine[][] = [];
  for (const line of read) {
    const last = groups.at(-1)?.at(-1);
    if (last && runsOn(last.region, line.region, area, em)) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    text: joinLines(group, 0, em),
    region: around(group),
    confidence: lowestConfidence(group),
  }));
};
