import type { SeenMarks, Segment } from '../geometry/seen-marks.ts';
import type { OcrEngine } from './engines/ocr-engine.ts';
import type { PageImage } from './page-image.ts';
import { type PageLayout, preparePage } from './page-layout.ts';
import { orientPage } from './page-orientation.ts';
import { findTextLines } from './raster/text-lines.ts';
import type { PlaceBox } from './read-tables.ts';
import { grayWithinLimit, placeOn } from './recognize-page.ts';
import { textAreas } from './text-areas.ts';

const pointOn = (place: PlaceBox, x: number, y: number): readonly [number, number] => {
  const [left, top] = place({ left: x, right: x, top: y, bottom: y });
  return [left, top];
};

const segmentsOf = ({ rules }: PageLayout, place: PlaceBox): readonly Segment[] => [
  ...rules.horizontal.map(
    ({ position, start, end }): Segment => [...pointOn(place, start, position), ...pointOn(place, end, position)],
  ),
  ...rules.vertical.map(
    ({ position, start, end }): Segment => [...pointOn(place, position, start), ...pointOn(place, position, end)],
  ),
];

/** Ruling lines and lines of writing that are found on the picture of a page before anything is read. */
export const seenLayout = async (image: PageImage, engine: OcrEngine): Promise<SeenMarks> => {
  const { gray, shrink } = grayWithinLimit(image);
  const prepared = preparePage(gray);
  if (!prepared) return { rules: [], words: [] };
  const layout = await orientPage(prepared, engine);
  const place = placeOn(layout, image, shrink);
  const lines = textAreas(layout).flatMap((area) => findTextLines(layout.writing, area, layout.em));
  return { rules: segmentsOf(layout, place), words: lines.map(place) };
};
