import type { SheetWindow, WindowCell } from './sheet-window.ts';

/** A run of text lines above a table, or a table, in the order of the sheet. */
export type SheetSegment =
  | { readonly kind: 'line'; readonly cell: WindowCell }
  | { readonly kind: 'table'; readonly rows: readonly (readonly WindowCell[])[] };

type Row = readonly WindowCell[];

const textsOf = (row: Row): readonly WindowCell[] => row.filter((cell) => cell.text !== '');

/** What stands above a form in a cell of its own without being merged over the width: 附件2, 表3-1, 单位：万元, …绩效目标表. */
const CAPTION =
  /^(附件|附表|附)\s*[\d一二三四五六七八九十]|^表\s*[\d一二三四五六七八九十]|^(金额)?单位\s*[:：]|表\s*(（.*）|\(.*\))?$|^[（(].{0,12}年度?[）)]$/u;

/** Rows that no text stands in and no merged text reaches into. */
const blankRows = (rows: readonly Row[]): readonly boolean[] => {
  let reachedUntil = 0;
  return rows.map((row, index) => {
    for (const cell of row) if (cell.text !== '') reachedUntil = Math.max(reachedUntil, index + cell.rowSpan);
    return index >= reachedUntil;
  });
};

/** True when the row holds one text and no second merged field, so that it can stand above a table. */
const isLoneText = (row: Row): boolean =>
  textsOf(row).length === 1 && row.every((cell) => cell.text !== '' || (cell.colSpan === 1 && cell.rowSpan === 1));

const isFullWidth = (row: Row, width: number): boolean => {
  const span = textsOf(row)[0]?.colSpan ?? 1;
  return width === 1 || (span > 1 && span >= 0.6 * width);
};

const isCaption = (row: Row, width: number): boolean => {
  const cell = textsOf(row)[0];
  return cell !== undefined && cell.rowSpan === 1 && (isFullWidth(row, width) || CAPTION.test(cell.text));
};

/** Cuts at blank rows that a title follows; a blank row inside a form, or before a headless rest, does not cut. */
const cutForms = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const blank = blankRows(rows);
  const forms: Row[][] = [[]];
  rows.forEach((row, index) => {
    const afterBlank = index > 0 && blank[index - 1] === true;
    if (blank[index]) {
      if (!afterBlank) forms.at(-1)?.push(row);
      return;
    }
    if (afterBlank && isLoneText(row)) forms.push([]);
    forms.at(-1)?.push(row);
  });
  return forms.map((form) => form.slice(0, form.length - (blankRows(form).at(-1) ? 1 : 0)));
};

/** Number of leading rows of a form that are text lines above its table. */
const countLines = (form: readonly Row[], width: number): number => {
  let count = 0;
  for (let i = 0; i < form.length; i += 1) {
    const row = form[i] ?? [];
    if (textsOf(row).length === 0) continue;
    if (!isLoneText(row)) break;
    if (isCaption(row, width)) count = i + 1;
  }
  return count;
};

/** Cuts a sheet into text lines (titles, unit lines, prose) and tables; one sheet may hold several forms. */
export const segmentSheet = (window: SheetWindow): readonly SheetSegment[] =>
  cutForms(window.rows).flatMap((form) => {
    const lines = countLines(form, window.width);
    const above = form.slice(0, lines).flatMap((row) => textsOf(row).map((cell) => ({ kind: 'line' as const, cell })));
    const rows = form.slice(lines);
    const first = rows.findIndex((row) => textsOf(row).length > 0);
    return first < 0 ? above : [...above, { kind: 'table' as const, rows: rows.slice(first) }];
  });
