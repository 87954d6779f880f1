import type { Box } from '../../src/model/index.ts';
import { buildLines, type Line } from './build-lines.ts';
import { type Word, wordOf } from './build-words.ts';
import type { Grid, GridCell } from './grid-cells.ts';
import { joinLines } from './join-lines.ts';

/** Cell with the lines that are printed in it. */
export interface FilledCell extends GridCell {
  readonly lines: readonly Line[];
  readonly text: string;
}

/** Table with its text, before it becomes a block. */
export interface FilledGrid extends Grid {
  readonly cells: readonly FilledCell[];
}

const slotOf = (borders: readonly number[], position: number): number => {
  let [low, high] = [0, borders.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (borders[middle]! <= position) low = middle;
    else high = middle;
  }
  return low;
};

/** Index of the cell that owns each slot, row by row. */
export const slotOwners = (grid: Grid): Int32Array => {
  const width = grid.columns.length - 1;
  const owners = new Int32Array(Math.max(0, width * (grid.rows.length - 1))).fill(-1);
  grid.cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      owners.fill(index, row * width + cell.column, row * width + cell.column + cell.colSpan);
    }
  });
  return owners;
};

/** Finds the cell at a point; points outside belong to the nearest slot. */
const finder = (grid: Grid): ((x: number, y: number) => number) => {
  const owners = slotOwners(grid);
  const width = grid.columns.length - 1;
  return (x, y) => owners[slotOf(grid.rows, y) * width + slotOf(grid.columns, x)] ?? -1;
};

const middle = (box: Box): [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/**
 * Parts of a word by cell. A border that runs between two glyphs cuts the word; one that runs through a glyph is
 * overrun by text too long for its cell (camelot, tabula-java #538), which then belongs where the word begins, a
 * number where it ends.
 */
const assignWord = (
  word: Word,
  cellAt: (x: number, y: number) => number,
  cells: readonly GridCell[],
): [number, Word][] => {
  const [x, y] = middle(word.box);
  const owner = cellAt(x, y);
  const box = cells[owner]?.box;
  if (word.turn !== 0 || !box || (word.box[0] >= box[0] - 0.5 && word.box[2] <= box[2] + 0.5)) return [[owner, word]];
  const parts: [number, (typeof word.glyphs)[number][]][] = [];
  for (const glyph of word.glyphs) {
    const at = cellAt(...middle(glyph.box));
    const last = parts.at(-1);
    const border = cells[at]?.box[0] ?? 0;
    const through = border - glyph.box[0] > 0.2 * (glyph.box[2] - glyph.box[0]);
    if (last && (last[0] === at || through)) last[1].push(glyph);
    else parts.push([at, [glyph]]);
  }
  if (parts.length === 1 && /^[\d.,%()-]+$/.test(word.text)) return [[cellAt(word.box[2] - 1, y), word]];
  return parts.map(([at, glyphs], index) => [at, wordOf(glyphs, index === 0 && word.blankBefore)]);
};

/** Puts words into the cells of a grid by their middle and joins the lines of each cell. */
export const fillCells = (grid: Grid, words: readonly Word[]): FilledGrid => {
  const cellAt = finder(grid);
  const byCell = grid.cells.map((): Word[] => []);
  for (const word of words) {
    for (const [owner, part] of assignWord(word, cellAt, grid.cells)) byCell[owner]?.push(part);
  }
  const cells = grid.cells.map((cell, index): FilledCell => {
    const lines = buildLines(byCell[index]!);
    return { ...cell, lines, text: joinLines(lines, cell.box) };
  });
  return { ...grid, cells };
};
