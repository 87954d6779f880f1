const [LESS, COLON, CELL, GREATER, SLASH, BLANK] = [0x3c, 0x3a, 0x63, 0x3e, 0x2f, 0x20];
const LONGEST_PREFIX = 16;

/** Shortest cell that says anything: `<c><v>1</v></c>`. */
export const SMALLEST_CELL = 15;

/** Whether a cell (`<c r="B7">`, `<x:c>`) opens at a `<`. */
const opensCell = (xml: Uint8Array, at: number): boolean => {
  const prefixed = xml.subarray(at + 1, at + LONGEST_PREFIX).indexOf(COLON);
  for (const name of [at + 1, at + 2 + prefixed]) {
    const after = xml[name + 1] ?? 0;
    if (xml[name] === CELL && (after <= BLANK || after === GREATER || after === SLASH)) return true;
  }
  return false;
};

/** Sheet XML (`xl/worksheets/sheet1.xml`) up to its `most`-th cell, with all that follows the cells; `cells` are kept. */
export const limitCells = (
  xml: Uint8Array,
  most: number,
): { readonly xml: Uint8Array; readonly cells: number; readonly isCut: boolean } => {
  let cells = 0;
  for (let at = xml.indexOf(LESS); at >= 0; at = xml.indexOf(LESS, at + 1)) {
    if (!opensCell(xml, at)) continue;
    if (cells === most) return { xml: withoutCellsFrom(xml, at), cells, isCut: true };
    cells += 1;
  }
  return { xml, cells, isCut: false };
};

const withoutCellsFrom = (xml: Uint8Array, from: number): Uint8Array => {
  const named = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).lastIndexOf('sheetData>');
  const end = named < from ? xml.length : xml.lastIndexOf(LESS, named);
  return Buffer.concat([xml.subarray(0, from), Buffer.from('</row>'), xml.subarray(end)]);
};
