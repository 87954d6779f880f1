import {
  cellLocator,
  type Note,
  type RawCell,
  repair,
  type TableBlock,
  type TextBlock,
} from '../../src/model/index.ts';
import { continueText, findContinuation } from './join-cut-row.ts';
import { type PlacedCell, placeCells, rowsOf } from './placed-cells.ts';

/** Table of a page with the borders of its columns, in the direction it is read. */
export interface FramedTable {
  readonly block: TableBlock;
  readonly columns: readonly number[];
  /** Where it begins and ends, as shares of the page height. */
  readonly top: number;
  readonly bottom: number;
  /** Lines of text directly above it on its page. */
  readonly captions: readonly TextBlock[];
  /** Read from a picture: borders and characters are not exact. */
  readonly recognized: boolean;
}

/** Borders may differ by this much from page to page, in points. */
const SAME_BORDER = 4;
const SAME_SCANNED_BORDER = 8;
/** Share of characters that two readings of one header have in common. */
const SAME_SCANNED_TEXT = 0.8;
const LOWEST_TOP = 0.42;
const HIGHEST_BOTTOM = 0.62;
const MOST_HEADER_ROWS = 6;

const rowKey = (row: readonly RawCell[]): string =>
  row.map((cell) => `${cell.text.replace(/\s+/g, '')}/${cell.colSpan ?? 1}`).join('|');

