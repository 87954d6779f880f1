/** Fields of CSV; null where nothing stands, an empty text where `""` stands. Written for the tests, by RFC 4180. */
export const parseCsv = (text: string): (string | null)[][] => {
  const rows: (string | null)[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/y;
  let row: (string | null)[] = [];
  while (field.lastIndex < text.length) {
    const start = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`no CSV at character ${start}: ${text.slice(start, start + 40)}`);
    row.push(match[1] === undefined ? match[2] || null : match[1].replaceAll('""', '"'));
    if (match[3] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
};
