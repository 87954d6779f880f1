import type { PicturePiece } from '../builders/form-picture.ts';

/** Next number from 0 to below 1 of a series (mulberry32). */
export const randomSeries = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

type Rows = string[][];

/** Whether nothing but texts that no merge reaches stands in the row. */
const isPlain = (rows: Rows, row: number): boolean =>
  rows[row]!.every((text, column) => text !== '<' && (text === '^' || rows[row + 1]?.[column] !== '^'));

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** A row that only continues merges above goes; the merges end one row earlier. */
const dropRow = (rows: Rows, random: () => number): void => {
  const candidates = rows.flatMap((cells, row) => (row > 0 && isPlain(rows, row) && cells.includes('^') ? [row] : []));
  const row = pick(candidates, random);
  if (row !== undefined && rows.length > 4) rows.splice(row, 1);
};

const changeCell = (
  rows: Rows,
  wanted: (text: string) => boolean,
  change: (text: string) => string,
  random: () => number,
) => {
  const places = rows.flatMap((cells, row) =>
    cells.flatMap((text, column) => (wanted(text) ? [[row, column] as const] : [])),
  );
  const place = pick(places, random);
  if (place) rows[place[0]]![place[1]] = change(rows[place[0]]![place[1]]!);
};

const isValue = (text: string): boolean => /\d/.test(text) && /^[≥≤]?[\d,.]+[^\d]{0,3}$/.test(text);

const withOtherDigits = (text: string, random: () => number): string =>
  text.replace(/[1-9]/g, () => String(1 + Math.floor(random() * 9)));

/** A variant of a form: other figures, a value left blank, a row less, a cell over two lines. The same seed gives the same. */
export const varyForm = (pieces: readonly PicturePiece[], seed: number): PicturePiece[] => {
  const random = randomSeries(seed);
  return pieces.map(({ text, rows: printed }) => {
    const rows = printed.map((cells) => [...cells]);
    if (text !== null) return { text, rows };
    for (let count = 0; count < 3; count++)
      changeCell(rows, isValue, (value) => withOtherDigits(value, random), random);
    if (random() < 0.5) changeCell(rows, isValue, () => '', random);
    if (random() < 0.7) dropRow(rows, random);
    const isLong = (value: string): boolean => /^[\u4e00-\u9fff]{6,}$/.test(value);
    if (random() < 0.5) changeCell(rows, isLong, (value) => `${value.slice(0, 4)}\n${value.slice(4)}`, random);
    return { text, rows };
  });
};
