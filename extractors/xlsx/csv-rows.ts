/** Rows of separated text (CSV, RFC 4180); quoted fields may hold separators, doubled quotes and line feeds. */
export interface SeparatedRows {
  readonly rows: readonly (readonly string[])[];
  /** A quoted field was not closed at the end of the text. */
  readonly unclosed: boolean;
  /** More fields than allowed; the rest was left out. */
  readonly cut: boolean;
}

const SEPARATORS = [',', '\t', ';', '|'];

/** Separator that the first lines hold most evenly. */
const findSeparator = (text: string): string => {
  const lines = text.slice(0, 8192).split(/\r?\n/, 20);
  let best = { separator: ',', count: 0 };
  for (const separator of SEPARATORS) {
    const count = lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0);
    if (count > best.count) best = { separator, count };
  }
  return best.separator;
};

/** End of the quoted field that begins at `start`, at its closing quote; -1 when it is never closed. */
const closingQuote = (text: string, start: number): number => {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

/** Cuts separated text into rows of at most `maxFields` fields; linear, and never throws. */
export const parseSeparatedRows = (text: string, maxFields: number): SeparatedRows => {
  const separator = findSeparator(text);
  const rows: string[][] = [];
  let [row, at, fields, unclosed]: [string[], number, number, boolean] = [[], 0, 0, false];
  let end = lineEnd(text, 0);
  while (at <= text.length && fields < maxFields) {
    let field = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      unclosed = close < 0;
      field = text.slice(at + 1, close < 0 ? text.length : close).replaceAll('""', '"');
      at = close < 0 ? text.length : close + 1;
      if (at > end) end = lineEnd(text, at);
    }
    const next = text.indexOf(separator, at);
    const stop = next < 0 || next > end ? end : next;
    field += text.slice(at, stop);
    row.push(field.replace(/\r\n?/g, '\n').trim());
    fields += 1;
    at = stop + 1;
    if (stop === end) {
      rows.push(row);
      row = [];
      end = lineEnd(text, at);
      if (at >= text.length) break;
    }
  }
  return { rows, unclosed, cut: at < text.length && fields >= maxFields };
};
