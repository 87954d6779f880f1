import { foldWithOrigins } from '../../../normalizers/text/fold-text.ts';
import { spanLocator } from '../../model/index.ts';
import type { Role } from '../align-row.ts';
import { makeToken, type Token } from '../token.ts';
import { segmentsAt } from './glued-segments.ts';
import { cutByHabit, type PlacedCell, RowPath } from './row-path.ts';

/** A new row needs a reason: every row begins with a cost. */
const ROW_COST = 1;
const SKIP_CHARACTER_COST = 4;
/** Confidence of a cell whose borders follow only from its neighbours. */
const UNSURE = 0.4;

/** A cell cut out of the text; `certain` when its own form says where it ends. */
interface GluedCell {
  readonly certain: boolean;
}

const findRows = (text: string, roles: readonly Role[], habits: readonly number[]): PlacedCell<GluedCell>[][] => {
  const path = new RowPath<GluedCell>(text.length, roles, ROW_COST, habits);
  for (let at = 0; at < text.length; at++) {
    if (!path.isReached(at)) continue;
    roles.forEach((role, column) => {
      for (const { length, points, certain } of segmentsAt(role.id, text, at))
        path.offerCell(at, at + length, column, points, { certain });
    });
    path.offerDrop(at, SKIP_CHARACTER_COST);
  }
  return path.rows();
};

/**
 * Cuts the body of an indicator table whose cells are glued (粘连文本: `产出指标数量指标补助幼儿园数量54所以上62所`) into rows of
 * cells: level labels and values are known by their form, names and reasons are what stands between. A cell whose borders
 * only follow from its neighbours gets a low confidence.
 */
export const cutGluedRows = (source: Token, start: number, stop: number, roles: readonly Role[]): Token[][] => {
  const { folded: text, origins } = foldWithOrigins(source.lines.slice(start, stop));
  const placeOf = (at: number): number => start + origins[at]!;
  const makeCell = ({ from, to, column, cell }: PlacedCell<GluedCell>): Token | null => {
    if (!cell) return null;
    const [first, end] = [placeOf(from), placeOf(to)];
    const confidence = cell.certain || isBetween(roles[column]) ? null : UNSURE;
    return makeToken(source.lines.slice(first, end), spanLocator(source.at, first, end), null, 1, confidence);
  };
  return cutByHabit(roles, (habits) => findRows(text, roles, habits))
    .map((row) => row.map(makeCell).filter((token) => token !== null))
    .filter((row) => row.length > 0);
};

/** Names are certain where their neighbours are; an uncertain value makes its row doubtful. */
const isBetween = (role: Role | undefined): boolean =>
  role?.id === 'name' || role?.id === 'reason' || role?.id === 'remark';
