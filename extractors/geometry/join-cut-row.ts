import { isListItem } from './join-lines.ts';
import type { PlacedCell } from './placed-cells.ts';
import { isWide } from './wide-text.ts';

/** What continues over a page break: texts of a row that was cut, and merged cells that go on below. */
export interface Continuation<Cell extends PlacedCell = PlacedCell> {
  /** The first row below is the rest of the last row above. */
  readonly cutRow: boolean;
  /** Pairs of a cell above and the cell below that goes on with it. */
  readonly pairs: readonly (readonly [above: Cell, below: Cell])[];
}

const NUMBER = /^[\d.,%()（）-]+$/;

/** Text that goes on over the break: Chinese without a blank, an item of a list on a line of its own. */
export const continueText = (before: string, after: string): string => {
  if (before === '' || after === '') return before + after;
  if (isListItem(after)) return `${before}\n${after}`;
  return isWide(before.at(-1)!) || isWide(after[0]!) ? before + after : `${before} ${after}`;
};

const pairCells = <Cell extends PlacedCell>(
  above: readonly Cell[],
  below: readonly Cell[],
): (readonly [Cell, Cell])[] => {
  const bottom = Math.max(0, ...above.map((cell) => cell.row + cell.rowSpan));
  const last = above.filter((cell) => cell.row + cell.rowSpan === bottom);
  return below
    .filter((cell) => cell.row === 0)
    .flatMap((cell) => {
      const match = last.find((other) => other.column === cell.column && other.colSpan === cell.colSpan);
      return match ? [[match, cell] as const] : [];
    });
};

/**
 * How the rows below a page break go on with those above. A row is cut when most of its cells stand empty below while
 * they were filled above, and what is left is text (MinerU #2068, #5417); a merged cell goes on when an empty merged
 * cell stands under it (MinerU #5474).
 */
export const findContinuation = <Cell extends PlacedCell>(
  above: readonly Cell[],
  below: readonly Cell[],
): Continuation<Cell> => {
  const pairs = pairCells(above, below);
  const first = below.filter((cell) => cell.row === 0);
  const texts = first.filter((cell) => cell.cell.text !== '');
  const blanks = pairs.filter(([a, b]) => b.cell.text === '' && a.cell.text !== '');
  const matched = texts.every((cell) =>
    pairs.some(([a, b]) => b === cell && a.cell.text !== '' && !NUMBER.test(b.cell.text) && !NUMBER.test(a.cell.text)),
  );
  if (texts.length > 0 && matched && blanks.length >= texts.length && pairs.length === first.length) {
    return { cutRow: true, pairs };
  }
  const merged = blanks.filter(([a, b]) => a.rowSpan > 1 || b.rowSpan > 1);
  const spans = new Set(merged.map(([, b]) => b.rowSpan).filter((span) => span > 1));
  const texted = pairs.filter(
    ([a, b]) => a.rowSpan > 1 && a.cell.text !== '' && b.cell.text !== '' && spans.has(b.rowSpan),
  );
  return { cutRow: false, pairs: [...merged, ...texted] };
};
