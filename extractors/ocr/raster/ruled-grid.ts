import type { Region } from './gray-image.ts';
import type { Rule, Rules } from './ruling-lines.ts';

/** Cell of a ruled table: its slots and its place on the levelled page in pixels. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly region: Region;
}

/** Ruled table with all its cells in reading order; every slot has exactly one cell. */
export interface RuledTable {
  readonly region: Region;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly RuledCell[];
}

type Interval = readonly [start: number, end: number];

/** Share of a border that must be ruled to separate two slots; scans lose a third of a faint line. */
const LEAST_COVER = 0.62;

const coverage = (intervals: readonly Interval[], from: number, to: number, most: number): number => {
  // a rule that ends at the next column must not reach through a narrow one
  const tolerance = Math.min(most, (to - from) / 6);
  let [covered, reached] = [0, from];
  for (const [start, end] of intervals) {
    const [a, b] = [Math.max(start - tolerance, reached), Math.min(end + tolerance, to)];
    if (b > a) {
      covered += b - a;
      reached = b;
    }
  }
  return to > from ? covered / (to - from) : 1;
};

const crosses = (h: Rule, v: Rule, tolerance: number): boolean =>
  v.position >= h.start - tolerance &&
  v.position <= h.end + tolerance &&
  h.position >= v.start - tolerance &&
  h.position <= v.end + tolerance;

/** Sets of rules that hang together by crossings; decorative lines stay alone. */
const networks = ({ horizontal, vertical }: Rules, tolerance: number): readonly Rules[] => {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parents[r] !== r) r = parents[r]!;
    return r;
  };
  horizontal.forEach((h, i) => {
    vertical.forEach((v, k) => {
      if (crosses(h, v, tolerance)) parents[root(i)] = root(horizontal.length + k);
    });
  });
  const byRoot = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const at = (r: number) => byRoot.get(r) ?? byRoot.set(r, { horizontal: [], vertical: [] }).get(r)!;
  horizontal.forEach((h, i) => void at(root(i)).horizontal.push(h));
  vertical.forEach((v, k) => void at(root(horizontal.length + k)).vertical.push(v));
  return [...byRoot.values()];
};

/** Groups rules at the same position: its mean weighted by length, and the intervals that are ruled there. */
const axis = (rules: readonly Rule[], tolerance: number): { position: number; intervals: Interval[] }[] => {
  const lines: { position: number; weight: number; last: number; intervals: Interval[] }[] = [];
  for (const rule of [...rules].sort((a, b) => a.position - b.position)) {
    const weight = rule.end - rule.start;
    const line = lines.at(-1);
    if (line && rule.position - line.last <= tolerance) {
      line.position = (line.position * line.weight + rule.position * weight) / (line.weight + weight);
      line.weight += weight;
      line.last = rule.position;
      line.intervals.push([rule.start, rule.end]);
    } else {
      lines.push({ position: rule.position, weight, last: rule.position, intervals: [[rule.start, rule.end]] });
    }
  }
  for (const line of lines) line.intervals.sort((a, b) => a[0] - b[0]);
  return lines;
};

/**
 * Adds the outer border that is not printed: tables open at the sides (开口表) and rows cut by the end of the page,
 * where the rules of the other direction run on by more than a character.
 */
const withOuterBorders = (
  lines: { position: number; intervals: Interval[] }[],
  others: readonly Rule[],
  em: number,
): { position: number; intervals: Interval[] }[] => {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return lines;
  const sorted = (values: number[]) => values.sort((a, b) => a - b);
  const starts = sorted(others.map((rule) => rule.start));
  const ends = sorted(others.map((rule) => rule.end));
  const low = starts[Math.floor(starts.length / 2)] ?? first.position;
  const high = ends[Math.floor(ends.length / 2)] ?? last.position;
  const whole: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [
    ...(first.position - low > em * 1.2 ? [{ position: low, intervals: [whole] }] : []),
    ...lines,
    ...(high - last.position > em * 1.2 ? [{ position: high, intervals: [whole] }] : []),
  ];
};

interface Borders {
  /** Is there a rule right of the slot? */
  readonly right: (row: number, column: number) => boolean;
  /** Is there a rule below the slot? */
  readonly below: (row: number, column: number) => boolean;
}

/** Cells from borders: each free slot grows to the right and then down while no rule is crossed; always rectangles. */
const growCells = (rows: readonly number[], columns: readonly number[], borders: Borders): readonly RuledCell[] => {
  const [rowCount, columnCount] = [rows.length - 1, columns.length - 1];
  const taken = new Uint8Array(rowCount * columnCount);
  const cells: RuledCell[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      if (taken[row * columnCount + column] === 1) continue;
      let right = column;
      while (right + 1 < columnCount && !borders.right(row, right) && !taken[row * columnCount + right + 1]) right++;
      let bottom = row;
      const open = (below: number): boolean => {
        for (let k = column; k <= right; k++) {
          if (borders.below(below, k) || taken[(below + 1) * columnCount + k]) return false;
          if (k < right && borders.right(below + 1, k)) return false;
        }
        return true;
      };
      while (bottom + 1 < rowCount && open(bottom)) bottom++;
      for (let r = row; r <= bottom; r++) taken.fill(1, r * columnCount + column, r * columnCount + right + 1);
      cells.push({
        row,
        column,
        rowSpan: bottom - row + 1,
        colSpan: right - column + 1,
        region: { left: columns[column]!, top: rows[row]!, right: columns[right + 1]!, bottom: rows[bottom + 1]! },
      });
    }
  }
  return cells;
};

const tableOf = (network: Rules, em: number): RuledTable | null => {
  const tolerance = Math.max(3, em * 0.25);
  const vertical = withOuterBorders(axis(network.vertical, tolerance), network.horizontal, em);
  const horizontal = withOuterBorders(axis(network.horizontal, tolerance), network.vertical, em);
  if (vertical.length < 2 || horizontal.length < 2 || vertical.length + horizontal.length < 5) return null;
  const columns = vertical.map((line) => line.position);
  const rows = horizontal.map((line) => line.position);
  const region = { left: columns[0]!, top: rows[0]!, right: columns.at(-1)!, bottom: rows.at(-1)! };
  if (region.right - region.left < em * 4 || region.bottom - region.top < em * 2) return null;
  const cells = growCells(rows, columns, {
    right: (row, column) =>
      coverage(vertical[column + 1]!.intervals, rows[row]!, rows[row + 1]!, tolerance) >= LEAST_COVER,
    below: (row, column) =>
      coverage(horizontal[row + 1]!.intervals, columns[column]!, columns[column + 1]!, tolerance) >= LEAST_COVER,
  });
  return cells.length < 2 ? null : { region, columns, rows, cells };
};

const inside = (inner: Region, outer: Region): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/** Ruled tables of a page from top to bottom; a frame drawn inside a cell of another table is not a table of its own. */
export const findRuledTables = (rules: Rules, em: number): readonly RuledTable[] => {
  const tables = networks(rules, Math.max(3, em * 0.3))
    .map((network) => tableOf(network, em))
    .filter((table) => table !== null);
  return tables
    .filter((table) => !tables.some((other) => other !== table && inside(table.region, other.region)))
    .sort((a, b) => a.region.top - b.region.top || a.region.left - b.region.left);
};
