import type { RawCell, TableBlock } from '../../src/model/index.ts';
import { isNumeric } from './numeric-text.ts';
import { placeCells } from './placed-cells.ts';

/** Share of characters that two readings of one header have in common. */
const SAME_SCANNED_TEXT = 0.8;
const MOST_HEADER_ROWS = 6;

const rowKey = (row: readonly RawCell[]): string =>
  row.map((cell) => `${cell.text.replace(/\s+/g, '')}/${cell.colSpan ?? 1}`).join('|');

/** Texts of a row whatever they span: tables without lines do not show how far a header reaches. */
const textKey = (row: readonly RawCell[]): string =>
  row
    .map((cell) => cell.text.replace(/\s+/g, ''))
    .filter((text) => text !== '')
    .join('|');

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

/** How two tables were read, which says how exactly their headers must agree. */
export interface Reading {
  readonly recognized: boolean;
  readonly aligned: boolean;
}

const sameRow = (a: readonly RawCell[], b: readonly RawCell[], reading: Reading): boolean => {
  const [one, two] = reading.aligned ? [textKey(a), textKey(b)] : [rowKey(a), rowKey(b)];
  return (
    one === two ||
    (reading.recognized && a.length === b.length && likeness(one, two) >= SAME_SCANNED_TEXT && !/\d{2}/.test(one))
  );
};

const hasText = (row: readonly RawCell[]): boolean => row.some((cell) => cell.text !== '');

/** Leading rows that both tables share: the header (表头) printed again on the next page. */
export const repeatedRows = (above: TableBlock, below: TableBlock, reading: Reading): number => {
  let count = 0;
  while (
    count < Math.min(MOST_HEADER_ROWS, below.rows.length - 1) &&
    above.rows[count] &&
    hasText(below.rows[count]!) &&
    sameRow(above.rows[count]!, below.rows[count]!, reading)
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
export const repeatsInner = (above: TableBlock, below: TableBlock): boolean => {
  const wanted = labels(below.rows[0]);
  if (wanted.length < 3 || below.rows.length < 2 || wanted.some((text) => /\d/.test(text))) return false;
  return above.rows.some((row) => labels(row).join('|') === wanted.join('|'));
};

/** Texts of one column by row; rows covered by a merged cell have none. */
const columnTexts = (table: TableBlock, column: number): ReadonlyMap<number, string> =>
  new Map(
    placeCells(table.rows)
      .filter((placed) => placed.column === column && placed.colSpan === 1)
      .map(({ row, cell }) => [row, cell.text]),
  );

/** Rows that are compared to tell the next form from the rest of this one. */
const COMPARED = 5;

/** Does the table below begin with the same labels as the one above? Then it is the next form, not its rest. */
export const beginsAnew = (above: TableBlock, below: TableBlock, from: number): boolean => {
  const [upper, lower] = [above, below].map((table) => {
    const cells = placeCells(table.rows).filter(({ column }) => column === 0);
    return new Map(cells.map(({ row, cell }) => [row, cell.text]));
  });
  let [same, both] = [0, 0];
  for (let row = from; row < from + COMPARED; row++) {
    const [one, two] = [upper!.get(row) ?? '', lower!.get(row) ?? ''];
    if (one === '' || two === '' || /^\d/.test(one)) continue;
    both += 1;
    if (one === two) same += 1;
  }
  // names that come again by chance are few among others; the labels of a form all come again
  return same >= 2 && same > 0.6 * both;
};

/** Is a column nothing but figures below its first rows? */
const isFigureColumn = (texts: ReadonlyMap<number, string>, from: number): boolean => {
  const own = [...texts].filter(([row, text]) => row >= from && text !== '');
  return own.length >= 2 && own.filter(([, text]) => isNumeric(text)).length >= 0.7 * own.length;
};

/**
 * Does the table below begin with a header of its own? Words stand over figures in a row whose neighbours above were
 * figures too, and the header of the table above is another one.
 */
export const hasOwnHeader = (above: TableBlock, below: TableBlock): boolean => {
  const width = (below.rows[0] ?? []).reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
  let [headed, figures] = [0, 0];
  for (let column = 1; column < width; column++) {
    const [upper, lower] = [columnTexts(above, column), columnTexts(below, column)];
    if (!isFigureColumn(lower, 1)) continue;
    figures += 1;
    const first = lower.get(0) ?? '';
    if (/\p{L}{2}/u.test(first) && !isNumeric(first) && first !== upper.get(0)) headed += 1;
  }
  return figures > 0 && headed >= 0.6 * figures;
};
