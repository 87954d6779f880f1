import { repair } from '../model/index.ts';
import type { Role } from './align-row.ts';
import type { AlignedRow } from './align-table.ts';
import { qualitativeShape } from './lexicon.ts';
import type { ReadContext } from './read-context.ts';
import { traitsOf } from './text-traits.ts';
import { joinTokens, type Line, type Token } from './token.ts';

const SHORTEST_WITNESS = 3;

const hasRole = ({ alignment }: AlignedRow, roles: readonly Role[], id: string): boolean =>
  alignment.assignments.some(({ role, token }) => role >= 0 && roles[role]!.id === id && token.folded !== '');

const isValue = (text: string): boolean => {
  const shape = qualitativeShape(text);
  return traitsOf(text).quantity || shape === 'whole' || shape === 'both';
};

/** Where the copy of another cell ends inside a cell that goes on with a value: `起数0起` behind its name. */
const splitPoint = (cell: Token, witness: Token): number | null => {
  for (const copy of [witness.folded, `反映${witness.folded}情况`, `反映${witness.folded}`]) {
    if (witness.folded.length < SHORTEST_WITNESS || !cell.folded.startsWith(copy)) continue;
    const rest = cell.folded.slice(copy.length);
    if (rest !== '' && isValue(rest)) return copy.length;
  }
  return null;
};

/**
 * Parts a value from the text it was glued to when a vanished rule merged two cells: a cell that repeats another cell of
 * its row and goes on with a value (`较大事故起数` | `较大事故起数0起`) is that text and the value. Only rows without a value.
 */
export const splitGluedValue = (
  row: AlignedRow,
  roles: readonly Role[],
  align: (line: Line) => AlignedRow,
  context: ReadContext,
): AlignedRow => {
  if (hasRole(row, roles, 'value') || !roles.some(({ id }) => id === 'value')) return row;
  const { cells } = row.line;
  for (const cell of cells)
    for (const witness of cells) {
      const at = cell === witness ? null : splitPoint(cell, witness);
      if (at === null) continue;
      const parts = [joinTokens([cell], cell.folded.slice(0, at)), joinTokens([cell], cell.folded.slice(at))];
      const line = {
        ...row.line,
        cells: cells.flatMap((other) => (other === cell ? parts : [{ ...other, column: null }])),
      };
      const split = align(line);
      if (!hasRole(split, roles, 'value')) continue;
      context.note(
        repair(
          'text-cut',
          cell.text,
          parts.map(({ text }) => text).join(' | '),
          `the cell repeats ${witness.text} and goes on with a value`,
          cell.at,
        ),
      );
      return split;
    }
  return row;
};
