import type { InkImage } from './ink-image.ts';
import { inkBox } from './ink-segments.ts';
import type { Rules } from './rule-strokes.ts';
import type { RuledCell, RuledTable } from './ruled-grid.ts';

/** Blank at a line of the grid from which on the writing of a cell stands apart there, in em: more than a full-width colon leaves. */
const COLUMN_GAP_EM = 1.15;
/** The same between rows: lines of one text stand closer. */
const ROW_GAP_EM = 0.8;
/** Distance of a line of writing from the middle of its row, in em, up to which it was set for that row. */
const OFF_MIDDLE_EM = 0.3;
/** Pixels beside an edge of a cell that may hold what is left of its rule, in em. */
const EDGE_EM = 0.12;

/** Blank of a cell around a line of the grid, by its first and last pixel across the line; null where writing crosses it. */
const blankAt = (
  { ink, width }: InkImage,
  { left, top, right, bottom }: RuledCell['region'],
  at: number,
  isUpright: boolean,
): readonly [number, number] | null => {
  const [from, to] = isUpright ? [left, right] : [top, bottom];
  const isBlank = (across: number): boolean => {
    if (isUpright) {
      for (let y = top; y < bottom; y++) if (ink[y * width + across] === 1) return false;
    } else for (let x = left; x < right; x++) if (ink[across * width + x] === 1) return false;
    return true;
  };
  let [first, last] = [Math.round(at), Math.round(at)];
  if (first <= from || last >= to || !isBlank(first)) return null;
  while (first > from && isBlank(first - 1)) first--;
  while (last < to - 1 && isBlank(last + 1)) last++;
  return first <= from || last >= to - 1 ? null : [first, last];
};

const shrunk = ({ left, top, right, bottom }: RuledCell['region'], margin: number): RuledCell['region'] => ({
  left: Math.ceil(left + margin),
  top: Math.ceil(top + margin),
  right: Math.floor(right - margin),
  bottom: Math.floor(bottom - margin),
});

/** Is what is written over and under a line of the grid set in the middle of its own row? */
const isCentred = (image: InkImage, region: RuledCell['region'], at: number, em: number): boolean =>
  [[region.top, Math.round(at)] as const, [Math.round(at), region.bottom] as const].every(([top, bottom]) => {
    const box = inkBox(image, { ...region, top, bottom });
    return box !== null && Math.abs((box.top + box.bottom) / 2 - (top + bottom) / 2) <= em * OFF_MIDDLE_EM;
  });

const stands = (image: InkImage, cell: RuledCell, at: number, isUpright: boolean, em: number): boolean => {
  const inside = shrunk(cell.region, em * EDGE_EM);
  const blank = blankAt(image, inside, at, isUpright);
  if (!blank) return false;
  const gap = blank[1] - blank[0] + 1;
  if (isUpright) return gap >= em * COLUMN_GAP_EM;
  return gap >= em * ROW_GAP_EM && isCentred(image, inside, at, em);
};

/** The two parts of a cell on both sides of a line of the grid. */
const cutCell = (cell: RuledCell, line: number, at: number, isUpright: boolean): readonly [RuledCell, RuledCell] => {
  const { region, row, column, rowSpan, colSpan } = cell;
  const known = { ...cell, isDivided: true };
  return isUpright
    ? [
        { ...known, colSpan: line - column, region: { ...region, right: at } },
        { ...known, column: line, colSpan: column + colSpan - line, region: { ...region, left: at } },
      ]
    : [
        { ...known, rowSpan: line - row, region: { ...region, bottom: at } },
        { ...known, row: line, rowSpan: row + rowSpan - line, region: { ...region, top: at } },
      ];
};

const parts = (table: RuledTable, image: InkImage, cell: RuledCell, em: number): readonly RuledCell[] => {
  for (const isUpright of [true, false]) {
    const lines = isUpright ? table.columns : table.rows;
    const [first, span] = isUpright ? [cell.column, cell.colSpan] : [cell.row, cell.rowSpan];
    for (let line = first + 1; line < first + span; line++) {
      if (!stands(image, cell, lines[line]!, isUpright, em)) continue;
      return cutCell(cell, line, lines[line]!, isUpright).flatMap((part) => parts(table, image, part, em));
    }
  }
  return [cell];
};

/** Is a line of the table so worn or pale that another one may be missing altogether? */
const isWorn = ({ region: { left, top, right, bottom } }: RuledTable, { horizontal, vertical }: Rules): boolean => {
  const within = (value: number, from: number, to: number): boolean => value >= from - 2 && value <= to + 2;
  return (
    horizontal.some(
      ({ faint, position, start }) => faint && within(position, top, bottom) && within(start, left, right),
    ) ||
    vertical.some(({ faint, position, start }) => faint && within(position, left, right) && within(start, top, bottom))
  );
};

/**
 * A table with worn lines whose cells are divided where a line of the grid has left no trace, but what is written keeps
 * clear of its place as of a line (`项目性质 | 阶段性项目` under one another with rows that have the line). The parts are
 * marked: nothing but the writing says that they are two.
 */
export const divideWornCells = (table: RuledTable, rules: Rules, image: InkImage, em: number): RuledTable => {
  if (!isWorn(table, rules)) return table;
  const cells = table.cells.flatMap((cell) => parts(table, image, cell, em));
  if (cells.length === table.cells.length) return table;
  return { ...table, cells: [...cells].sort((a, b) => a.row - b.row || a.column - b.column) };
};
