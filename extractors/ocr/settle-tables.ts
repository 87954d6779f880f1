import { type Line, lineOf } from '../geometry/build-lines.ts';
import type { FilledCell, FilledGrid } from '../geometry/fill-cells.ts';
import { settleGrids } from '../geometry/settle-grids.ts';
import type { PageLayout } from './page-layout.ts';
import { pageWords } from './page-words.ts';
import { POINTS_PER_EM, rulesInPoints, tableInPixels } from './raster/ruled-grid.ts';
import type { ReadLine } from './read-line.ts';
import type { UnplacedTable } from './read-tables.ts';

/** Lines of the shared geometry with what was read there. */
type Origin = Map<Line, ReadLine>;

const isRead = ({ reading }: ReadLine): boolean => reading.text.trim() !== '';

const gridOf = (layout: PageLayout, { ruled, cells }: UnplacedTable, origin: Origin): FilledGrid => {
  const scale = POINTS_PER_EM / layout.em;
  return {
    columns: ruled.columns.map((x) => x * scale),
    rows: ruled.rows.map((y) => y * scale),
    cells: ruled.cells.map(({ region: { left, top, right, bottom }, ...slots }, i): FilledCell => {
      const lines = cells[i]!.lines.filter(isRead).map((read) => {
        const line = lineOf(pageWords(layout, [read]).words);
        origin.set(line, read);
        return line;
      });
      const box = [left * scale, top * scale, right * scale, bottom * scale] as const;
      return { ...slots, box, lines, text: lines.map(({ text }) => text).join('\n') };
    }),
  };
};

/** Lines of the cells that were divided by where the text stands. */
const dividedLines = ({ ruled, cells }: UnplacedTable): ReadonlySet<ReadLine> =>
  new Set(cells.flatMap(({ lines }, i) => (ruled.cells[i]!.isDivided ? lines : [])));

/** The table of a grid, with the places that nobody could read in the cells that hold them. */
const tableOf = (grid: FilledGrid, before: UnplacedTable, origin: Origin, em: number): UnplacedTable => {
  const cells = [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const ruled = tableInPixels({ ...grid, cells }, em);
  const unread = before.cells.flatMap(({ lines }) => lines.filter((line) => !isRead(line)));
  const divided = dividedLines(before);
  const isDivided = (index: number): boolean => cells[index]!.lines.some((line) => divided.has(origin.get(line)!));
  return {
    isAligned: before.isAligned === true,
    ruled: { ...ruled, cells: ruled.cells.map((cell, i) => (isDivided(i) ? { ...cell, isDivided: true } : cell)) },
    cells: cells.map(({ lines }, i) => {
      const { left, top, right, bottom } = ruled.cells[i]!.region;
      const own = unread.filter(({ region }) => {
        const [x, y] = [(region.left + region.right) / 2, (region.top + region.bottom) / 2];
        return x >= left && x < right && y >= top && y < bottom;
      });
      return { lines: [...lines.flatMap((line) => origin.get(line) ?? []), ...own] };
    }),
  };
};

/**
 * Ruled tables as they are once their texts are known, by the same steps as on born-digital pages: rows that no line parts
 * are cut (半开表格). Null in the place of what is no table: frames, charts, or a grid that alignment reads better.
 */
export const settleTables = (
  layout: PageLayout,
  tables: readonly UnplacedTable[],
): readonly (UnplacedTable | null)[] => {
  const origin: Origin = new Map();
  const grids = tables.map((table) => gridOf(layout, table, origin));
  return settleGrids(grids, rulesInPoints(layout.rules, layout.em)).map((grid, i) =>
    grid ? tableOf(grid, tables[i]!, origin, layout.em) : null,
  );
};
