import { type Block, blockLocator, type Outcome, outcome } from '../../src/model/index.ts';
import type { OcrEngine } from './engines/ocr-engine.ts';
import { freeAreas } from './free-areas.ts';
import type { PageImage } from './page-image.ts';
import { type PageLayout, preparePage, sourceBox } from './page-layout.ts';
import { orientPage } from './page-orientation.ts';
import { joinParagraphs, type ReadParagraph } from './paragraphs.ts';
import { grayFromPixels } from './raster/gray-from-pixels.ts';
import type { GrayImage, Region } from './raster/gray-image.ts';
import { scaleGray } from './raster/resample.ts';
import { readRegion } from './read-region.ts';
import { type PlaceBox, type ReadTable, readTable, tableBlock } from './read-tables.ts';
import { readingNotes } from './reading-notes.ts';

/** Pixels of a page that are worked on at most: A4 at 600 dpi is 35 million. */
const MOST_PIXELS = 40_000_000;

/** Everything read on a page, still in pixels of the levelled page. */
export interface ReadPage {
  readonly layout: PageLayout;
  readonly parts: readonly (ReadTable | ReadParagraph)[];
}

const readPage = async (layout: PageLayout, engine: OcrEngine, page: number): Promise<ReadPage> => {
  const { image, em } = layout;
  const areas = freeAreas(
    image.width,
    image.height,
    layout.tables.map(({ region }) => region),
    em * 0.12,
  );
  const parts: (ReadTable | ReadParagraph)[] = [];
  let ordinal = 0;
  for (const part of areas) {
    if ('table' in part) parts.push(await readTable(layout, layout.tables[part.table]!, engine, page, ++ordinal));
    else parts.push(...joinParagraphs(await readRegion(layout, part.area, engine), em));
  }
  return { layout, parts };
};

/** Maps the levelled page to the page as the document counts it (PDF points, or pixels of a picture). */
const placeOn = (layout: PageLayout, image: PageImage, shrink: number): PlaceBox => {
  const [left, top, right, bottom] = image.pageBox;
  const [sx, sy] = [(right - left) / (image.width * shrink), (bottom - top) / (image.height * shrink)];
  const round = (value: number): number => Math.round(value * 100) / 100;
  return (region: Region) => {
    const box = sourceBox(layout, region);
    return [round(left + box[0] * sx), round(top + box[1] * sy), round(left + box[2] * sx), round(top + box[3] * sy)];
  };
};

const blocksOf = ({ layout, parts }: ReadPage, page: number, place: PlaceBox): readonly Block[] => {
  let paragraphs = 0;
  return parts.map((part): Block => {
    if ('cells' in part) return tableBlock(part, layout.em, page, place);
    paragraphs++;
    return {
      kind: 'paragraph',
      at: blockLocator(paragraphs, page),
      text: part.text,
      page,
      box: place(part.region),
      ...(part.confidence === undefined ? {} : { confidence: part.confidence }),
    };
  });
};

const grayWithinLimit = (image: PageImage): { gray: GrayImage; shrink: number } => {
  const gray = grayFromPixels(image);
  const pixels = gray.width * gray.height;
  if (pixels <= MOST_PIXELS) return { gray, shrink: 1 };
  const smaller = scaleGray(gray, Math.sqrt(MOST_PIXELS / pixels));
  return { gray: smaller, shrink: smaller.width / gray.width };
};

/**
 * Reads one page picture: tables as grids with known spans and one text per cell, everything else as paragraphs, in
 * reading order. Boxes are on the page as received. A page without writing gives no block and a note.
 */
export const recognizePage = async (image: PageImage, engine: OcrEngine): Promise<Outcome<readonly Block[]>> => {
  const { gray, shrink } = grayWithinLimit(image);
  const prepared = preparePage(gray);
  if (!prepared) return outcome([], []);
  const read = await readPage(await orientPage(prepared, engine), engine, image.page);
  return outcome(blocksOf(read, image.page, placeOn(read.layout, image, shrink)), readingNotes(read.parts));
};
