import { repair } from '../model/index.ts';
import type { Role } from './align-row.ts';
import { type AlignedRow, cellsOfGroup } from './align-table.ts';
import type { ReadContext } from './read-context.ts';
import { type PrintedLevels, recoverDestroyed } from './resolve-levels.ts';
import { isGarbage, tokenTraits } from './text-traits.ts';
import type { Token } from './token.ts';

/** Illegible text left over in the column of a level: what is left of its label. */
const destroyedIn = (row: AlignedRow, roles: readonly Role[], id: string): Token | null => {
  const role = roles.find((candidate) => candidate.id === id);
  if (!role || row.line.geometry !== 'slots') return null;
  const left = row.alignment.assignments.find(
    ({ role: index, token }) =>
      index < 0 && isGarbage(tokenTraits(token)) && token.folded.length > 1 && token.column === role.start,
  );
  return left?.token ?? null;
};

const printedLevels = (row: AlignedRow, roles: readonly Role[], group: number): PrintedLevels => {
  const cells = cellsOfGroup(row, roles, group);
  const level1 = cells.get('level1') ?? null;
  const level2 = cells.get('level2') ?? null;
  const isDouble =
    level1 && !level2 && /^(?:产出|效益)(?:数量|质量|时效|成本|经济|社会|生态|可持续)/.test(level1.folded);
  const destroyed = { destroyed1: destroyedIn(row, roles, 'level1'), destroyed2: destroyedIn(row, roles, 'level2') };
  return { level1, level2: isDouble ? level1 : level2, ...destroyed };
};

/** Level labels of all rows; a destroyed one that the form proves is put back with a note, its cell named in `explained`. */
export const levelsOf = (
  rows: readonly AlignedRow[],
  roles: readonly Role[],
  group: number,
  context: ReadContext,
  explained: Set<string>,
): PrintedLevels[] => {
  const printed = rows.map((row) => printedLevels(row, roles, group));
  const recovered = recoverDestroyed(printed);
  recovered.forEach(({ level2 }, index) => {
    const { destroyed1, destroyed2: garbage } = printed[index]!;
    if (destroyed1) explained.add(destroyed1.at);
    if (!garbage || !level2 || printed[index]!.level2) return;
    explained.add(garbage.at);

    context.note(
      repair(
        'label-repair',
        garbage.text,
        level2.text,
        'only this label can stand between its neighbours in the form',
        garbage.at,
      ),
    );
  });
  return recovered;
};
