/** A merged range (合并单元格) of a sheet, corners inclusive, from 0. */
export interface MergedRange {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** Spans of a visible slot. */
export interface SlotSpan {
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

/**
 * Places merged ranges on the visible rows and columns (ascending sheet indices). A range that begins in a slot that
 * another range already covers contradicts it and is left out, so that every slot has one owner.
 */
export const placeMerges = (
  merges: readonly MergedRange[],
  rows: readonly number[],
  columns: readonly number[],
): PlacedMerges => {
  const width = columns.length;
  const covered = new Uint8Array(rows.length * width);
  const anchors = new Map<number, SlotSpan>();
  // overlapping ranges could make the marking quadratic
  let marks = 4 * covered.length;
  for (const { s, e } of merges) {
    const [top, bottom] = [lowerBound(rows, s.r), lowerBound(rows, e.r + 1)];
    const [left, right] = [lowerBound(columns, s.c), lowerBound(columns, e.c + 1)];
    const [colSpan, rowSpan] = [right - left, bottom - top];
    const start = top * width + left;
    if (colSpan < 1 || rowSpan < 1 || (colSpan === 1 && rowSpan === 1)) continue;
    marks -= colSpan * rowSpan;
    if (covered[start] || anchors.has(start) || marks < 0) continue;
    for (let r = top; r < bottom; r += 1) covered.fill(1, r * width + left, r * width + right);
    covered[start] = 0;
    anchors.set(start, { colSpan, rowSpan });
  }
  return {
    at: (row, column) => {
      const slot = row * width + column;
      return covered[slot] ? 'covered' : (anchors.get(slot) ?? SINGLE);
    },
  };
};
