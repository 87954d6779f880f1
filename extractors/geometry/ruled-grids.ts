import type { Box } from '../../src/model/index.ts';
import { compactGrid, type Grid, gridCells } from './grid-cells.ts';
import { drawnShare, type GridLine, type GridLines, gridLines } from './grid-lines.ts';
import { joinRules } from './join-rules.ts';
import type { Rules } from './marks.ts';
import { ruleNetworks } from './rule-networks.ts';
import { snapRules } from './snap-rules.ts';

/** Grids of a page and the lines that are part of none. */
export interface RuledGrids {
  readonly grids: readonly Grid[];
  readonly loose: Rules;
  /** Boxes that enclose one text and are no table. */
  readonly frames: readonly Box[];
}

/** Slots of one grid at most; a page of hatching is no table. */
const MOST_SLOTS = 250_000;

/** Box of a whole grid. */
export const gridBox = ({ columns, rows }: Grid): Box => [columns[0]!, rows[0]!, columns.at(-1)!, rows.at(-1)!];

/** Share of its outline that a table has at least; boxes of a chart (组织架构图) joined by lines have less. */
const LEAST_OUTLINE = 0.6;
/** Share of a border from which it is drawn, and up to which it is not. */
const DRAWN = 0.7;
const UNDRAWN = 0.3;

/** Do the outer lines leave out a stretch between two that they close: the space between boxes? */
const hasGap = (across: readonly GridLine[], along: readonly GridLine[]): boolean => {
  const ends = [along[0]!, along.at(-1)!];
  const shares = across
    .slice(1)
    .map((line, i) => ends.map((end) => drawnShare(end, across[i]!.position, line.position, 0)));
  const closed = shares.map((pair) => pair.every((share) => share >= DRAWN));
  const open = shares.map((pair) => pair.every((share) => share <= UNDRAWN));
  return open.some((is, i) => is && closed.slice(0, i).some(Boolean) && closed.slice(i + 1).some(Boolean));
};

/** Are the lines boxes that others join rather than a table? Their outline has gaps. */
const isOpen = ({ rows, columns }: GridLines): boolean => {
  const sides = [
    [columns, rows],
    [rows, columns],
  ].flatMap(([across, along]) => {
    const [from, to] = [across![0]!.position, across!.at(-1)!.position];
    return [along![0]!, along!.at(-1)!].map((line) => ({
      length: to - from,
      drawn: drawnShare(line, from, to, 0) * (to - from),
    }));
  });
  const length = sides.reduce((sum, side) => sum + side.length, 0);
  const drawn = sides.reduce((sum, side) => sum + side.drawn, 0);
  return drawn < LEAST_OUTLINE * length || hasGap(columns, rows) || hasGap(rows, columns);
};

const gridOf = (network: Rules, reach: number): Grid | null => {
  const lines = gridLines(network, reach);
  if (lines.rows.length < 2 || lines.columns.length < 2) return null;
  if (lines.rows.length * lines.columns.length > MOST_SLOTS || isOpen(lines)) return null;
  const grid = compactGrid(gridCells(lines));
  return grid;
};

/**
 * Ruled tables (有线表格) of a page from top to bottom: snap → join → networks by intersection → lines → cells
 * (after pdfplumber's table.py and Camelot's lattice). `reach` is how far lines must run on for a missing outer border.
 */
export const ruledGrids = (rules: Rules, reach = 12): RuledGrids => {
  const clean: Rules = {
    horizontal: joinRules(snapRules(rules.horizontal)),
    vertical: joinRules(snapRules(rules.vertical)),
  };
  const { networks, loose } = ruleNetworks(clean);
  const horizontal = [...loose.horizontal];
  const vertical = [...loose.vertical];
  const grids: Grid[] = [];
  const frames: Box[] = [];
  for (const network of networks) {
    const grid = gridOf(network, reach);
    if (grid && grid.cells.length > 1) grids.push(grid);
    else {
      if (grid) frames.push(gridBox(grid));
      horizontal.push(...network.horizontal);
      vertical.push(...network.vertical);
    }
  }
  grids.sort((a, b) => a.rows[0]! - b.rows[0]! || a.columns[0]! - b.columns[0]!);
  return { grids, loose: { horizontal, vertical }, frames };
};
