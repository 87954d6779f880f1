/** A line that holds nothing but a Word bookmark leaked into the dump: `[bookmark: _GoBack]`. */
const BOOKMARK_LINE = /^[ \t]*\[bookmark:[^\]\r\n]{0,100}\][ \t]*$/gm;

/** Line ends of all systems, form feeds of PDF dumps and Unicode separators. */
const LINE_END = /\r\n|[\n\r\f\u0085\u2028\u2029]/;

/** Cell and row marks of Word (0x07) in raw dumps: two end a row, one ends a cell. */
const withoutCellMarks = (text: string): string =>
  text.includes('\u0007') ? text.replaceAll('\u0007\u0007', '\n').replaceAll('\u0007', '\t') : text;

/**
 * Lines of a text as printed (bookmarks inside a line are left to the repairs, which note them), without line ends and trailing blanks other than TAB. A line that held
 * nothing but a bookmark becomes an empty line. At most `most` lines.
 */
export const splitPrintedLines = (text: string, most: number): string[] =>
  withoutCellMarks(text.includes('[bookmark:') ? text.replace(BOOKMARK_LINE, '') : text)
    .replaceAll('\u000b', '\n')
    .split(LINE_END, most);

/** True when a line prints nothing. */
export const isBlankLine = (line: string | undefined): boolean => line === undefined || line.trim() === '';
