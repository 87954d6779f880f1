import { STYLE, type Style } from './styles.ts';

/** A value of a cell: text, number, or nothing. */
export type CellValue = string | number | null;

/** Longest text that a cell may hold; longer files do not open in Excel. */
const LONGEST = 32_767;

const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Characters that XML cannot hold are written as _x0007_, and what looks like such a mark gets one itself (ECMA-376 22.9.2.19).
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** A text inside XML. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => MARKUP[character]!);

const escapeText = (text: string): string =>
  escapeXml(text.replace(UNPRINTABLE, (character) => `_x${hex(character)}_`));

/** Name of a column: 0 is A, 26 is AA. */
export const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

/** True when a text is too long for a cell and {@link cellXml} cuts it. */
export const isTooLong = (value: CellValue): boolean => typeof value === 'string' && value.length > LONGEST;

/**
 * A cell as XML. Text is always text, never a formula; a text that looks like one is also marked, so that it stays
 * text when somebody edits the cell.
 */
export const cellXml = (reference: string, value: CellValue, style: Style): string => {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  const text = isTooLong(value) ? `${value.slice(0, LONGEST - 1)}…` : value;
  const format = style === STYLE.plain && FORMULA_START.test(text) ? STYLE.guarded : style;
  return `<c r="${reference}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
};
