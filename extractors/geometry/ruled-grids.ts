import type { Box } from '../../src/model/index.ts';
import { compactGrid, type Grid, gridCells } from './grid-cells.ts';
import { gridLines } from './grid-lines.ts';
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

const gridOf = (network: Rules, reach: number): Grid | null => {
  const lines = gridLines(network, reach);
  if (lines.rows.length < 2 || lines.columns.length < 2) return null;
  if (lines.rows.length * lines.columns.length > MOST_SLOTS) return null;
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
