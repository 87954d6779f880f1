/** Text between two level lines by its left and right end. */
export interface TextExtent {
  readonly left: number;
  readonly right: number;
}

/**
 * Fewest places that part all neighbouring texts of some rows: again and again the place in most of the blanks that are not
 * parted yet (greedy stabbing of intervals). `known` places part without being returned.
 */
export const partingPlaces = (
  rows: readonly (readonly TextExtent[])[],
  known: readonly number[],
): readonly number[] => {
  let open = rows
    .flatMap((texts) => texts.slice(1).map(({ left }, i) => [texts[i]!.right, left] as const))
    .filter(([from, to]) => !known.some((x) => x > from && x < to));
  const places: number[] = [];
  while (open.length > 0) {
    const stabbed = open
      .map(([from]) => open.filter((gap) => gap[0] <= from && gap[1] > from))
      .reduce((best, gaps) => (gaps.length > best.length ? gaps : best));
    const [from, to] = [Math.max(...stabbed.map(([a]) => a)), Math.min(...stabbed.map(([, b]) => b))];
    places.push((from + to) / 2);
    open = open.filter((gap) => !stabbed.includes(gap));
  }
  return places;
};

/** What it costs to leave a slot of a row empty, and to set a text to the edge of its cell instead of the middle, in em. */
const EMPTY = 0.7;
const AT_EDGE = 0.5;
/** Padding of a text at the edge of its cell at most, and how far a text may hang over a border, in em. */
const PADDING = 1.2;
const OVERHANG = 0.3;

/** How badly the texts fit a cell between two borders, in em; infinite where they cannot be its one text. */
const misfit = (texts: readonly TextExtent[], from: number, to: number, slots: number, em: number): number => {
  const inside = texts.filter(({ left, right }) => (left + right) / 2 > from && (left + right) / 2 < to);
  const [text, ...others] = inside;
  if (!text) return slots === 1 ? EMPTY : Number.POSITIVE_INFINITY;
  const [before, after] = [(text.left - from) / em, (to - text.right) / em];
  if (others.length > 0 || Math.min(before, after) < -OVERHANG) return Number.POSITIVE_INFINITY;
  const edge = Math.min(before, after) <= PADDING ? AT_EDGE : Number.POSITIVE_INFINITY;
  return Math.min(Math.abs(before - after) / 2, edge);
};

/**
 * Borders of the cells of one row among the places of all columns: every cell holds one text or is an empty slot, and the
 * texts stand in the middle (or at the edge) of their cells as well as they can (dynamic programming over the places).
 * Null where no choice of borders parts the texts.
 */
export const cellBorders = (
  texts: readonly TextExtent[],
  places: readonly number[],
  em: number,
): readonly number[] | null => {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: -1 }];
  for (let to = 1; to < places.length; to++) {
    let [cost, chosen] = [Number.POSITIVE_INFINITY, -1];
    for (let from = to - 1; from >= 0; from--) {
      const sum = best[from]!.cost + misfit(texts, places[from]!, places[to]!, to - from, em);
      if (sum < cost) [cost, chosen] = [sum, from];
    }
    best.push({ cost, from: chosen });
  }
  if (!Number.isFinite(best.at(-1)!.cost)) return null;
  const borders: number[] = [];
  for (let at = places.length - 1; at >= 0; at = best[at]!.from) borders.unshift(places[at]!);
  return borders;
};