/** Share of characters of two texts that are the same in order-free counting. */
const likeness = (a: string, b: string): number => {
  const rest = [...b];
  const shared = [...a].filter((character) => {
    const at = rest.indexOf(character);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / Math.max(1, a.length + b.length);
};

const sameRow = (a: readonly RawCell[], b: readonly RawCell[], recognized: boolean): boolean => {
  const [one, two] = [rowKey(a), rowKey(b)];
  return (
    one === two ||
    (recognized && a.length === b.length && likeness(one, two) >= SAME_SCANNED_TEXT && !/\d{2}/.test(one))
  );
};

const hasText = (row: readonly RawCell[]): boolean => row.some((cell) => cell.text !== '');

/** Leading rows that both tables share: the header printed again on the next page. */
const repeatedRows = (above: TableBlock, below: TableBlock, recognized: boolean): number => {
  let count = 0;
  while (
    count < Math.min(MOST_HEADER_ROWS, below.rows.length - 1) &&
    above.rows[count] &&
    hasText(below.rows[count]!) &&
    sameRow(above.rows[count]!, below.rows[count]!, recognized)
  ) {
    count += 1;
  }
  return count;
};

const labels = (row: readonly RawCell[] | undefined): readonly string[] =>
  (row ?? []).flatMap(({ text, rowSpan }) => (text === '' || (rowSpan ?? 1) > 1 ? [] : [text.replace(/\s+/g, '')]));

/**
 * Does the table below begin with a header that stands further down in the one above (一级指标 | 二级指标 | …, printed
 * again after the break)? At least three labels without a digit must be the same.
 */
const repeatsInner = (above: TableBlock, below: TableBlock): boolean => {
  const wanted = labels(below.rows[0]);
  if (wanted.length < 3 || below.rows.length < 2 || wanted.some((text) => /\d/.test(text))) return false;
  return above.rows.some((row) => labels(row).join('|') === wanted.join('|'));
};

/** Texts of the first column by row; rows covered by a merged cell have none. */
const firstColumn = (table: TableBlock): ReadonlyMap<number, string> =>
  new Map(
    placeCells(table.rows)
      .filter(({ column }) => column === 0)
      .map(({ row, cell }) => [row, cell.text]),
  );

/** Does the table below begin with the same labels as the one above? Then it is the next form, not its rest. */
const beginsAnew = (above: TableBlock, below: TableBlock, from: number): boolean => {
  const [upper, lower] = [firstColumn(above), firstColumn(below)];
  let same = 0;
  for (let row = from; row < from + 5; row++) {
    const label = upper.get(row) ?? '';
    if (label !== '' && label === lower.get(row) && !/^\d/.test(label)) same += 1;
  }
  return same >= 2;
};

const shifted = (columns: readonly number[]): readonly number[] => columns.map((x) => x - columns[0]!);

const nearest = (borders: readonly number[], position: number): number => {
  let best = 0;
  borders.forEach((border, index) => {
    if (Math.abs(border - position) < Math.abs(borders[best]! - position)) best = index;
  });
  return best;
};

/** Borders of both tables together when one has all those of the other; null when they are different tables. */
const commonColumns = (a: FramedTable, b: FramedTable): readonly number[] | null => {
  const [one, two] = [shifted(a.columns), shifted(b.columns)];
  const [few, many] = one.length <= two.length ? [one, two] : [two, one];
  const same = a.recognized || b.recognized ? SAME_SCANNED_BORDER : SAME_BORDER;
  if (Math.abs(one.at(-1)! - two.at(-1)!) > same) return null;
  if (few.length < 3 && few.length !== many.length) return null;
  const inside = few.every((x) => Math.abs(many[nearest(many, x)]! - x) <= same);
  return inside ? many : null;
};

/** Cells of a table with their columns counted in `borders`. */
const placeIn = (table: FramedTable, borders: readonly number[]): readonly PlacedCell[] => {
  const own = shifted(table.columns);
  return placeCells(table.block.rows).map((placed) => {
    const column = nearest(borders, own[placed.column] ?? 0);
    const end = nearest(borders, own[placed.column + placed.colSpan] ?? own.at(-1)!);
    return { ...placed, column, colSpan: Math.max(1, end - column) };
  });
};

const sameCaptions = (above: FramedTable, below: FramedTable): boolean => {
  const last = above.captions.slice(above.captions.length - below.captions.length);
  return last.length === below.captions.length && last.every((line, i) => line.text === below.captions[i]!.text);
};

/** Rows of both tables, with the cut row and the merged cells that go on over the break put together. */
const joinRows = (
  above: readonly PlacedCell[],
  below: readonly PlacedCell[],
  height: number,
): readonly PlacedCell[] => {
  const { cutRow, pairs } = findContinuation(above, below);
  const rest = new Map(pairs.map(([a, b]) => [a, b] as const));
  const dropped = new Set(pairs.map(([, b]) => b));
  const upper = above.map((cell): PlacedCell => {
    const next = rest.get(cell);
    if (!next) return cell;
    const text = continueText(cell.cell.text, next.cell.text);
    return { ...cell, rowSpan: cell.rowSpan + next.rowSpan - (cutRow ? 1 : 0), cell: { ...cell.cell, text } };
  });
  const shift = height - (cutRow ? 1 : 0);
  return [...upper, ...below.filter((cell) => !dropped.has(cell)).map((cell) => ({ ...cell, row: cell.row + shift }))];
};

/** A cell when the first `count` rows are left out: a merged cell that begins there keeps its rest. */
const withoutRows = (cell: PlacedCell, count: number): readonly PlacedCell[] => {
  const end = cell.row + cell.rowSpan - count;
  const row = Math.max(0, cell.row - count);
  return end > row ? [{ ...cell, row, rowSpan: end - row }] : [];
};

const joinNotes = (above: FramedTable, below: FramedTable, header: number, columns: number): readonly Note[] => {
  const { at } = above.block;
  const evidence = `the same ${columns} columns go on at the top of the next page`;
  const joined = repair('tables-rejoined', below.block.at, at, evidence, at);
  const rows = below.block.rows.slice(0, header).map((row) => row.map((cell) => cell.text).join(' | '));
  const repeated = [...below.captions.map((line) => line.text), ...rows];
  if (repeated.length === 0) return [joined];
  const reason = 'it stands word for word on the page before';
  return [joined, repair('header-repeat-removed', repeated.join('\n'), '', reason, at)];
};

/** Tables joined over a page break, with what was left out and why; null when the second is a table of its own. */
export const joinContinued = (
  above: FramedTable,
  below: FramedTable,
): { readonly table: FramedTable; readonly notes: readonly Note[] } | null => {
  if (above.bottom < HIGHEST_BOTTOM || below.top > LOWEST_TOP) return null;
  const columns = commonColumns(above, below);
  if (!columns || columns.length < 3) return null;
  const leading = repeatedRows(above.block, below.block, above.recognized || below.recognized);
  const header = leading === 0 && repeatsInner(above.block, below.block) ? 1 : leading;
  if (beginsAnew(above.block, below.block, header)) return null;
  if (below.captions.length > 0 && (header === 0 || !sameCaptions(above, below))) return null;
  const upper = placeIn(above, columns);
  const lower = placeIn(below, columns).flatMap((cell) => withoutRows(cell, header));
  const height = above.block.rows.length;
  const cells = joinRows(upper, lower, height);
  const count = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  const at = above.block.at;
  const rows = rowsOf(cells, count, (row, cell) => cellLocator(at, row, cell));
  const table = {
    ...above,
    columns: columns.map((x) => x + above.columns[0]!),
    bottom: below.bottom,
    block: { ...above.block, rows },
  };
  return { table, notes: joinNotes(above, below, header, columns.length - 1) };
};
