import type { ByteView } from './byte-view.ts';
import type { StreamRange } from './file-information.ts';

/** Place of the name in an entry of the font table. */
const NAME_AT = 40;

/** Font names by index ([MS-DOC] SttbfFfn). */
export const readFontNames = (table: ByteView, range: StreamRange): readonly string[] => {
  const end = Math.min(range.at + range.length, table.length);
  const names: string[] = [];
  let at = range.at + 4;
  for (let i = 0; i < table.u16(range.at) && at < end; i++) {
    const length = table.u8(at);
    let name = '';
    for (let c = at + NAME_AT; c + 1 < at + 1 + length && table.u16(c) !== 0; c += 2)
      name += String.fromCharCode(table.u16(c));
    names.push(name);
    at += 1 + length;
  }
  return names;
};
