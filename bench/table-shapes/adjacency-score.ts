import type { RawTable } from '../../src/cli/document-tables.ts';

/** Cells of a table with the slots they own; the bench compares these alone. */
export interface GridText {
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly colSpan: number;
    readonly text: string;
  }[];
}

/** Counts of adjacency relations: right, wanted, found; and whether the whole grid is right. */
export interface TableScore {
  readonly right: number;
  readonly wanted: number;
  readonly found: number;
  readonly exact: boolean;
}

/** Text without white space and leaders, which every producer breaks in its own way. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/•/g, '·')
    .replace(/(?:[.．·…]\s*){3,}/g, '')
    .replace(/[\s.]+/g, '');

/** Grid of a table that the program found. */
export const gridOf = ({ cells }: RawTable): GridText => ({
  cells: cells.map(({ row, column, row_span, column_span, text }) => ({
    row,
    column,
    rowSpan: row_span,
    colSpan: column_span,
    text,
  })),
});

const ownersOf = ({ cells }: GridText): Map<string, number> => {
  const owners = new Map<string, number>();
  cells.forEach((one, index) => {
    for (let r = one.row; r < one.row + one.rowSpan; r++)
      for (let c = one.column; c < one.column + one.colSpan; c++) owners.set(`${r} ${c}`, index);
  });
  return owners;
};

/**
 * Adjacency relations (Göbel et al., ICDAR 2013): each cell with text and its nearest neighbour with text to the right
 * and below, blank cells skipped; as a bag of `text | text | direction`.
 */
export const relations = (grid: GridText): ReadonlyMap<string, number> => {
  const owners = ownersOf(grid);
  const rows = Math.max(0, ...grid.cells.map((one) => one.row + one.rowSpan));
  const columns = Math.max(0, ...grid.cells.map((one) => one.column + one.colSpan));
  const pairs = new Set<string>();
  const look = (from: number, row: number, column: number, down: boolean): void => {
    for (let [r, c] = [row, column]; r < rows && c < columns; down ? r++ : c++) {
      const to = owners.get(`${r} ${c}`);
      if (to === undefined || to === from || plain(grid.cells[to]!.text) === '') continue;
      pairs.add(`${from} ${to} ${down}`);
      return;
    }
  };
  grid.cells.forEach((one, index) => {
    if (plain(one.text) === '') return;
    for (let r = one.row; r < one.row + one.rowSpan; r++) look(index, r, one.column + one.colSpan, false);
    for (let c = one.column; c < one.column + one.colSpan; c++) look(index, one.row + one.rowSpan, c, true);
  });
  const bag = new Map<string, number>();
  for (const pair of pairs) {
    const [from, to, down] = pair.split(' ');
    const key = `${plain(grid.cells[Number(from)]!.text)}|${plain(grid.cells[Number(to)]!.text)}|${down}`;
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
};

const size = (bag: ReadonlyMap<string, number>): number => [...bag.values()].reduce((a, b) => a + b, 0);

const shared = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
  [...a].reduce((sum, [key, count]) => sum + Math.min(count, b.get(key) ?? 0), 0);

/** Rows of a grid as one text: a merged cell in its top-left slot, covered slots empty. */
const picture = ({ cells }: GridText): string =>
  [...cells]
    .filter((one) => plain(one.text) !== '')
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map((one) => `${one.row},${one.column}:${plain(one.text)}`)
    .join('\n');

/** Compares the tables of one document, each wanted one with the found one that shares most; what is left over counts as false. */
export const scoreTables = (
  wanted: readonly GridText[],
  found: readonly GridText[],
): { readonly tables: readonly TableScore[]; readonly spurious: number } => {
  const bags = found.map(relations);
  const free = new Set(found.keys());
  const tables = wanted.map((grid): TableScore => {
    const bag = relations(grid);
    let [best, most] = [-1, 0];
    for (const index of free) {
      const count = shared(bag, bags[index]!);
      if (count > most) [best, most] = [index, count];
    }
    if (best < 0) return { right: 0, wanted: size(bag), found: 0, exact: false };
    free.delete(best);
    return { right: most, wanted: size(bag), found: size(bags[best]!), exact: picture(grid) === picture(found[best]!) };
  });
  return { tables, spurious: [...free].reduce((sum, index) => sum + size(bags[index]!), 0) };
};
