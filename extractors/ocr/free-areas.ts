import type { Region } from './raster/gray-image.ts';

/** Part of a page: a table (by index) or an area outside of tables. */
export type PageArea = { readonly table: number } | { readonly area: Region };

interface Band {
  top: number;
  bottom: number;
  tables: number[];
}

/**
 * Divides a page into its tables and the areas around them, in reading order: full-width strips above, between and below
 * the tables, and what stands beside a table left and right of it.
 */
export const freeAreas = (
  width: number,
  height: number,
  tables: readonly Region[],
  margin: number,
): readonly PageArea[] => {
  const bands: Band[] = [];
  tables.forEach((table, index) => {
    const last = bands.at(-1);
    if (last && table.top < last.bottom) {
      last.bottom = Math.max(last.bottom, table.bottom);
      last.tables.push(index);
    } else bands.push({ top: table.top, bottom: table.bottom, tables: [index] });
  });
  const areas: PageArea[] = [];
  let y = 0;
  for (const band of bands) {
    areas.push({ area: { left: 0, top: y, right: width, bottom: Math.floor(band.top - margin) } });
    let x = 0;
    for (const index of band.tables.sort((a, b) => tables[a]!.left - tables[b]!.left)) {
      const table = tables[index]!;
      const beside = {
        left: x,
        top: Math.floor(band.top),
        right: Math.floor(table.left - margin),
        bottom: Math.ceil(band.bottom),
      };
      areas.push({ area: beside }, { table: index });
      x = Math.ceil(table.right + margin);
    }
    areas.push({ area: { left: x, top: Math.floor(band.top), right: width, bottom: Math.ceil(band.bottom) } });
    y = Math.ceil(band.bottom + margin);
  }
  areas.push({ area: { left: 0, top: y, right: width, bottom: height } });
  return areas.filter(
    (part) => !('area' in part) || (part.area.right - part.area.left > 4 && part.area.bottom - part.area.top > 4),
  );
};
