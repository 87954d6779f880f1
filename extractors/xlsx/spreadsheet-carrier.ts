import { strFromU8, unzipSync } from 'fflate';
import type { Format, Source } from '../../src/model/index.ts';
import { isCompoundFile, openCompoundFile } from '../ole/compound-file.ts';
import { originExtension } from '../sniff/extension-mismatch.ts';

/**
 * What kind of spreadsheet the bytes are: `zip` is XLSX or XLSB, `ole` is XLS or WPS ET, `ods` its OpenDocument relative,
 * `biff` an XLS without OLE wrapper, `xml` the 2003 XML workbook that report systems save as `.xls`, `encrypted` a password-protected workbook,
 * `csv` separated text.
 */
export type CarrierKind = 'zip' | 'ods' | 'ole' | 'biff' | 'xml' | 'encrypted' | 'csv';

/** Carrier of a spreadsheet with the certainty of the guess, 0 to 1. */
export interface SpreadsheetCarrier {
  readonly kind: CarrierKind;
  readonly format: Format;
  readonly certainty: number;
}

const SPREADSHEET_NAMES = new Set(['xls', 'xlsx', 'xlsm', 'xlsb', 'et', 'ett', 'ods', 'xlt', 'xltx']);

/** Leading bytes as Latin-1, for signatures. */
const leadingText = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');

const contains = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, 'latin1');

const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

const isOds = (bytes: Uint8Array): boolean => {
  if (leadingText(bytes, 200).includes(ODS_TYPE)) return true;
  if (!contains(bytes, 'mimetype') || !contains(bytes, 'content.xml')) return false;
  try {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => name === 'mimetype' && originalSize < 200 });
    return parts.mimetype !== undefined && strFromU8(parts.mimetype).startsWith(ODS_TYPE);
  } catch {
    return false;
  }
};

const zipCarrier = (bytes: Uint8Array): SpreadsheetCarrier | null => {
  // member names stand in clear text in the local headers, also when the central directory was cut off
  if (contains(bytes, 'xl/workbook.') || contains(bytes, 'xl/worksheets/'))
    return { kind: 'zip', format: 'xlsx', certainty: 0.95 };
  return isOds(bytes) ? { kind: 'ods', format: 'xlsx', certainty: 0.95 } : null;
};

const oleCarrier = (bytes: Uint8Array, extension: string): SpreadsheetCarrier | null => {
  const names = new Set(openCompoundFile(bytes)?.names);
  if (names.has('EncryptedPackage'))
    return { kind: 'encrypted', format: 'xlsx', certainty: SPREADSHEET_NAMES.has(extension) ? 0.95 : 0.3 };
  if (names.has('WordDocument')) return null;
  if (names.has('Workbook') || names.has('Book')) return { kind: 'ole', format: 'xls', certainty: 0.95 };
  // a cut or cyclic directory names nothing; then only the file name can say who should report it
  return SPREADSHEET_NAMES.has(extension) ? { kind: 'ole', format: 'xls', certainty: 0.5 } : null;
};

const isBareBiff = (bytes: Uint8Array): boolean =>
  bytes.length > 8 &&
  bytes[0] === 0x09 &&
  [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) &&
  (bytes[2] ?? 255) <= 16 &&
  bytes[3] === 0;

const csvCarrier = (source: Source, extension: string): SpreadsheetCarrier | null => {
  const named = extension === 'csv' || /^text\/csv\b/i.test(source.mediaType ?? '');
  if (!named || source.bytes.subarray(0, 4096).includes(0)) return null;
  if (/^\s*</.test(leadingText(source.bytes, 256))) return null;
  return { kind: 'csv', format: 'text', certainty: 0.8 };
};

/** Carrier of the source, or null when it is no spreadsheet; looks at the content, at the name only for CSV and wrecks. */
export const detectCarrier = (source: Source): SpreadsheetCarrier | null => {
  const { bytes } = source;
  const extension = originExtension(source.origin);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04) return zipCarrier(bytes);
  if (isCompoundFile(bytes)) return oleCarrier(bytes, extension);
  if (isBareBiff(bytes)) return { kind: 'biff', format: 'xls', certainty: 0.6 };
  if (
    /<\?xml[\s\S]*(urn:schemas-microsoft-com:office:spreadsheet|opendocument\.spreadsheet")/.test(
      leadingText(bytes, 4096),
    )
  )
    return { kind: 'xml', format: 'xls', certainty: 0.95 };
  return csvCarrier(source, extension);
};
