import { repair } from '../model/index.ts';
import type { Role } from './align-row.ts';
import type { ReadContext } from './read-context.ts';
import { tokenTraits } from './text-traits.ts';
import { isBlank, joinTokens, type Line, type Token } from './token.ts';

/** What recognition makes of a comparison sign that stands alone in its column (指标性质). */
const MISREAD: Readonly<Record<string, string>> = { '2': '≥', '>': '≥', '<': '≤', 二: '=', '—': '=' };
/** Share of the other cells of the column that must be signs. */
const MOSTLY_SIGNS = 0.6;
const FEWEST_SIGNS = 3;

const cellAt = (line: Line, column: number): Token | undefined =>
  line.cells.find((cell) => cell.column === column && !isBlank(cell));

/**
 * Restores a misread sign with two witnesses: it stands alone in the column of signs, and the other rows print signs
 * there (`2` among `≥ ≥ ≤` is `≥`). A column that prints `>` or `<` elsewhere too is left as it is.
 */
export const repairSigns = (lines: readonly Line[], roles: readonly Role[], context: ReadContext): readonly Line[] => {
  const column = roles.find(({ id }) => id === 'sign')?.start;
  if (column === undefined || column === null) return lines;
  const cells = lines.flatMap((line) => cellAt(line, column) ?? []);
  const signs = cells.filter((cell) => tokenTraits(cell).sign && !(cell.folded in MISREAD));
  const misread = cells.filter((cell) => cell.folded in MISREAD);
  const isProven = signs.length >= FEWEST_SIGNS && signs.length / cells.length >= MOSTLY_SIGNS;
  if (misread.length === 0 || !isProven) return lines;
  return lines.map((line) => {
    const cell = cellAt(line, column);
    const sign = cell && MISREAD[cell.folded];
    if (!cell || !sign) return line;
    context.note(
      repair(
        'sign-repair',
        cell.text,
        sign,
        `stands alone in the column of signs, where ${signs.length} other rows print one`,
        cell.at,
      ),
    );
    return {
      ...line,
      cells: line.cells.map((other) => (other === cell ? { ...joinTokens([cell], sign), width: cell.width } : other)),
    };
  });
};
