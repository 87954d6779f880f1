import type { Locator } from '../../model/index.ts';
import type { Role } from '../align-row.ts';
import { fitOf } from '../role-fit.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, joinTokens, type Token } from '../token.ts';
import { cutByHabit, type PlacedCell, RowPath } from './row-path.ts';

/** Points: joining is cheap here, because cells printed line by line wrap in mid-word (`2023年12月31日` + `前`). */
const JOIN_COST = 1.6;
const MOST_JOINED = 4;
const DROP_COST = 7;
const BLANK_DROP_COST = 0.3;
/** Every row begins with a small cost, so that two short rows need a reason. */
const ROW_COST = 0.2;

interface Piece {
  readonly from: number;
  readonly token: Token;
  readonly cost: number;
}

/** A bare number in a cell of its own is a value, never the end of the text before it: `受训人员合格率 | 100`. */
const isNumberBehindText = (text: Token, number: Token): boolean =>
  tokenTraits(number).number && !/[.,]$/.test(text.folded);

const isLevelLabel = ({ label }: Token): boolean => label?.category != null || label?.dimension != null;

/** Cells that can end at token `to`: the token alone, or joined with up to three before it. */
const piecesEndingAt = (tokens: readonly Token[], to: number, starts: ReadonlySet<Locator>): Piece[] => {
  const last = tokens[to]!;
  const pieces: Piece[] = [{ from: to, token: last, cost: 0 }];
  if (isBlank(last)) return pieces;
  for (let from = to - 1; from >= 0 && to - from < MOST_JOINED && !isBlank(tokens[from]!); from--) {
    if (starts.has(tokens[from + 1]!.at) || isNumberBehindText(tokens[from]!, tokens[from + 1]!)) break;
    const token = joinTokens(tokens.slice(from, to + 1));
    // 产出指标 before a name is a level without its column, and no part of the name.
    if (token.label === null && isLevelLabel(tokens[from]!)) break;
    pieces.push({ from, token, cost: JOIN_COST * (to - from) });
  }
  return pieces;
};

const findRows = (
  tokens: readonly Token[],
  roles: readonly Role[],
  starts: ReadonlySet<Locator>,
  habits: readonly number[],
): PlacedCell<Token>[][] => {
  const path = new RowPath<Token>(tokens.length, roles, ROW_COST, habits);
  tokens.forEach((token, index) => {
    for (const { from, token: cell, cost } of piecesEndingAt(tokens, index, starts))
      roles.forEach((role, column) => {
        path.offerCell(from, index + 1, column, fitOf(role.id, cell) - cost, cell);
      });
    path.offerDrop(index, isBlank(token) ? BLANK_DROP_COST : DROP_COST);
  });
  return path.rows();
};

/**
 * Cuts a run of cells without row ends into table rows (断行). Cells torn over lines are joined on the way; a cell that
 * fits no column stays in its row as it is. `starts`: cells behind a mark of a row end, which no cell goes over.
 */
export const cutRows = (
  tokens: readonly Token[],
  roles: readonly Role[],
  starts: ReadonlySet<Locator> = new Set(),
): Token[][] =>
  cutByHabit(roles, (habits) => findRows(tokens, roles, starts, habits))
    .map((row) => row.map(({ from, cell }) => cell ?? tokens[from]!))
    .filter((row) => row.length > 0);
