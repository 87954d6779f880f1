import type { Box } from '../../src/model/index.ts';
import { agreeingShare } from './agreeing-share.ts';
import type { FilledCell, FilledGrid } from './fill-cells.ts';
import { around } from './rectangle.ts';

/** Texts of a column or a row that say how its cells are set. */
const LEAST_CELLS = 3;
/** Share of them that agree on average where somebody set a table; labels in rooms of a plan agree by chance only. */
const SET = 0.8;
/** Places agree within this, in ems. */
const SAME_PLACE = 0.04;

/** Best agreement of the starts, middles or ends of texts in their cells along one direction. */
const agreement = (cells: readonly FilledCell[], start: 0 | 1): number => {
  const end = start === 0 ? 2 : 3;
  const slack = SAME_PLACE * cells[0]!.lines[0]!.size;
  const places = cells.map(({ box, lines }): readonly number[] => {
    const ink: Box = around(lines.map((line) => line.box));
    const [before, after] = [ink[start] - box[start], box[end] - ink[end]];
    return [before, before - after, after];
  });
  return Math.max(
    ...[0, 1, 2].map((way) =>
      agreeingShare(
        places.map((place) => place[way]!),
        way === 1 ? 2 * slack : slack,
      ),
    ),
  );
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Are the texts of a ruled grid scattered in its cells, down its columns and across its rows: names in the rooms of a plan
 * (平面图)? Cells of a table are set alike in one direction at least. Not on scans, where no font is known.
 */
export const areScattered = ({ cells, columns, rows }: FilledGrid): boolean => {
  const single = cells.filter((cell) => cell.lines.length > 0 && cell.colSpan === 1 && cell.rowSpan === 1);
  if (single.some(({ lines }) => lines.some(({ words }) => words.some(({ font }) => font === '')))) return false;
  const sets = (of: 'column' | 'row', count: number): readonly (readonly FilledCell[])[] =>
    Array.from({ length: count }, (_, index) => single.filter((cell) => cell[of] === index)).filter(
      (set) => set.length >= LEAST_CELLS,
    );
  const [down, across] = [sets('column', columns.length - 1), sets('row', rows.length - 1)];
  if (down.length < 2 || across.length < 2) return false;
  return mean(down.map((set) => agreement(set, 0))) < SET && mean(across.map((set) => agreement(set, 1))) < SET;
};
