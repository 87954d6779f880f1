import type { Box } from '../../src/model/index.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import { lineOf } from './build-lines.ts';
import type { Word } from './build-words.ts';
import type { FilledCell, FilledGrid } from './fill-cells.ts';
import { joinLines } from './join-lines.ts';
import type { PlacedLine } from './placed-lines.ts';
import { around } from './rectangle.ts';

type Row = readonly PlacedLine[];

const borders = (parts: readonly (readonly [from: number, to: number])[]): readonly number[] => [
  parts[0]![0],
  ...parts.slice(1).map(([from], i) => (parts[i]![1] + from) / 2),
  parts.at(-1)![1],
];

const cellOf = (
  row: number,
  first: number,
  last: number,
  texts: Row,
  grid: { columns: readonly number[]; rows: readonly number[] },
): FilledCell => {
  const box: Box = [grid.columns[first]!, grid.rows[row]!, grid.columns[last + 1]!, grid.rows[row + 1]!];
  const lines = texts.flatMap(({ chunks }) => {
    const words: Word[] = chunks
      .filter((chunk) => chunk.first >= first && chunk.first <= last)
      .flatMap(({ chunk }) => chunk.words);
    return words.length === 0 ? [] : [lineOf(words)];
  });
  return { row, column: first, rowSpan: 1, colSpan: last - first + 1, box, lines, text: joinLines(lines, box) };
};

/** Column ranges of the cells of a row: chunks that lie over several columns make spans, the rest single cells. */
const rangesOf = (row: Row, count: number): readonly (readonly [number, number])[] => {
  const ends = Array.from({ length: count }, (_, i) => i);
  for (const { chunks } of row) {
    for (const { first, last } of chunks) ends[first] = Math.max(ends[first]!, last);
  }
  const ranges: [number, number][] = [];
  for (let column = 0; column < count; ) {
    let last = ends[column]!;
    for (let k = column; k <= last; k++) last = Math.max(last, ends[k]!);
    ranges.push([column, last]);
    column = last + 1;
  }
  return ranges;
};

/** Grid of aligned rows and columns with its texts. */
export const alignedGrid = (rows: readonly Row[], columns: readonly AlignedColumn[]): FilledGrid => {
  const heights = rows.map((row): readonly [number, number] => {
    const box = around(row.map(({ line }) => line.box));
    return [box[1], box[3]];
  });
  const grid = { columns: borders(columns.map(({ left, right }) => [left, right])), rows: borders(heights) };
  const cells = rows.flatMap((row, index) =>
    rangesOf(row, columns.length).map(([first, last]) => cellOf(index, first, last, row, grid)),
  );
  return { ...grid, cells };
};
