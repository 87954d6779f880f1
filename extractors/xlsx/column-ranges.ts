/** Columns of the widest sheet there is, A to XFD. */
const MAX_COLUMNS = 16_384;
/** Columns that all ranges of a sheet describe together; more overlap each other. */
const MAX_DESCRIBED = 4 * MAX_COLUMNS;

const COLUMN = /<(?:\w+:)?col\s[^<>]*>/g;
const bound = (name: string): RegExp => new RegExp(`\\s${name}=(?:"\\s*(\\d+)\\s*"|'\\s*(\\d+)\\s*')`);
const [MIN, MAX] = [bound('min'), bound('max')];

/**
 * Sheet XML whose `<col>` ranges end at the last column there is: the workbook reader makes an object of every column,
 * so `<col min="1" max="1000000000" hidden="1"/>` would never end.
 */
export const limitColumnRanges = (xml: string): string => {
  let left = MAX_DESCRIBED;
  return xml.replace(COLUMN, (column) => {
    const [min, max] = [MIN.exec(column), MAX.exec(column)];
    if (!min || !max) return '';
    const from = Number(min[1] ?? min[2]);
    const to = Math.min(Number(max[1] ?? max[2]), MAX_COLUMNS, from + left - 1);
    if (to < from) return '';
    left -= to - from + 1;
    return column.replace(MAX, ` max="${to}"`);
  });
};

const COLUMN_RECORD = 0x3c;

/** One number of a record head: seven bits a byte, the lowest first. */
const readVariable = (
  bytes: Uint8Array,
  at: number,
  most: number,
): { readonly value: number; readonly end: number } => {
  let [value, end] = [0, at];
  for (let shift = 0; end < bytes.length && end - at < most; shift += 7) {
    const byte = bytes[end++] ?? 0;
    value += (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return { value, end };
};

/** The same for a sheet part of an XLSB, whose records begin with their number and length ([MS-XLSB] 2.1.4, BrtColInfo). */
export const limitBinaryColumnRanges = (bytes: Uint8Array): Uint8Array => {
  const limited = Uint8Array.from(bytes);
  const view = new DataView(limited.buffer);
  let left = MAX_DESCRIBED;
  for (let at = 0; at < limited.length; ) {
    const number = readVariable(limited, at, 2);
    const { value: length, end: start } = readVariable(limited, number.end, 4);
    if (number.value === COLUMN_RECORD && length >= 8 && start + 8 <= limited.length) {
      const from = view.getUint32(start, true);
      const to = Math.min(view.getUint32(start + 4, true), MAX_COLUMNS - 1, from + left - 1);
      view.setUint32(start + 4, Math.max(0, to), true);
      // A range that ends before it begins describes nothing.
      if (to < from) view.setUint32(start, Math.max(0, to) + 1, true);
      left -= Math.max(0, to - from + 1);
    }
    at = start + length;
  }
  return limited;
};
