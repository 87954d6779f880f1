import type { ColumnType, Language } from '../../../model/codebook/index.ts';
import type { Value } from '../../../store/index.ts';
import { headerOf } from '../../header.ts';
import type { ExportColumn } from '../../select-rows.ts';
import { dateOf } from '../date-of.ts';
import type { CellValue } from './cell-xml.ts';
import type { SheetColumn } from './sheet.ts';
import { STYLE, type Style } from './styles.ts';

/** A column of a sheet and how its cells come out of a row. */
export interface TableColumn extends SheetColumn {
  readonly cell: (row: readonly Value[]) => CellValue;
}

const STYLES: Readonly<Record<ColumnType, Style>> = {
  id: STYLE.plain,
  text: STYLE.plain,
  code: STYLE.plain,
  decimal: STYLE.plain,
  time: STYLE.plain,
  ratio: STYLE.plain,
  integer: STYLE.integer,
  year: STYLE.integer,
  flag: STYLE.integer,
  fen: STYLE.amount,
  date: STYLE.date,
};

const DAY = 86_400_000;
/** Day 0 of the date system of 1900, moved by its leap day that never was. */
const EPOCH = Date.UTC(1899, 11, 30);

/** A decimal as a number where the number prints as the same decimal; else it stays text, digit for digit. */
const decimalCell = (text: string): CellValue => {
  const number = Number(text);
  return String(number) === text ? number : text;
};

const dateCell = (text: string): CellValue => {
  const date = dateOf(text);
  return date ? (date.getTime() - EPOCH) / DAY : text;
};

const cellOf = (type: ColumnType, value: Value): CellValue => {
  if (typeof value !== 'string') return value;
  if (type === 'decimal') return decimalCell(value);
  return type === 'date' ? dateCell(value) : value;
};

const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;
const displayWidth = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

const NARROWEST = 8;
const WIDEST = 48;
const KEY_WIDTH = 11;
/** Room for the arrow of the filter. */
const MARGIN = 3;

/** Width from the heading, which may wrap once, and the first rows. */
const widthOf = (header: string, type: ColumnType, cells: readonly CellValue[]): number => {
  if (type === 'id') return KEY_WIDTH;
  const longest = Math.max(displayWidth(header) / 2 + 2, ...cells.map((cell) => displayWidth(String(cell ?? ''))));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(longest) + MARGIN));
};

/** Heading of the column of yuan that stands beside a column of fen: `amount_fen` → `amount_yuan`, 金额（元）. */
const yuanHeader = (header: string): string => header.replace(/fen$/, 'yuan').replace('（分）', '（元）');

/** Columns of a table as a sheet shows them; every column of fen is followed by one of yuan. */
export const tableColumns = (
  columns: readonly ExportColumn[],
  language: Language,
  firstRows: readonly (readonly Value[])[],
): readonly TableColumn[] =>
  columns.flatMap((column, index) => {
    const header = headerOf(column, language);
    const cell = (row: readonly Value[]): CellValue => cellOf(column.type, row[index] ?? null);
    const own: TableColumn = {
      header,
      style: STYLES[column.type],
      width: widthOf(header, column.type, firstRows.map(cell)),
      cell,
    };
    if (column.type !== 'fen') return [own];
    const yuan = (row: readonly Value[]): CellValue => {
      const fen = row[index] ?? null;
      return typeof fen === 'number' ? fen / 100 : null;
    };
    return [own, { header: yuanHeader(header), style: STYLE.money, width: Math.max(own.width, 14), cell: yuan }];
  });
