import type { Line, Token } from '../readers/token.ts';

const cellText = (token: Token): string => {
  const label = token.label === null ? '' : ' ‹label›';
  const width = token.width > 1 ? ` <${token.width}` : '';
  return `${token.text}${label}${width}`;
};

const lineText = (line: Line): string => {
  if (line.kind === 'text') return `${line.at}  ${line.cells.map(cellText).join(' ')}`;
  const covers = line.covers.length === 0 ? '' : `  ^ ${line.covers.map((token) => token.text).join(' ^ ')}`;
  const columns = line.cells.map((token) => (token.column === null ? '?' : String(token.column))).join(',');
  return `${line.at}  [${columns}] | ${line.cells.map(cellText).join(' | ')} |${covers}`;
};

/**
 * Rows as the reader sees them: first columns in brackets (`?` where the carrier lost them), known labels marked,
 * `<n` for cells over n columns, merged cells that still cover the row behind `^`.
 */
export const printedLines = (lines: readonly Line[]): string => `${lines.map(lineText).join('\n')}\n`;
