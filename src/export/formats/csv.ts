import type { Language } from '../../model/codebook/index.ts';
import type { Reader, Value } from '../../store/index.ts';
import { headerOf } from '../header.ts';
import { readRows } from '../read-rows.ts';
import type { Selection } from '../select-rows.ts';

/** How CSV is written. */
export interface CsvStyle {
  readonly header: Language;
  /** Byte order mark, without which Excel does not read Chinese. */
  readonly bom: boolean;
  /** Leave texts exactly as they are, also where a spreadsheet would run them as a formula. */
  readonly raw: boolean;
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** What a spreadsheet takes for the start of a formula, in both widths, behind marks of ours. */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * A text that no spreadsheet runs as a formula: `=1+2` becomes `'=1+2`. Reversible: {@link unguarded} takes the mark off.
 */
export const guarded = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** The text before {@link guarded}. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text;

/** A field of CSV (RFC 4180). NULL is nothing at all, an empty text is `""`. */
const csvField = (value: Value, plain: boolean): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value === '') return '""';
  const text = plain ? value : guarded(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line of CSV as it stands. */
export const csvLine = (values: readonly Value[]): string =>
  `${values.map((value) => csvField(value, true)).join(',')}\n`;

/** Types that hold numbers, keys and codes of ours; a minus of a number is no formula. */
const PLAIN: ReadonlySet<string> = new Set(['id', 'code', 'decimal', 'date']);

/** One table as CSV, a piece at a time. */
export async function* csvChunks(reader: Reader, selection: Selection, style: CsvStyle): AsyncGenerator<string> {
  const plain = selection.columns.map(({ type }) => style.raw || PLAIN.has(type));
  const heads = selection.columns.map((column) => csvField(headerOf(column, style.header), true));
  yield `${style.bom ? '\ufeff' : ''}${heads.join(',')}\n`;
  for await (const rows of readRows(reader, selection)) {
    let chunk = '';
    for (const row of rows) {
      for (let index = 0; index < row.length; index += 1)
        chunk += (index === 0 ? '' : ',') + csvField(row[index]!, plain[index]!);
      chunk += '\n';
    }
    yield chunk;
  }
}
