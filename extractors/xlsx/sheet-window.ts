import type { DenseWorkSheet } from '@e965/xlsx';
import { type MergedRange, placeMerges } from './merged-ranges.ts';
import { type PrintedText, printedText } from './printed-text.ts';

/** A cell of the visible part of a sheet; spans count visible rows and columns. */
export interface WindowCell extends PrintedText {
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Address in the sheet, from 0. */
  readonly row: number;
  readonly column: number;
}

/** The visible, trimmed part of a sheet: slots covered by a merge have no cell. */
export interface SheetWindow {
  readonly rows: readonly (readonly WindowCell[])[];
  /** Number of visible columns. */
  readonly width: number;
  /** Rows (from 0) and columns (from 0) that hold text but are hidden, and the number of texts under a merge. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly coveredTexts: number;
  /** Rows that did not fit the cell limit. */
  readonly rowsLeftOut: number;
}

/** Wider gaps than this between texts are layout of nobody; they shrink to one blank row. */
const WIDEST_GAP = 64;

/** In sheets longer than this every gap shrinks to one blank row: `rows-million.xlsx` would be 30 blank rows for each text. */
const LONG_SHEET = 50_000;

interface Texts {
  readonly byRow: Map<number, Map<number, PrintedText>>;
}

const collectTexts = (sheet: DenseWorkSheet): Texts => {
  const byRow = new Map<number, Map<number, PrintedText>>();
  (sheet['!data'] ?? []).forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      const printed = printedText(cell);
      if (printed.text === '' && printed.problem === undefined) return;
      const line = byRow.get(row) ?? new Map<number, PrintedText>();
      byRow.set(row, line.set(column, printed));
    });
  });
  return { byRow };
};

const isHidden = (lines: readonly ({ hidden?: boolean; hpt?: number; width?: number } | undefined)[] | undefined) => {
  return (index: number): boolean => {
    const line = lines?.[index];
    return line !== undefined && (line.hidden === true || line.hpt === 0 || line.width === 0);
  };
};

/** Sheet rows to keep: rows with text, short gaps as they are, long gaps as one blank row, and what merges with text cover. */
const keptRows = (used: readonly number[], merges: readonly MergedRange[], hidden: (row: number) => boolean) => {
  const rows: number[] = [];
  const add = (from: number, to: number): void => {
    for (let row = from; row <= to; row += 1) if (!hidden(row)) rows.push(row);
  };
  const widest = (used.at(-1) ?? 0) - (used[0] ?? 0) > LONG_SHEET ? 1 : WIDEST_GAP;
  for (let i = 0; i < used.length; i += 1) {
    const [row, following] = [used[i] ?? 0, used[i + 1]];
    const end = following === undefined ? row : following - row > widest ? row + 1 : following - 1;
    add(row, end);
  }
  const last = used.at(-1) ?? 0;
  const end = merges.reduce(
    (max, { s, e }) => (s.r <= last && e.r - last <= WIDEST_GAP ? Math.max(max, e.r) : max),
    last,
  );
  add(last + 1, end);
  return rows;
};

/** Sheet columns to keep; where a stray cell makes the sheet absurdly wide only columns with text remain. */
const keptColumns = (used: readonly number[], merges: readonly MergedRange[], hidden: (column: number) => boolean) => {
  const [first, last] = [used[0] ?? 0, used.at(-1) ?? 0];
  const end = merges.reduce((max, { s, e }) => (s.c <= last && e.c - s.c < WIDEST_GAP && e.c > max ? e.c : max), last);
  if (end - first >= 4 * WIDEST_GAP) return used.filter((column) => !hidden(column));
  return Array.from({ length: end - first + 1 }, (_, i) => first + i).filter((column) => !hidden(column));
};

const ascending = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Moves texts of merges that begin in a hidden row or column to their first visible slot; lists what stays hidden. */
const separateHidden = (
  { byRow }: Texts,
  merges: readonly MergedRange[],
  hiddenRow: (row: number) => boolean,
  hiddenColumn: (column: number) => boolean,
) => {
  const firstVisible = (from: number, to: number, hidden: (index: number) => boolean): number => {
    let index = from;
    while (index <= to && hidden(index)) index += 1;
    return index;
  };
  for (const { s, e } of merges) {
    const text = byRow.get(s.r)?.get(s.c);
    if (!text || (!hiddenRow(s.r) && !hiddenColumn(s.c))) continue;
    const [row, column] = [firstVisible(s.r, e.r, hiddenRow), firstVisible(s.c, e.c, hiddenColumn)];
    if (row > e.r || column > e.c) continue;
    byRow.get(s.r)?.delete(s.c);
    const line = byRow.get(row) ?? new Map<number, PrintedText>();
    byRow.set(row, line.set(column, text));
  }
  const rows: number[] = [];
  const columns: number[] = [];
  for (const [row, line] of byRow) {
    if (hiddenRow(row)) {
      if (line.size > 0) rows.push(row);
      byRow.delete(row);
      continue;
    }
    for (const column of [...line.keys()])
      if (hiddenColumn(column)) {
        columns.push(column);
        line.delete(column);
      }
    if (line.size === 0) byRow.delete(row);
  }
  return { hiddenRows: ascending(rows), hiddenColumns: ascending(columns) };
};

/** The visible part of a sheet as a grid of at most `maxSlots` slots; blank margins, hidden rows and columns left out. */
export const cutSheetWindow = (sheet: DenseWorkSheet, maxSlots: number): SheetWindow => {
  const texts = collectTexts(sheet);
  const merges: readonly MergedRange[] = sheet['!merges'] ?? [];
  const hiddenRow = isHidden(sheet['!rows']);
  const hiddenColumn = isHidden(sheet['!cols']);
  const hidden = separateHidden(texts, merges, hiddenRow, hiddenColumn);
  const usedRows = ascending(texts.byRow.keys());
  const usedColumns = ascending([...texts.byRow.values()].flatMap((line) => [...line.keys()]));
  if (usedRows.length === 0) return { rows: [], width: 0, ...hidden, coveredTexts: 0, rowsLeftOut: 0 };
  const columns = keptColumns(usedColumns, merges, hiddenColumn);
  const allRows = keptRows(usedRows, merges, hiddenRow);
  const rows = allRows.slice(0, Math.max(0, Math.floor(maxSlots / columns.length)));
  const spans = placeMerges(merges, rows, columns);
  let coveredTexts = 0;
  const grid = rows.map((row, r) =>
    columns.flatMap((column, c): WindowCell[] => {
      const printed = texts.byRow.get(row)?.get(column);
      const span = spans.at(r, c);
      if (span === 'covered') {
        if (printed) coveredTexts += 1;
        return [];
      }
      return [{ text: '', ...printed, ...span, row, column }];
    }),
  );
  return { rows: grid, width: columns.length, ...hidden, coveredTexts, rowsLeftOut: allRows.length - rows.length };
};
