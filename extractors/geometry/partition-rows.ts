import type { Chunk } from './line-chunks.ts';
import { COST, cutCost, joinCost, middleOf, type RowEvidence } from './row-evidence.ts';

/** How the cells of a row stand in its height when they have different numbers of lines. */
type Mode = 'top' | 'middle' | 'bottom';

const MODES: readonly Mode[] = ['top', 'middle', 'bottom'];
/** A row holds this many lines of text at most. */
const MOST_LINES = 14;

const placeOf = (texts: readonly Chunk[], mode: Mode): number => {
  const [first, last] = [middleOf(texts[0]!), middleOf(texts.at(-1)!)];
  return mode === 'top' ? first : mode === 'bottom' ? last : (first + last) / 2;
};

/** Cost of the cells of a row standing at different heights. */
const modeCost = (cells: readonly (readonly Chunk[])[], mode: Mode): number => {
  const tallest = cells.reduce((a, b) => (b.length > a.length ? b : a), cells[0]!);
  const at = placeOf(tallest, mode);
  return COST.offLine * cells.filter((texts) => Math.abs(placeOf(texts, mode) - at) > 0.3 * texts[0]!.size).length;
};

/** Texts of lines `from` to `to` by column, columns without any left out. */
const cellsOf = (evidence: RowEvidence, from: number, to: number): readonly (readonly [number, readonly Chunk[]])[] => {
  const cells: [number, Chunk[]][] = [];
  for (let column = 0; column < evidence.rooms.length; column++) {
    const texts: Chunk[] = [];
    for (let line = from; line <= to; line++) {
      const text = evidence.texts[line]![column];
      if (text) texts.push(text);
    }
    if (texts.length > 0) cells.push([column, texts]);
  }
  return cells;
};

const spansInside = (evidence: RowEvidence, from: number, to: number): boolean => {
  for (let line = from; line <= to; line++)
    if (evidence.lines[line]!.chunks.some(({ first, last }) => last > first)) return true;
  return false;
};

/** Cost of a text and the one under it in its column being lines of one cell. */
type JoinCost = (column: number, above: Chunk, below: Chunk, header: boolean) => number;

/** Join costs that are worked out once: a text has one text under it in its column, whatever row they are tried in. */
const rememberedJoins = (evidence: RowEvidence): JoinCost => {
  const known = [new Map<Chunk, number>(), new Map<Chunk, number>()] as const;
  return (column, above, below, header) => {
    const costs = known[header ? 1 : 0];
    const cost = costs.get(above) ?? joinCost(evidence, column, above, below, header);
    costs.set(above, cost);
    return cost;
  };
};

/** Cost of lines `from` to `to` being one row, by the mode it is set in. */
const rowCosts = (evidence: RowEvidence, join: JoinCost, from: number, to: number): readonly number[] => {
  const cells = cellsOf(evidence, from, to);
  const header = to < evidence.headerLines;
  let cost = COST.row;
  for (const [column, texts] of cells) {
    for (let i = 1; i < texts.length; i++) cost += join(column, texts[i - 1]!, texts[i]!, header);
  }
  if (to > from && spansInside(evidence, from, to)) cost += COST.figuresJoined;
  if (from < evidence.headerLines && !header) cost += COST.figuresJoined;
  if (!header && evidence.keyed && cells[0]?.[0] !== 0) cost += COST.noKey;
  if (!header && evidence.figures.some(Boolean) && !cells.some(([column]) => evidence.figures[column]))
    cost += COST.noFigures;
  if (to === from) return MODES.map(() => cost);
  return MODES.map(
    (mode) =>
      cost +
      modeCost(
        cells.map(([, texts]) => texts),
        mode,
      ),
  );
};

/** Rows as pairs of their first and last line. */
type Partition = readonly (readonly [from: number, to: number])[];

interface Step {
  readonly cost: number;
  readonly from: number;
}

/** Cheapest partition when the table is set in one mode (dynamic programming over the ends of rows). */
const partitionIn = (
  costs: (from: number, to: number) => readonly number[],
  cut: readonly number[],
  forced: readonly boolean[],
  mode: number,
  most: number,
): { readonly cost: number; readonly rows: Partition } => {
  const steps: Step[] = [];
  for (let to = 0; to < forced.length; to++) {
    let best: Step = { cost: Number.POSITIVE_INFINITY, from: to };
    for (let from = to; from >= 0 && to - from < most; from--) {
      const own = costs(from, to);
      const row = Math.min(own[mode]!, Math.min(...own) + COST.otherMode);
      const before = from === 0 ? 0 : steps[from - 1]!.cost + (forced[from - 1] ? 0 : cut[from - 1]!);
      if (row + before < best.cost) best = { cost: row + before, from };
      if (from > 0 && forced[from - 1]) break;
    }
    steps.push(best);
  }
  const rows: [number, number][] = [];
  for (let to = forced.length - 1; to >= 0; to = steps[to]!.from - 1) rows.unshift([steps[to]!.from, to]);
  return { cost: steps.at(-1)?.cost ?? 0, rows };
};

/**
 * Rows of lines at the least cost: every join of two lines and every cut between them has its price by what is printed
 * there (`row-evidence`), cells stand at the top, in the middle or at the bottom of their rows. `forced[i]`: a row
 * certainly ends under line `i`; every other cut costs `extra`.
 */
export const partitionRows = (
  evidence: RowEvidence,
  forced: readonly boolean[],
  extra = 0,
  most = MOST_LINES,
): { readonly rows: Partition; readonly cost: number } => {
  const join = rememberedJoins(evidence);
  const known = new Map<number, readonly number[]>();
  const costs = (from: number, to: number): readonly number[] => {
    const key = from * most + (to - from);
    const own = known.get(key) ?? rowCosts(evidence, join, from, to);
    known.set(key, own);
    return own;
  };
  const cut = evidence.lines.slice(1).map((_, at) => cutCost(evidence, at) + extra);
  const all = MODES.map((_, mode) => partitionIn(costs, cut, forced, mode, most));
  return all.reduce((a, b) => (b.cost < a.cost - 1e-9 ? b : a));
};

/** The cheapest rows of lines beside the cost of all of them being one row. */
export interface ComparedRows {
  readonly rows: Partition;
  readonly cost: number;
  readonly whole: number;
}

/** Compares the cheapest rows with one row for all lines: a ruled row that may hold several rows of text. */
export const compareRows = (evidence: RowEvidence): ComparedRows => {
  const count = evidence.lines.length;
  const { rows, cost } = partitionRows(evidence, Array<boolean>(count).fill(false));
  return { rows, cost, whole: Math.min(...rowCosts(evidence, rememberedJoins(evidence), 0, count - 1)) };
};
