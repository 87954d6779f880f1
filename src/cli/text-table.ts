const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;

/** Columns that a text takes on a terminal: a Chinese character takes two. */
const displayWidth = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

/** Cuts a text in its middle to a width, so that both a path's start and its file name stay visible. */
export const shortened = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  const half = Math.floor((width - 1) / 2);
  let [head, tail] = ['', ''];
  for (const character of characters) {
    if (displayWidth(head + character) > half) break;
    head += character;
  }
  for (const character of characters.reverse()) {
    if (displayWidth(character + tail) > half) break;
    tail = character + tail;
  }
  return `${head}…${tail}`;
};

/** Rows as a table of aligned columns; columns in `right` are numbers and stand on the right. */
export const textTable = (rows: readonly (readonly string[])[], right: ReadonlySet<number>): string => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
        return right.has(column) ? blanks + cell : cell + blanks;
      })
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
};
