import { foldWithOrigins } from '../../../normalizers/text/fold-text.ts';
import { spanLocator } from '../../model/index.ts';
import { type Role, skipCost } from '../align-row.ts';
import { makeToken, type Token } from '../token.ts';
import { segmentsAt } from './glued-segments.ts';

interface Choice {
  readonly points: number;
  readonly from: number;
  readonly before: number;
  readonly newRow: boolean;
  readonly certain: boolean;
}

/** A new row needs a reason: every row begins with a cost. */
const ROW_COST = 1;
const SKIP_CHARACTER_COST = 4;
/** Confidence of a cell whose borders follow only from its neighbours. */
const UNSURE = 0.4;

/** Best choice for every place and last role; the column index `roles.length` stands for "no row yet". */
const fillTable = (text: string, roles: readonly Role[]): (Choice | null)[][] => {
  const count = roles.length;
  const sums = [0];
  for (const role of roles) sums.push(sums.at(-1)! + skipCost(role));
  const table: (Choice | null)[][] = Array.from({ length: text.length + 1 }, () =>
    new Array<Choice | null>(count + 1).fill(null),
  );
  table[0]![count] = { points: 0, from: 0, before: count, newRow: false, certain: true };
  const offer = (at: number, state: number, choice: Choice): void => {
    const known = table[at]![state];
    if (!known || choice.points > known.points) table[at]![state] = choice;
  };
  for (let at = 0; at < text.length; at++) {
    const states = table[at]!;
    if (states.every((state) => state === null)) continue;
    roles.forEach((role, index) => {
      for (const { length, points, certain } of segmentsAt(role.id, text, at))
        states.forEach((state, before) => {
          if (!state) return;
          if (before < index)
            offer(at + length, index, {
              points: state.points + points - (sums[index]! - sums[before + 1]!),
              from: at,
              before,
              newRow: false,
              certain,
            });
          const ended = before === count ? 0 : sums[count]! - sums[before + 1]!;
          offer(at + length, index, {
            points: state.points + points - ended - sums[index]! - ROW_COST,
            from: at,
            before,
            newRow: true,
            certain,
          });
        });
    });
    states.forEach((state, before) => {
      if (state)
        offer(at + 1, before, {
          points: state.points - SKIP_CHARACTER_COST,
          from: at,
          before,
          newRow: false,
          certain: false,
        });
    });
  }
  return table;
};

/**
 * Cuts the body of an indicator table whose cells are glued (粘连文本: `产出指标数量指标补助幼儿园数量54所以上62所`) into rows of
 * cells: level labels and values are known by their form, names and reasons are what stands between. A cell whose borders
 * only follow from its neighbours gets a low confidence.
 */
export const cutGluedRows = (source: Token, start: number, end: number, roles: readonly Role[]): Token[][] => {
  const { folded: text, origins } = foldWithOrigins(source.lines.slice(start, end));
  const placeOf = (at: number): number => start + origins[at]!;
  const table = fillTable(text, roles);
  let state = table[text.length]!.reduce(
    (best, choice, index, all) => (choice && (!all[best] || choice.points > all[best]!.points) ? index : best),
    0,
  );
  const rows: Token[][] = [[]];
  for (let at = text.length; at > 0; ) {
    const choice = table[at]![state];
    if (!choice) break;
    const skipped = choice.before === state && !choice.newRow;
    const [from, to] = [placeOf(choice.from), placeOf(at)];
    if (!skipped)
      rows[0]!.unshift(
        makeToken(
          source.lines.slice(from, to),
          spanLocator(source.at, from, to),
          null,
          1,
          confidenceOf(choice, roles[state]),
        ),
      );
    if (choice.newRow && choice.from > 0) rows.unshift([]);
    at = choice.from;
    state = choice.before;
  }
  return rows.filter((row) => row.length > 0);
};

/** Names are certain where their neighbours are; an uncertain value makes its row doubtful. */
const confidenceOf = ({ certain }: Choice, role: Role | undefined): number | null =>
  certain || role?.id === 'name' || role?.id === 'reason' || role?.id === 'remark' ? null : UNSURE;
