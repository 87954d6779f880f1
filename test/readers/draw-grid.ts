import type { Line, Token } from '../../src/readers/token.ts';

const ownerAt = (line: Line, column: number): { readonly token: Token; readonly mark: string } | null => {
  const covers = (token: Token): boolean =>
    token.column !== null && column >= token.column && column < token.column + token.width;
  const above = line.covers.find(covers);
  if (above) return { token: above, mark: column === above.column ? '^' : '<' };
  const own = line.cells.find(covers);
  return own ? { token: own, mark: column === own.column ? own.text : '<' } : null;
};

const endOf = (tokens: readonly Token[]): number =>
  Math.max(0, ...tokens.map(({ column, width }) => (column ?? 0) + width));

const drawLine = (line: Line): string => {
  if (line.kind === 'text') return line.cells.map(({ text }) => text).join(' ');
  if (line.cells.some(({ column }) => column === null)) return `? ${line.cells.map(({ text }) => text).join(' | ')}`;
  const end = endOf([...line.cells, ...line.covers]);
  return `| ${Array.from({ length: end }, (_, column) => ownerAt(line, column)?.mark ?? '!').join(' | ')}`;
};

/**
 * Lines as the reader sees them, drawn for people: `^` continues the cell above, `<` the cell to the left, an empty slot
 * is a blank cell, `!` a slot without an owner, `?` a row whose columns are unknown.
 */
export const drawGrid = (lines: readonly Line[]): string => `${lines.map(drawLine).join('\n').replace(/ +$/gm, '')}\n`;
