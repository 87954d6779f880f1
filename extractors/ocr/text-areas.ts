import { freeAreas } from './free-areas.ts';
import type { PageLayout } from './page-layout.ts';
import type { Region } from './raster/gray-image.ts';
import { cellInside } from './read-tables.ts';

/** Where text may stand on a page: inside the cells of its ruled tables and around the tables. */
export const textAreas = ({ image, tables, em }: PageLayout): readonly Region[] => {
  const regions = tables.map(({ region }) => region);
  return freeAreas(image.width, image.height, regions, em * 0.12).flatMap((area) =>
    'area' in area ? [area.area] : tables[area.table]!.cells.map((cell) => cellInside(cell.region, em)),
  );
};
