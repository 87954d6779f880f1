/** A merged range (合并单元格) of a sheet, corners inclusive, from 0. */
export interface MergedRange {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** Spans of a visible slot. */
interface SlotSpan {
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** Answers for every slot of a window whether it begins a cell, and how far that reaches. */
export interface PlacedMerges {
  readonly at: (row: number, column: number) => SlotSpan | 'covered';
}

const SINGLE: SlotSpan = { colSpan: 1, rowSpan: 1 };

/** First index whose value is at least `value` in an ascending list. */
const lowerBound = (values: readonly number[], value: number): number => {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const COVERED = 1;
const ANCHOR = 2;

interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** True when an earlier range owns a slot of the area. */
const isTaken = (owners: Uint8Array, width: number, { top, bottom, left, right }: Area): boolean => {
  for (let r = top; r < bottom; r += 1)
    for (let slot = r * width + left; slot < r * width + right; slot += 1) if (owners[slot] !== 0) return true;
  return false;
};

/**
 * Places merged ranges on the visible rows and columns (ascending sheet indices). A range that overlaps an
 * earlier one contradicts it and is left out, so that every slot has one owner.
 */
export const placeMerges = (
  merges: readonly MergedRange[],
  rows: readonly number[],
  columns: readonly number[],
): PlacedMerges => {
  const width = columns.length;
  const owners = new Uint8Array(rows.length * width);
  const anchors = new Map<number, SlotSpan>();
  // overlapping ranges could make the marking quadratic
  let marks = 4 * owners.length;
  for (const { s, e } of merges) {
    const [top, bottom] = [lowerBound(rows, s.r), lowerBound(rows, e.r + 1)];
    const [left, right] = [lowerBound(columns, s.c), lowerBound(columns, e.c + 1)];
    const [colSpan, rowSpan] = [right - left, bottom - top];
    const start = top * width + left;
    if (colSpan < 1 || rowSpan < 1 || (colSpan === 1 && rowSpan === 1)) continue;
    marks -= colSpan * rowSpan;
    if (marks < 0 || isTaken(owners, width, { top, bottom, left, right })) continue;
    for (let r = top; r < bottom; r += 1) owners.fill(COVERED, r * width + left, r * width + right);
    owners[start] = ANCHOR;
    anchors.set(start, { colSpan, rowSpan });
  }
  return {
    at: (row, column) => {
      const slot = row * width + column;
      return owners[slot] === COVERED ? 'covered' : (anchors.get(slot) ?? SINGLE);
    },
  };
};
