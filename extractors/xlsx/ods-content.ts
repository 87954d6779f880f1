import { strFromU8, strToU8 } from 'fflate';

const REPEAT = /number-(rows|columns)-repeated="(\d+)"/g;

/** Most repetitions of one row that are kept; repeated rows with text are rare, blank ones fill the sheet to its end. */
const MAX_ROW_REPEAT = 16;
const MAX_COLUMN_REPEAT = 256;
/** Sum of the repetitions that are kept in one document. */
const MAX_REPEATS = 100_000;

/** The content part of an ODS with repetitions of rows and cells cut down; a few bytes can stand for a billion cells. */
export const prepareOdsContent = (bytes: Uint8Array): Uint8Array => {
  let repeats = 0;
  const xml = strFromU8(bytes, true).replace(REPEAT, (_attribute, axis: string, count: string) => {
    const limit = axis === 'rows' ? MAX_ROW_REPEAT : MAX_COLUMN_REPEAT;
    const kept = repeats < MAX_REPEATS ? Math.min(Number(count), limit) : 1;
    repeats += kept;
    return `number-${axis}-repeated="${kept}"`;
  });
  return strToU8(xml, true);
};
