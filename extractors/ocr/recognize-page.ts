import { type Block, type Outcome, outcome } from '../../src/model/index.ts';
import type { PageImage } from './page-image.ts';
import { type PageLayout, preparePage, sourceBox } from './page-layout.ts';
import { orientPage } from './page-orientation.ts';
import type { ReadParagraph } from './paragraphs.ts';
import { grayFromPixels } from './raster/gray-from-pixels.ts';
import type { GrayImage, Region } from './raster/gray-image.ts';
import { scaleGray } from './raster/resample.ts';
import { type Readers, readPage } from './read-page.ts';
import { type PlaceBox, type ReadTable, tableBlock } from './read-tables.ts';
import { readingNotes, unreadNotes } from './reading-notes.ts';

/** Pixels of a page that are worked on at most: A4 at 600 dpi is 35 million. */
const MOST_PIXELS = 40_000_000;

/** Maps the levelled page to the page as the document counts it (PDF points, or pixels of a picture). */
export const placeOn = (layout: PageLayout, image: PageImage, shrink: number): PlaceBox => {
  const [left, top, right, bottom] = image.pageBox;
  const [sx, sy] = [(right - left) / (image.width * shrink), (bottom - top) / (image.height * shrink)];
  const round = (value: number): number => Math.round(value * 100) / 100;
  return (region: Region) => {
    const box = sourceBox(layout, region);
    return [round(left + box[0] * sx), round(top + box[1] * sy), round(left + box[2] * sx), round(top + box[3] * sy)];
  };
};

const blockOf = (part: ReadTable | ReadParagraph, em: number, page: number, place: PlaceBox): Block =>
  'cells' in part
    ? tableBlock(part, em, page, place)
    : {
        kind: 'paragraph',
        at: part.at,
        text: part.text,
        page,
        box: place(part.region),
        ...(part.confidence === undefined ? {} : { confidence: part.confidence }),
      };

/** Grey picture of a page, scaled down where it is larger than can be worked on; `shrink` says by how much. */
export const grayWithinLimit = (image: PageImage): { gray: GrayImage; shrink: number } => {
  const gray = grayFromPixels(image);
  const pixels = gray.width * gray.height;
  if (pixels <= MOST_PIXELS) return { gray, shrink: 1 };
  const smaller = scaleGray(gray, Math.sqrt(MOST_PIXELS / pixels));
  return { gray: smaller, shrink: smaller.width / gray.width };
};

/**
 * Reads one page picture: tables as grids with known spans and one text per cell, everything else as paragraphs, in
 * reading order. Boxes are on the page as received. A page without writing gives no blocks.
 */
export const recognizePage = async (image: PageImage, readers: Readers): Promise<Outcome<readonly Block[]>> => {
  const { gray, shrink } = grayWithinLimit(image);
  const prepared = preparePage(gray);
  if (!prepared) return outcome([]);
  const layout = await orientPage(prepared, readers.engine);
  const { parts, unread } = await readPage(layout, readers, image.page);
  const place = placeOn(layout, image, shrink);
  return outcome(
    parts.map((part) => blockOf(part, layout.em, image.page, place)),
    [...readingNotes(parts), ...unreadNotes(unread.map(place), image.page)],
  );
};
