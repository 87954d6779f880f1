const FEWEST_BARS = 4;
const FEWEST_ROWS = 3;
const MOST_PARTS = 16;

const barsOf = (row: string): number => row.split('|').length - 1;

/** The number of bars that most rows of the table print: each row is padded to the same number of columns. */
const usualBars = (counts: readonly number[]): number | null => {
  const times = new Map<number, number>();
  for (const count of counts) if (count >= FEWEST_BARS) times.set(count, (times.get(count) ?? 0) + 1);
  const [most] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most && most[1] >= FEWEST_ROWS && most[0] === Math.max(...counts) ? most[0] : null;
};

/** Every row but a last one that is cut off ends with a bar, and several with the bars of cells that are not there. */
const isPadded = (rows: readonly string[]): boolean =>
  rows.slice(0, -1).every((row) => /\|\s*$/.test(row)) &&
  rows.filter((row) => /\|\|\s*$/.test(row)).length >= FEWEST_ROWS;

/**
 * Joins rows that a line break inside a cell cut in two (`绩效指标 | 一级指标 |⏎二级指标 |⏎三级指标 | |||`): where every row is padded to
 * the same number of bars, short ones that make up exactly one row together are that row. All others stay as they are.
 */
export const joinBrokenRows = (rows: readonly string[]): string[] => {
  const counts = rows.map(barsOf);
  const usual = isPadded(rows) ? usualBars(counts) : null;
  if (usual === null) return [...rows];
  const joined: string[] = [];
  for (let at = 0; at < rows.length; ) {
    let end = at;
    let bars = 0;
    while (end < rows.length && end - at < MOST_PARTS && bars < usual) bars += counts[end++]!;
    const whole = bars === usual && end - at > 1;
    joined.push(whole ? rows.slice(at, end).join('') : rows[at]!);
    at = whole ? end : at + 1;
  }
  return joined;
};
