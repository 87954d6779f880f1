import { repair } from '../model/index.ts';
import type { Role } from './align-row.ts';
import { type AlignedRow, cellsOfGroup } from './align-table.ts';
import { type Level, nearestLevel } from './nearest-level.ts';
import type { ReadContext } from './read-context.ts';
import { type PrintedLevels, recoverDestroyed } from './resolve-levels.ts';
import { areSeveralLevels } from './several-levels.ts';
import { isGarbage, tokenTraits } from './text-traits.ts';
import { joinTokens, type Token } from './token.ts';

/** Text left over in the column of a level: what is left of its label. */
const leftIn = (row: AlignedRow, roles: readonly Role[], id: Level, isRecognised: boolean): Token | null => {
  const role = roles.find((candidate) => candidate.id === id);
  if (!role || row.line.geometry !== 'slots') return null;
  const left = row.alignment.assignments.find(
    ({ role: index, token }) =>
      index < 0 &&
      (isRecognised || isGarbage(tokenTraits(token))) &&
      token.folded.length > 1 &&
      token.column === role.start,
  );
  return left?.token ?? null;
};

/** Levels of a row whose column of second levels prints labels of the closed list nearly everywhere. */
interface LevelColumns {
  readonly isClosed: boolean;
  readonly isRecognised: boolean;
}

const printedLevels = (
  row: AlignedRow,
  roles: readonly Role[],
  group: number,
  columns: LevelColumns,
): PrintedLevels => {
  const cells = cellsOfGroup(row, roles, group);
  const level1 = cells.get('level1') ?? null;
  const level2 = cells.get('level2') ?? null;
  const isDouble =
    level1 && !level2 && /^(?:产出|效益)(?:数量|质量|时效|成本|经济|社会|生态|可持续)/.test(level1.folded);
  const isStrange = columns.isClosed && level2 !== null && (level2.label === null || areSeveralLevels(level2.folded));
  return {
    level1,
    level2: isDouble ? level1 : isStrange ? null : level2,
    destroyed1: leftIn(row, roles, 'level1', columns.isRecognised),
    destroyed2: isStrange ? level2 : leftIn(row, roles, 'level2', columns.isRecognised),
  };
};

const MOSTLY = 0.5;

/** In recognised text a strange label in a column of well-known ones is a misread one. */
const levelColumns = (
  rows: readonly AlignedRow[],
  roles: readonly Role[],
  group: number,
  { isRecognised }: ReadContext,
): LevelColumns => {
  const labels = rows.flatMap((row) => cellsOfGroup(row, roles, group).get('level2') ?? []);
  const known = labels.filter(({ label }) => label?.dimension != null || label?.category != null).length;
  return { isRecognised, isClosed: isRecognised && known > 0 && known >= labels.length * MOSTLY };
};

/** Labels of a closed list that are nearest to what is left of them. */
const restoreNearest = (printed: PrintedLevels): PrintedLevels => {
  const restore = (left: Token | null | undefined, level: Level): Token | null => {
    const label = left && nearestLevel(left, level);
    return label ? { ...joinTokens([left], label), width: left.width } : null;
  };
  return {
    ...printed,
    level1: printed.level1 ?? restore(printed.destroyed1, 'level1'),
    level2: printed.level2 ?? restore(printed.destroyed2, 'level2'),
  };
};

const noteRestored = (left: Token, label: Token, evidence: string, context: ReadContext): void =>
  context.note(repair('label-repair', left.text, label.text, evidence, left.at));

const NEAREST = 'the label of this column that it is nearest to';
const ORDER = 'only this label can stand between its neighbours in the form';

/**
 * Level labels of all rows. A destroyed or misread one that the closed list or the order of the form proves is put back with a
 * note; what is explained is named in `explained`. One that nothing proves stays as `destroyed`.
 */
export const levelsOf = (
  rows: readonly AlignedRow[],
  roles: readonly Role[],
  group: number,
  context: ReadContext,
  explained: Set<string>,
): PrintedLevels[] => {
  const columns = levelColumns(rows, roles, group, context);
  const printed = rows.map((row) => printedLevels(row, roles, group, columns));
  const nearest = printed.map(restoreNearest);
  return recoverDestroyed(nearest).map((levels, index) => {
    const { destroyed1, destroyed2 } = printed[index]!;
    if (destroyed1) explained.add(destroyed1.at);
    if (destroyed1 && nearest[index]!.level1) noteRestored(destroyed1, levels.level1!, NEAREST, context);
    if (destroyed2 && levels.level2 && !printed[index]!.level2) {
      explained.add(destroyed2.at);
      noteRestored(destroyed2, levels.level2, nearest[index]!.level2 ? NEAREST : ORDER, context);
    }
    return levels;
  });
};
