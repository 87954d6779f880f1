import { nearColumnRoles } from '../column-role.ts';
import { composeLabel, looseRole } from '../label-grammar.ts';
import { isBasis } from '../lexicon.ts';
import { fitOf } from '../role-fit.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, type Token } from '../token.ts';

/** A column of a table whose meaning is sought: its header cell and what stands under it, row by row. */
export interface UnknownColumn {
  readonly header: Token;
  readonly cells: readonly (Token | null)[];
}

/** How much speaks for one role of a column, and what. */
export interface RoleEvidence {
  readonly role: string;
  readonly points: number;
  /** Points of the words of the header alone. */
  readonly words: number;
  /** Points of the values alone, from -3 to 3. */
  readonly values: number;
}

/** Roles that a column of an indicator table can have by its values or words. */
const ROLES: readonly string[] = [
  'level1',
  'level2',
  'name',
  'sign',
  'value',
  'unit',
  'weight',
  'score',
  'actual',
  'past-value',
  'direction',
  'basis',
  'class',
  'description',
  'scoring-rule',
  'reason',
  'remark',
  'core',
  'serial',
];
/** Roles of wide lists and of notes beside the values: only words can tell them. */
const ROLES_BY_WORDS: readonly string[] = ['project-unit', 'project-name', 'budget', 'objective', 'annotation'];

const LISTED = 40;
const COMPOSED = 4;
const COMPOSED_OTHER = -1.5;
const LOOSE = 2;
/** One misread character away from a listed heading. */
const NEAR = 2.5;
const SHORTEST_NEAR = 3;
const MOST_FIT = 6;

const solid = (cells: readonly (Token | null)[]): Token[] =>
  cells.filter((cell): cell is Token => cell !== null && !isBlank(cell));

/** Whether one misread character parts a heading from a listed one of a role. */
export const isNear = (role: string, { folded }: Token): boolean =>
  folded.length >= SHORTEST_NEAR && nearColumnRoles(folded).has(role);

const wordPoints = (role: string, { header }: UnknownColumn): number => {
  const listed = header.label?.columns.indicators;
  if (listed) return listed === role ? LISTED : -LISTED;
  const composed = composeLabel(header.folded)?.meanings.columns.indicators;
  if (composed) return composed === role ? COMPOSED : COMPOSED_OTHER;
  if (isNear(role, header)) return NEAR;
  return looseRole(header.folded) === role ? LOOSE : 0;
};

const meanFit = (role: string, cells: readonly Token[]): number => {
  const fits = cells.map((cell) => Math.max(-MOST_FIT, Math.min(MOST_FIT, fitOf(role, cell))));
  return fits.reduce((sum, fit) => sum + fit, 0) / fits.length / 2;
};

const share = (cells: readonly Token[], test: (cell: Token) => boolean): number =>
  cells.filter(test).length / Math.max(1, cells.length);

const distinctShare = (cells: readonly Token[]): number =>
  new Set(cells.map(({ folded }) => folded)).size / cells.length;

const LONG_NAME = 4;

/** Names are long and each stands once. */
const namePoints = (cells: readonly Token[]): number => {
  const long = share(cells, (cell) => tokenTraits(cell).letters >= LONG_NAME);
  return (distinctShare(cells) - 0.7) * 3 + (long - 0.5) * 2;
};

const numberOf = (cell: Token): number => Number(cell.folded.replaceAll(',', ''));
const ROUND_SUMS: ReadonlySet<number> = new Set([100, 90, 80, 70, 60, 50, 40]);

/** Weights add up to 100, or to 90 where the execution of the budget has 10. */
const weightPoints = (cells: readonly Token[]): number => {
  const numbers = cells.filter((cell) => tokenTraits(cell).number).map(numberOf);
  const sum = Math.round(numbers.reduce((total, number) => total + number, 0) * 100) / 100;
  return numbers.length > 2 && ROUND_SUMS.has(sum) ? 1.5 : -0.5;
};

/** Level labels nobody has listed stand in the first columns, short, and repeat or are merged over rows. */
const levelPoints = (cells: readonly Token[], rows: number): number => {
  const known = share(cells, ({ label, folded }) => {
    const composed = label ?? composeLabel(folded)?.meanings;
    return composed?.category != null || composed?.dimension != null || composed?.otherDimension === true;
  });
  const short = share(cells, (cell) => tokenTraits(cell).letters <= 10 && !tokenTraits(cell).quantity);
  const sparse = cells.length < rows || distinctShare(cells) < 1;
  return known >= 0.5 ? 3 * known : short === 1 ? (sparse ? 0.5 : -1) : -3;
};

const dashes = (cells: readonly Token[]): boolean => cells.every((cell) => tokenTraits(cell).dash);

const valuePoints = (role: string, { cells }: UnknownColumn): number => {
  const filled = solid(cells);
  if (filled.length === 0 || dashes(filled)) return role === 'value' || role === 'name' ? -2 : 0;
  if (role === 'level1' || role === 'level2') {
    const levels = levelPoints(filled, cells.length);
    if (levels < 2) return levels;
    const isFirst = share(filled, ({ label, folded }) => (label ?? composeLabel(folded)?.meanings)?.category != null);
    const isSecond = share(
      filled,
      ({ label, folded }) =>
        (label ?? composeLabel(folded)?.meanings)?.dimension != null || label?.otherDimension === true,
    );
    return role === 'level1' ? levels * isFirst : levels * isSecond;
  }
  const fit = meanFit(role, filled);
  if (role === 'name') return Math.max(-3, Math.min(3, fit + namePoints(filled)));
  if (role === 'weight') return fit + weightPoints(filled);
  if (role === 'value' || role === 'actual') {
    const measured = share(filled, (cell) => tokenTraits(cell).quantity || tokenTraits(cell).percent);
    return fit + (measured > 0.3 ? 0.5 : -0.5);
  }
  if (role === 'basis') return fit + (share(filled, ({ folded }) => isBasis(folded)) >= 0.5 ? 1.5 : -0.5);
  return fit;
};

/** What speaks for each role that a column can have, strongest first; roles without any case are left out. */
export const columnEvidence = (column: UnknownColumn): RoleEvidence[] =>
  [...ROLES, ...ROLES_BY_WORDS]
    .map((role): RoleEvidence => {
      const words = wordPoints(role, column);
      const values = ROLES_BY_WORDS.includes(role) ? 0 : Math.max(-3, Math.min(3, valuePoints(role, column)));
      return { role, words, values, points: words + values };
    })
    .filter(({ points, words, role }) => points > 0 && (words > 0 || !ROLES_BY_WORDS.includes(role)))
    .sort((a, b) => b.points - a.points);
