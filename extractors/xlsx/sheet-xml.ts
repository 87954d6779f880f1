import { limitColumnRanges } from './column-ranges.ts';
import { NATIONAL_FORMATS } from './national-date-formats.ts';
import { UNCOMPUTED } from './printed-text.ts';

// Sheets are handled as Latin-1 strings: every pattern here is ASCII, and the UTF-8 bytes pass through unchanged.

const toLatin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const fromLatin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** `<c r="B7" s="4"/>` and `<c r="B7" s="4"></c>`: styled cells without content; a styled column has a million of them. */
const EMPTY_CELL = /<((?:\w+:)?c)\s[^<>]*?\br="[^<>]*?(?:\/>|>\s*<\/\1>)/g;

/** `<row r="9" s="4"></row>`; a hidden row without text hides nothing. */
const EMPTY_ROW = /<((?:\w+:)?row)\s[^<>]*?\br="[^<>]*?(?:\/>|>\s*<\/\1>)/g;

/** A formula cell without `<v>`, as programs write that never calculate. */
const UNCOMPUTED_CELL =
  /<((?:\w+:)?c)(\s[^<>]*?)>\s*<((?:\w+:)?f)\b(?:[^<>]*\/>|[^<>]*[^/<>]>[^<]*<\/\3>|>[^<]*<\/\3>)\s*(?:<((?:\w+:)?v)\s*(?:\/>|><\/\4>))?\s*<\/\1>/g;

/** A cell or row that claims a place outside any sheet; the workbook reader would count up to it. */
const OUTSIDE_CELL = /(<(?:\w+:)?c(?:\s[^<>]*?)?)\sr="(?![A-Za-z]{1,3}(?:1\d{6}|[1-9]\d{0,5})")[^"<>]*"/g;
const OUTSIDE_ROW = /(<(?:\w+:)?row(?:\s[^<>]*?)?)\sr="(?!(?:1\d{6}|[1-9]\d{0,5})")[^"<>]*"/g;

/** Without its false place a cell stands behind the one before it. */
const placeInside = (xml: string): string => xml.replace(OUTSIDE_CELL, '$1').replace(OUTSIDE_ROW, '$1');

/**
 * A sheet part (`xl/worksheets/sheet1.xml`) without its empty cells, and with formulas that were saved without a result
 * turned into a visible error value; the workbook reader would print them as 0.
 */
export const prepareSheetXml = (bytes: Uint8Array): Uint8Array => {
  const xml = toLatin1(bytes);
  // only UTF-8 parts; a UTF-16 part begins with FE FF or FF FE
  if (/^\s*[\xfe\xff]/.test(xml.slice(0, 4))) return bytes;
  const lean = placeInside(limitColumnRanges(xml)).replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');
  if (!lean.includes('<f') && !lean.includes(':f')) return lean === xml ? bytes : fromLatin1(lean);
  const marked = lean.replace(UNCOMPUTED_CELL, (_cell, tag: string, attributes: string) => {
    const kept = attributes.replace(/\st="[^"]*"/, '');
    return `<${tag}${kept} t="e"><v>${UNCOMPUTED}</v></${tag}>`;
  });
  return fromLatin1(marked);
};

/** A workbook without styles makes its reader throw and catch an error in every cell: half a minute for a million. */
export const EMPTY_STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills count="1"><fill/></fills></styleSheet>';

/** `[Content_Types].xml` that names the style part too. */
export const declareStyles = (bytes: Uint8Array): Uint8Array =>
  fromLatin1(
    toLatin1(bytes).replace(
      /(?=<\/(?:\w+:)?Types>\s*$)/,
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>',
    ),
  );

/**
 * The style part (`xl/styles.xml`) with the national date formats declared, which Chinese Excel leaves undeclared, and
 * without cell fills, which nobody reads here.
 */
export const prepareStylesXml = (bytes: Uint8Array): Uint8Array => {
  const xml = toLatin1(bytes).replace(/\sfillId="\d+"/g, '');
  const declarations = NATIONAL_FORMATS.map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${toLatin1(Buffer.from(code)).replaceAll('"', '&quot;')}"/>`,
  ).join('');
  const opening = /<numFmts[^<>]*[^/<>]>|<numFmts>/.exec(xml)?.[0];
  if (opening) return fromLatin1(xml.replace(opening, opening + declarations));
  const root = /<styleSheet[^<>]*[^/<>]>/.exec(xml)?.[0];
  return root ? fromLatin1(xml.replace(root, `${root}<numFmts>${declarations}</numFmts>`)) : bytes;
};
