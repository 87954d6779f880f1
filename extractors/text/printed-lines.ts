/** Word bookmarks that leak into text dumps: `[bookmark: _GoBack]`, `[bookmark: _Toc_2_2_0000000001]`. */
const BOOKMARK = /\[bookmark:[^\]\r\n]{0,100}\]/g;

/** Line ends of all systems, form feeds of PDF dumps and Unicode separators. */
const LINE_END = /\r\n|[\n\r\f\u0085\u2028\u2029]/;

/** Cell and row marks of Word (0x07) in raw dumps: two end a row, one ends a cell. */
const withoutCellMarks = (text: string): string =>
  text.includes('\u0007') ? text.replaceAll('\u0007\u0007', '\n').replaceAll('\u0007', '\t') : text;

/**
 * Lines of a text as printed, without bookmark noise, line ends and trailing blanks other than TAB. A line that held
 * nothing but a bookmark becomes an empty line.
 */
export const splitPrintedLines = (text: string): string[] =>
  withoutCellMarks(text.includes('[bookmark:') ? text.replace(BOOKMARK, '') : text)
    .replaceAll('\u000b', '\n')
    .split(LINE_END);

/** True when a line prints nothing. */
export const isBlankLine = (line: string | undefined): boolean => line === undefined || line.trim() === '';
