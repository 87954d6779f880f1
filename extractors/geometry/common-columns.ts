import type { RawCell } from '../../src/model/index.ts';
import type { PlacedCell } from './placed-cells.ts';
import { overlap } from './rectangle.ts';

/** How far a text reaches from left to right. */
export type Ink = readonly [left: number, right: number];

/** Cell of a table that may go on over a page break. */
export interface InkedCell extends PlacedCell {
  /** Where its text stands, in tables whose borders are not drawn. */
  readonly ink: Ink | null;
}

/** What is known of the columns of one part of a table. */
export interface ColumnFrame {
  /** Borders of its columns. */
  readonly columns: readonly number[];
  readonly cells: readonly InkedCell[];
  /** Read from a picture: borders and characters are not exact. */
  readonly recognized: boolean;
  /** Found by alignment: borders lie between texts and move with them. */
  readonly aligned: boolean;
}

/** Columns of two parts together, and the cells of each in them. */
export interface CommonColumns {
  readonly columns: readonly number[];
  readonly upper: readonly InkedCell[];
  readonly lower: readonly InkedCell[];
}

/** Borders may differ by this much from page to page, in points. */
const SAME_BORDER = 4;
const SAME_SCANNED_BORDER = 8;

const shifted = (columns: readonly number[]): readonly number[] => columns.map((x) => x - columns[0]!);

const nearest = (borders: readonly number[], position: number): number => {
  let best = 0;
  borders.forEach((border, index) => {
    if (Math.abs(border - position) < Math.abs(borders[best]! - position)) best = index;
  });
  return best;
};

/** Cells with their columns counted in other borders. */
const recount = (cells: readonly InkedCell[], from: readonly number[], to: readonly number[]): readonly InkedCell[] => {
  const [own, other] = [shifted(from), shifted(to)];
  const rank = own.map((x) => nearest(other, x));
  return cells.map((placed) => {
    const column = rank[placed.column] ?? 0;
    const end = rank[placed.column + placed.colSpan] ?? to.length - 1;
    return { ...placed, column, colSpan: Math.max(1, end - column) };
  });
};

/** Columns by drawn borders: one part must have all those of the other. */
const drawnColumns = (a: ColumnFrame, b: ColumnFrame): CommonColumns | null => {
  const [one, two] = [shifted(a.columns), shifted(b.columns)];
  const [few, many] = one.length <= two.length ? [one, two] : [two, one];
  const same = a.recognized || b.recognized ? SAME_SCANNED_BORDER : SAME_BORDER;
  if (Math.abs(one.at(-1)! - two.at(-1)!) > same) return null;
  if (few.length < 3 && few.length !== many.length) return null;
  if (!few.every((x) => Math.abs(many[nearest(many, x)]! - x) <= same)) return null;
  const upper = one.length === many.length ? a.cells : recount(a.cells, a.columns, many);
  return { columns: many, upper, lower: recount(b.cells, b.columns, many) };
};

/** How far the texts of each column reach; its borders where it has none. */
const columnInks = ({ columns, cells }: ColumnFrame): readonly Ink[] => {
  const inks = columns.slice(1).map((): [number, number] => [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  for (const { ink, column, colSpan } of cells) {
    const own = inks[column];
    if (!ink || colSpan !== 1 || !own) continue;
    own[0] = Math.min(own[0], ink[0]);
    own[1] = Math.max(own[1], ink[1]);
  }
  return inks.map((ink, i) => (ink[0] <= ink[1] ? ink : [columns[i]! + 1, columns[i + 1]! - 1]));
};

/** Share of the narrower of two columns that must lie under the other, where no lines say where they end. */
const SAME_COLUMN = 0.5;

const stands = (a: Ink, b: Ink): boolean =>
  overlap(a[0], a[1], b[0], b[1]) >= SAME_COLUMN * Math.min(a[1] - a[0], b[1] - b[0]);

/**
 * For each column of the part with more of them the one of the other part that it belongs to. Blanks on one page may
 * hide that two columns are two there (amounts in and out of an account); more than a few such are another table.
 */
const coarseOf = (few: readonly Ink[], many: readonly Ink[]): readonly number[] | null => {
  if (many.length - few.length > (many.length > 5 ? 2 : 1)) return null;
  const owners = many.map((ink) => few.findIndex((other) => stands(ink, other)));
  let last = 0;
  const filled = owners.map((owner) => {
    last = owner < 0 ? last : owner;
    return last;
  });
  const ordered = filled.every((owner, i) => i === 0 || owner - filled[i - 1]! === 0 || owner - filled[i - 1]! === 1);
  const lost = owners.filter((owner) => owner < 0).length;
  return ordered && filled[0] === 0 && filled.at(-1) === few.length - 1 && lost <= many.length - few.length
    ? filled
    : null;
};

const EMPTY = (cell: RawCell): RawCell => ({ ...cell, text: '' });

/** A cell in finer columns: its text goes where it stands, the other columns stay blank. */
const spreadCell = (placed: InkedCell, first: number, end: number, inks: readonly Ink[]): readonly InkedCell[] => {
  if (placed.colSpan > 1 || end - first === 1) return [{ ...placed, column: first, colSpan: end - first }];
  const ink = placed.ink;
  const hits = ink
    ? inks.slice(first, end).filter((other) => overlap(ink[0], ink[1], other[0], other[1]) > 0).length
    : 0;
  // a text over several of the columns spans them
  if (hits > 1) return [{ ...placed, column: first, colSpan: end - first }];
  let home = first;
  const away = (at: number): number => (ink ? -overlap(ink[0], ink[1], inks[at]![0], inks[at]![1]) : 0);
  for (let at = first + 1; at < end; at++) if (away(at) < away(home)) home = at;
  return Array.from({ length: end - first }, (_, i): InkedCell => {
    const cell = first + i === home ? placed.cell : EMPTY(placed.cell);
    return { ...placed, cell, column: first + i, colSpan: 1, ink: first + i === home ? ink : null };
  });
};

const refine = (cells: readonly InkedCell[], owners: readonly number[], inks: readonly Ink[]): readonly InkedCell[] =>
  cells.flatMap((placed) => {
    const first = owners.indexOf(placed.column);
    return spreadCell(placed, first, owners.lastIndexOf(placed.column + placed.colSpan - 1) + 1, inks);
  });

/** Columns by where texts stand: borders that are not drawn move from page to page. */
const inkedColumns = (a: ColumnFrame, b: ColumnFrame): CommonColumns | null => {
  const [one, two] = [columnInks(a), columnInks(b)];
  const [few, many, upperIsFew] = one.length < two.length ? [one, two, true] : [two, one, false];
  const shift = few[0]![0] - many[0]![0];
  const owners =
    coarseOf(few, many) ??
    coarseOf(
      few.map(([l, r]) => [l - shift, r - shift]),
      many,
    );
  if (!owners) return null;
  const { columns } = upperIsFew ? b : a;
  if (few.length === many.length) return { columns: b.columns, upper: a.cells, lower: b.cells };
  return upperIsFew
    ? { columns, upper: refine(a.cells, owners, many), lower: b.cells }
    : { columns, upper: a.cells, lower: refine(b.cells, owners, many) };
};

/** Columns (列) of two parts of a table together; null when they are different tables. */
export const commonColumns = (a: ColumnFrame, b: ColumnFrame): CommonColumns | null =>
  a.aligned && b.aligned ? inkedColumns(a, b) : drawnColumns(a, b);
