import type { Box } from '../../src/model/index.ts';
import type { Word } from './build-words.ts';
import type { Rule, Rules } from './marks.ts';
import { around, heightOf, holdsMiddle, overlap, widthOf } from './rectangle.ts';

/** Blank that the ground shows between two coloured cells at most, in points. */
const MOST_GAP = 4.5;
/** Cells that lie edge to edge part a line of text even where only some rows are coloured. */
const TOUCHING = 1.6;
/** A page of mosaic is no table, and looking at all pairs would take too long. */
const MOST_TILES = 1500;
const LEAST_TILES = 4;
/** Share of its box that a table of coloured cells covers. */
const COVERED = 0.85;

/** What the coloured cells (底色单元格) of a page draw without a line. */
export interface TileRules {
  /** The lines between the cells of tables that are wholly coloured, table by table. */
  readonly lattices: readonly { readonly box: Box; readonly rules: Rules }[];
  /** Vertical borders between coloured cells of other tables (zebra stripes, coloured headers). */
  readonly dividers: readonly Rule[];
}

const NONE: TileRules = { lattices: [], dividers: [] };

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly beside: boolean;
}

/** Areas that are no ground under others, each once. */
const tilesOf = (areas: readonly Box[]): readonly Box[] => {
  const own = [...new Map(areas.map((box) => [box.map(Math.round).join(), box])).values()];
  return own.filter((box) => own.filter((other) => other !== box && holdsMiddle(box, other)).length < 2);
};

const isBeside = (a: Box, b: Box): boolean =>
  b[0] - a[2] > -1 &&
  b[0] - a[2] < MOST_GAP &&
  overlap(a[1], a[3], b[1], b[3]) > 0.5 * Math.min(heightOf(a), heightOf(b));

const isUnder = (a: Box, b: Box): boolean =>
  b[1] - a[3] > -1 &&
  b[1] - a[3] < MOST_GAP &&
  overlap(a[0], a[2], b[0], b[2]) > 0.5 * Math.min(widthOf(a), widthOf(b));

const pairsOf = (tiles: readonly Box[]): readonly Pair[] => {
  const pairs: Pair[] = [];
  tiles.forEach((a, left) => {
    tiles.forEach((b, right) => {
      if (left === right) return;
      if (isBeside(a, b)) pairs.push({ left, right, beside: true });
      else if (isUnder(a, b)) pairs.push({ left, right, beside: false });
    });
  });
  return pairs;
};

const clustersOf = (count: number, pairs: readonly Pair[]): readonly (readonly number[])[] => {
  const parents = Array.from({ length: count }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at]!;
    return at;
  };
  for (const { left, right } of pairs) parents[root(left)] = root(right);
  const clusters = new Map<number, number[]>();
  for (let i = 0; i < count; i++) clusters.set(root(i), [...(clusters.get(root(i)) ?? []), i]);
  return [...clusters.values()];
};

/** Edges that lie within a gap of each other are one border: its place for each edge. */
const borderOf = (edges: readonly number[]): ((edge: number) => number) => {
  const groups: number[][] = [];
  for (const edge of [...edges].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && edge - group[0]! < MOST_GAP) group.push(edge);
    else groups.push([edge]);
  }
  const places = groups.map((group) => ({ first: group[0]!, place: (group[0]! + group.at(-1)!) / 2 }));
  return (edge) => places.findLast(({ first }) => first <= edge)?.place ?? edge;
};

const latticeOf = (tiles: readonly Box[]): Rules => {
  const across = borderOf(tiles.flatMap((box) => [box[0], box[2]]));
  const down = borderOf(tiles.flatMap((box) => [box[1], box[3]]));
  const places = tiles.map((box): Box => [across(box[0]), down(box[1]), across(box[2]), down(box[3])]);
  return {
    horizontal: places.flatMap(([start, top, end, bottom]) =>
      [top, bottom].map((position) => ({ position, start, end })),
    ),
    vertical: places.flatMap(([left, start, right, end]) =>
      [left, right].map((position) => ({ position, start, end })),
    ),
  };
};

const isLattice = (tiles: readonly Box[], pairs: readonly Pair[]): boolean => {
  if (tiles.length < LEAST_TILES || !pairs.some(({ beside }) => beside) || pairs.every(({ beside }) => beside))
    return false;
  const box = around(tiles);
  const half = MOST_GAP / 4;
  const covered = tiles.reduce((sum, tile) => sum + (widthOf(tile) + half) * (heightOf(tile) + half), 0);
  const share = covered / (widthOf(box) * heightOf(box));
  return share >= COVERED && share < 1.3;
};

/** Words this close to a coloured block, in points, and so far apart, in ems, are a row of the same table. */
const NEXT_ROW = 30;
const COLUMN_GAP = 1;

/** Is a line set in columns? */
const inColumns = (line: readonly Word[]): boolean => {
  const sorted = [...line].sort((a, b) => a.box[0] - b.box[0]);
  const gaps = sorted.slice(1).filter(({ box, size }, i) => box[0] - sorted[i]!.box[2] > COLUMN_GAP * size);
  return gaps.length >= 1 && gaps.length >= 0.2 * sorted.length;
};

/** Do rows of text in columns follow the box directly, over it or under it? Then it is the header of a larger table. */
const goesOn = ([left, top, right, bottom]: Box, words: readonly Word[]): boolean => {
  const inside = words.filter(({ box }) => box[0] > left - 2 && box[2] < right + 2);
  const below = inside.filter(({ box }) => box[1] > bottom - 2 && box[1] < bottom + NEXT_ROW);
  const above = inside.filter(({ box }) => box[3] < top + 2 && box[3] > top - NEXT_ROW);
  const [first, last] = [Math.min(...below.map(({ box }) => box[1])), Math.max(...above.map(({ box }) => box[3]))];
  return (
    inColumns(below.filter(({ box, size }) => box[1] < first + 0.6 * size)) ||
    inColumns(above.filter(({ box, size }) => box[3] > last - 0.6 * size))
  );
};

/** Lines that coloured cells draw by lying beside and under each other, with gaps or without. */
export const tileRules = (areas: readonly Box[], words: readonly Word[] = []): TileRules => {
  if (areas.length < 2 || areas.length > MOST_TILES) return NONE;
  const tiles = tilesOf(areas);
  const pairs = pairsOf(tiles);
  if (pairs.length === 0) return NONE;
  const lattices: { box: Box; rules: Rules }[] = [];
  const dividers: Rule[] = [];
  for (const cluster of clustersOf(tiles.length, pairs)) {
    const members = new Set(cluster);
    const own = cluster.map((i) => tiles[i]!);
    const inside = pairs.filter(({ left }) => members.has(left));
    if (isLattice(own, inside) && !goesOn(around(own), words)) {
      lattices.push({ box: around(own), rules: latticeOf(own) });
      continue;
    }
    for (const { left, right, beside } of inside) {
      const [a, b] = [tiles[left]!, tiles[right]!];
      if (!beside || b[0] - a[2] > TOUCHING) continue;
      dividers.push({ position: (a[2] + b[0]) / 2, start: Math.max(a[1], b[1]), end: Math.min(a[3], b[3]) });
    }
  }
  return { lattices, dividers };
};
