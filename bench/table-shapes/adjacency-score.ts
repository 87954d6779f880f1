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

/** How two texts are compared; a relation is compared as the texts of both its cells. */
export type Likeness = (a: string, b: string) => boolean;

const isSame: Likeness = (a, b) => a === b;

/** Edits between two texts (Levenshtein 1966). */
const editDistance = (a: string, b: string): number => {
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++)
      row.push(Math.min(last[k]! + 1, row[k - 1]! + 1, last[k - 1]! + (a[i - 1] === b[k - 1] ? 0 : 1)));
    last = row;
  }
  return last[b.length]!;
};

/** Share of the characters of a text that recognition may have got wrong; one always. */
const MISREAD = 0.2;

/** Texts that differ by no more than what recognition misreads. */
export const isMisread: Likeness = (a, b) => {
  const most = Math.max(1, Math.floor(MISREAD * Math.max(a.length, b.length)));
  return Math.abs(a.length - b.length) <= most && editDistance(a, b) <= most;
};

const copies = (bag: ReadonlyMap<string, number>): string[] =>
  [...bag].flatMap(([key, count]) => Array<string>(count).fill(key));

/** Relations that two tables share: those that are the same, then, of what is left, those that are alike. */
const shared = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, alike: Likeness): number => {
  const free = new Map(b);
  const left = copies(a).filter((key) => {
    const count = free.get(key) ?? 0;
    if (count > 0) free.set(key, count - 1);
    return count === 0;
  });
  let sum = size(a) - left.length;
  if (alike === isSame) return sum;
  const others = copies(free);
  for (const key of left) {
    const at = others.findIndex((other) => other.endsWith(key.slice(key.lastIndexOf('|'))) && alike(key, other));
    if (at < 0) continue;
    others.splice(at, 1);
    sum += 1;
  }
  return sum;
};

const filled = ({ cells }: GridText): readonly GridText['cells'][number][] =>
  [...cells].filter((one) => plain(one.text) !== '').sort((a, b) => a.row - b.row || a.column - b.column);

/** Is every text in its slot? A merged cell stands in its top-left slot. */
const sameGrid = (a: GridText, b: GridText, alike: Likeness): boolean => {
  const [one, two] = [filled(a), filled(b)];
  return (
    one.length === two.length &&
    one.every(
      (cell, i) =>
        cell.row === two[i]!.row && cell.column === two[i]!.column && alike(plain(cell.text), plain(two[i]!.text)),
    )
  );
};

/** Compares the tables of one document, each wanted one with the found one that shares most; what is left over counts as false. */
export const scoreTables = (
  wanted: readonly GridText[],
  found: readonly GridText[],
  alike: Likeness = isSame,
): { readonly tables: readonly TableScore[]; readonly spurious: number } => {
  const bags = found.map(relations);
  const free = new Set(found.keys());
  const tables = wanted.map((grid): TableScore => {
    const bag = relations(grid);
    let [best, most] = [-1, 0];
    for (const index of free) {
      const count = shared(bag, bags[index]!, alike);
      if (count > most) [best, most] = [index, count];
    }
    if (best < 0) return { right: 0, wanted: size(bag), found: 0, exact: false };
    free.delete(best);
    return { right: most, wanted: size(bag), found: size(bags[best]!), exact: sameGrid(grid, found[best]!, alike) };
  });
  return { tables, spurious: [...free].reduce((sum, index) => sum + size(bags[index]!), 0) };
};
