import { foldedCode } from './character-table.ts';

const isBlank = (code: number): boolean => foldedCode(code) === 0;

/** Characters that keep a blank between them: Latin letters, digits and ASCII punctuation; not `%` (`95 %`). */
const keepsBlank = (code: number): boolean =>
  (code > 0x20 && code < 0x7f && code !== 0x25) || (code > 0xa0 && code < 0x250);

/** Zero-width and control characters stand for nothing, other blanks for a blank. */
const isVisibleBlank = (code: number): boolean =>
  code === 0x20 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0x202f ||
  code === 0x205f ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029;

/** Bounds of the next run of white space at or after `from`. */
const nextBlankRun = (text: string, from: number): { start: number; end: number; visible: boolean } | null => {
  let start = from;
  while (start < text.length && !isBlank(text.charCodeAt(start))) start++;
  if (start === text.length) return null;
  let end = start;
  let visible = false;
  for (; end < text.length && isBlank(text.charCodeAt(end)); end++) visible ||= isVisibleBlank(text.charCodeAt(end));
  return { start, end, visible };
};

/**
 * Stored form (存储形): layout white space gone (line wraps inside a cell, `项　目`, zero-width marks), one blank kept
 * between Latin words and between digits, everything else as printed. `使用人 员满意度` → `使用人员满意度`,
 * `GIS  server` → `GIS server`, `（万元）` stays full width.
 */
export const cleanText = (text: string): string => {
  let run = nextBlankRun(text, 0);
  if (!run) return text;
  let cleaned = '';
  let from = 0;
  while (run) {
    cleaned += text.slice(from, run.start);
    const before = run.start > 0 ? text.charCodeAt(run.start - 1) : 0;
    const after = run.end < text.length ? text.charCodeAt(run.end) : 0;
    if (run.visible && keepsBlank(before) && keepsBlank(after)) cleaned += ' ';
    from = run.end;
    run = nextBlankRun(text, from);
  }
  return cleaned + text.slice(from);
};
