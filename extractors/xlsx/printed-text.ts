import type { CellObject } from '@e965/xlsx';

/** What a spreadsheet cell prints, and what is odd about it. */
export interface PrintedText {
  readonly text: string;
  /** `error`: an error value such as `#REF!`; `uncomputed`: a formula without stored result; `hidden`: hidden by its number format. */
  readonly problem?: 'error' | 'uncomputed' | 'hidden';
}

/** Stands for a formula that was saved without its result; written by {@link prepareSheetXml}. */
export const UNCOMPUTED = '#UNCOMPUTED!';

const EMPTY: PrintedText = { text: '' };

/** A number in full digits: General format prints 123456789012.5 as `1.23457E+11`, which is a matter of column width. */
const plainNumber = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
};

const printedNumber = (cell: CellObject, value: number): PrintedText => {
  const shown = (cell.w ?? '').trim();
  if (shown === '') return value === 0 ? EMPTY : { text: '', problem: 'hidden' };
  if (/\dE[+-]?\d/.test(shown) && !/E[+-]/i.test(String(cell.z ?? ''))) return { text: plainNumber(value) };
  return { text: shown };
};

const printedString = (cell: CellObject, value: string): PrintedText => {
  const stored = value.replace(/\r\n?/g, '\n').trim();
  if (stored === '') return EMPTY;
  const shown = (cell.w ?? '').replace(/\r\n?/g, '\n').trim();
  // a text format such as @"元" adds to the stored text; anything else would only damage it (`3.00` → `3`)
  return { text: shown.includes(stored) ? shown : stored };
};

/** Text of a cell as the sheet prints it (显示值): number formats applied, strings as stored, outer blanks trimmed. */
export const printedText = (cell: CellObject | undefined): PrintedText => {
  if (!cell || cell.v === undefined || cell.v === null) {
    if (cell?.t === 'e' && cell.w === UNCOMPUTED) return { text: '', problem: 'uncomputed' };
    return cell?.t === 'e' && cell.w ? { text: cell.w, problem: 'error' } : EMPTY;
  }
  switch (cell.t) {
    case 'n':
      return printedNumber(cell, Number(cell.v));
    case 's':
      return printedString(cell, String(cell.v));
    case 'e':
      return { text: cell.w ?? String(cell.v), problem: 'error' };
    case 'b':
      return { text: cell.w ?? (cell.v ? 'TRUE' : 'FALSE') };
    case 'd':
      return { text: (cell.w ?? String(cell.v)).trim() };
    default:
      return EMPTY;
  }
};
