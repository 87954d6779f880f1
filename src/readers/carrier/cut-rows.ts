import { type Role, skipCost } from '../align-row.ts';
import { fitOf } from '../role-fit.ts';
import { isBlank, joinTokens, type Token } from '../token.ts';

/** Points: joining is cheap here, because cells printed line by line wrap in mid-word (`2023年12月31日` + `前`). */
const JOIN_COST = 1.6;
const MOST_JOINED = 4;
const DROP_COST = 7;
const BLANK_DROP_COST = 0.3;
/** Every row begins with a small cost, so that two short rows need a reason. */
const ROW_COST = 0.2;

interface Choice {
  readonly points: number;
  /** First token of the cell that ends here. */
  readonly from: number;
  /** State before it: last role used, `roles.length` before the first row. */
  readonly before: number;
  readonly newRow: boolean;
  readonly token: Token | null;
}

interface Piece {
  readonly from: number;
  readonly token: Token;
  readonly cost: number;
}

/** Cells that can end at token `to`: the token alone, or joined with up to three before it. */
const piecesEndingAt = (tokens: readonly Token[], to: number): Piece[] => {
  const last = tokens[to]!;
  const pieces: Piece[] = [{ from: to, token: last, cost: 0 }];
  if (isBlank(last)) return pieces;
  for (let from = to - 1; from >= 0 && to - from < MOST_JOINED && !isBlank(tokens[from]!); from--)
    pieces.push({ from, token: joinTokens(tokens.slice(from, to + 1)), cost: JOIN_COST * (to - from) });
  return pieces;
};

/**
 * Cuts a run of cells without row ends into table rows (断行): a Viterbi path over cells × column roles, where a row ends
 * when the next cell fits an earlier column better. Cells torn over lines are joined on the way.
 */
export const cutRows = (tokens: readonly Token[], roles: readonly Role[]): Token[][] => {
  const count = roles.length;
  const skips = [0];
  for (const role of roles) skips.push(skips.at(-1)! + skipCost(role));
  const between = (from: number, to: number): number => skips[to]! - skips[from]!;
  const table: (Choice | null)[][] = tokens.map(() => new Array<Choice | null>(count + 1).fill(null));
  const pointsAt = (index: number, state: number): number =>
    index < 0
      ? state === count
        ? 0
        : Number.NEGATIVE_INFINITY
      : (table[index]![state]?.points ?? Number.NEGATIVE_INFINITY);
  const offer = (index: number, state: number, choice: Choice): void => {
    const known = table[index]![state];
    if (!known || choice.points > known.points) table[index]![state] = choice;
  };
  const place = (index: number, { from, token, cost }: Piece): void => {
    for (let role = 0; role < count; role++) {
      const fit = fitOf(roles[role]!.id, token) - cost;
      for (let before = 0; before <= count; before++) {
        const base = pointsAt(from - 1, before);
        if (base === Number.NEGATIVE_INFINITY) continue;
        if (before < role)
          offer(index, role, { points: base + fit - between(before + 1, role), from, before, newRow: false, token });
        const ended = before === count ? 0 : between(before + 1, count);
        offer(index, role, {
          points: base + fit - ended - between(0, role) - ROW_COST,
          from,
          before,
          newRow: true,
          token,
        });
      }
    }
  };
  tokens.forEach((token, index) => {
    for (const piece of piecesEndingAt(tokens, index)) place(index, piece);
    for (let state = 0; state <= count; state++) {
      const base = pointsAt(index - 1, state);
      if (base > Number.NEGATIVE_INFINITY)
        offer(index, state, {
          points: base - (isBlank(token) ? BLANK_DROP_COST : DROP_COST),
          from: index,
          before: state,
          newRow: false,
          token: null,
        });
    }
  });
  return traceRows(tokens, table, (state) => (state === count ? 0 : between(state + 1, count)));
};

const traceRows = (
  tokens: readonly Token[],
  table: readonly (readonly (Choice | null)[])[],
  ending: (state: number) => number,
): Token[][] => {
  const last = table.at(-1);
  if (!last) return [];
  let state = 0;
  last.forEach((choice, index) => {
    const best = last[state];
    if (choice && (!best || choice.points - ending(index) > best.points - ending(state))) state = index;
  });
  const rows: Token[][] = [[]];
  for (let index = tokens.length - 1; index >= 0; ) {
    const choice: Choice | null = table[index]![state] ?? null;
    if (!choice) break;
    rows[0]!.unshift(choice.token ?? tokens[index]!);
    if (choice.newRow && choice.from > 0) rows.unshift([]);
    index = choice.from - 1;
    state = choice.before;
  }
  return rows.filter((row) => row.length > 0);
};
