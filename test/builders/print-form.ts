import { type BookType, set_cptable, utils, type WorkSheet, write } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { buildDoc, cell as docCell, line as docLine, rowEnd } from '../extractors/doc/build-doc.ts';
import { odtParts, zipParts } from '../hostile/base-documents.ts';
import { buildDocx, cell, paragraph, row, table } from './docx-builder.ts';
import { type PicturePiece, type SpannedCell, slotOwners, spannedCells } from './form-picture.ts';

// Prints one and the same drawn form in every format that keeps the places and spans of cells.

set_cptable(codePages);

type Rows = PicturePiece['rows'];

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const htmlCell = ({ text, colSpan, rowSpan }: SpannedCell): string =>
  `<td colspan="${colSpan}" rowspan="${rowSpan}">${escapeXml(text).replaceAll('\n', '<br>') || '&nbsp;'}</td>`;

/** Web page (网页). */
export const printHtml = (pieces: readonly PicturePiece[]): Uint8Array => {
  const body = pieces.map(({ text, rows }) => {
    if (text !== null) return `<p>${escapeXml(text)}</p>`;
    const printed = spannedCells(rows).map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`);
    return `<table border="1">${printed.join('')}</table>`;
  });
  return bytesOf(`<html><head><meta charset="utf-8"></head><body>${body.join('')}</body></html>`);
};

const docxRow = (rows: Rows, index: number): string =>
  row(
    rows[index]!.flatMap((text, column) => {
      if (text === '<') return [];
      let span = 1;
      while (rows[index]![column + span] === '<') span++;
      const restarts = rows[index + 1]?.[column] === '^';
      const vertical = text === '^' ? ('continue' as const) : restarts ? ('restart' as const) : null;
      const words = text === '^' ? [''] : text.split('\n');
      const paragraphs = words.map((part) => paragraph(part)).join('');
      return [cell(paragraphs, { ...(span > 1 && { span }), ...(vertical && { vertical }) })];
    }),
  );

/** Word document (DOCX). */
export const printDocx = (pieces: readonly PicturePiece[]): Uint8Array =>
  buildDocx(
    pieces
      .map(({ text, rows }) => (text === null ? table(rows.map((_, index) => docxRow(rows, index))) : paragraph(text)))
      .join(''),
  );

const COLUMN_TWIPS = 900;
const FIRST_OF_MERGE = 0x0060;
const NEXT_OF_MERGE = 0x0020;

/** Cells of one row as Word counts them: a covered slot of a vertical merge is a cell of its own. */
const wordCells = (rows: Rows, index: number): { readonly cell: SpannedCell; readonly isNext: boolean }[] => {
  const owners = slotOwners(rows)[index]!;
  return owners.flatMap((cell, column) => (cell && cell.column === column ? [{ cell, isNext: cell.row < index }] : []));
};

const docRow = (rows: Rows, index: number) => {
  const cells = wordCells(rows, index);
  const edges = [...cells.map(({ cell: { column } }) => column), rows[index]!.length].map((n) => n * COLUMN_TWIPS);
  const bits = cells.map(({ cell: { rowSpan }, isNext }) =>
    rowSpan === 1 ? 0 : isNext ? NEXT_OF_MERGE : FIRST_OF_MERGE,
  );
  const texts = cells.map(({ cell: { text }, isNext }) => docCell(isNext ? '' : text.replaceAll('\n', '\u000b')));
  return [...texts, rowEnd(edges, bits)];
};

/** Word 97 document (DOC). */
export const printDoc = (pieces: readonly PicturePiece[]): Uint8Array =>
  buildDoc(
    pieces.flatMap(({ text, rows }) =>
      text === null ? rows.flatMap((_, index) => docRow(rows, index)) : [docLine(text)],
    ),
  );

const rtfText = (text: string): string =>
  [...text].map((sign) => (sign === '\n' ? '\\line ' : `\\u${sign.charCodeAt(0)}?`)).join('');

const rtfRow = (rows: Rows, index: number): string => {
  const cells = wordCells(rows, index);
  const definitions = cells.map(({ cell: { column, colSpan, rowSpan }, isNext }) => {
    const merge = rowSpan === 1 ? '' : isNext ? '\\clvmrg' : '\\clvmgf';
    return `${merge}\\cellx${(column + colSpan) * COLUMN_TWIPS}`;
  });
  const texts = cells.map(({ cell: { text }, isNext }) => `\\pard\\intbl ${isNext ? '' : rtfText(text)}\\cell`);
  return `\\trowd${definitions.join('')}${texts.join('')}\\row`;
};

/** Rich text (RTF). */
export const printRtf = (pieces: readonly PicturePiece[]): Uint8Array => {
  const body = pieces.map(({ text, rows }) =>
    text === null ? rows.map((_, index) => rtfRow(rows, index)).join('') : `\\pard ${rtfText(text)}\\par `,
  );
  return bytesOf(`{\\rtf1\\ansi\\ansicpg936 ${body.join('')}}`);
};

const odtParagraphs = (text: string): string =>
  text
    .split('\n')
    .map((part) => `<text:p>${escapeXml(part)}</text:p>`)
    .join('');

const odtRow = (owners: readonly (SpannedCell | undefined)[], index: number): string => {
  const cells = owners.map((cell, column) => {
    if (!cell || cell.row !== index || cell.column !== column) return '<table:covered-table-cell/>';
    const spans = `table:number-columns-spanned="${cell.colSpan}" table:number-rows-spanned="${cell.rowSpan}"`;
    return `<table:table-cell ${spans}>${odtParagraphs(cell.text)}</table:table-cell>`;
  });
  return `<table:table-row>${cells.join('')}</table:table-row>`;
};

/** OpenDocument text (ODT). */
export const printOdt = (pieces: readonly PicturePiece[]): Uint8Array => {
  const body = pieces.map(({ text, rows }) =>
    text === null ? `<table:table>${slotOwners(rows).map(odtRow).join('')}</table:table>` : odtParagraphs(text),
  );
  return zipParts(odtParts(body.join('')));
};

/** What a clerk's spreadsheet stores: figures as numbers with the format that prints them, anything else as text. */
const sheetCell = (text: string): { t: 'n' | 's'; v: number | string; z?: string } => {
  if (/^(?:0|[1-9]\d*)$/.test(text)) return { t: 'n', v: Number(text), z: '0' };
  const decimals = '0'.repeat(/\.(\d+)%?$/.exec(text)?.[1]?.length ?? 0);
  const fraction = decimals && `.${decimals}`;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text))
    return { t: 'n', v: Number(text.replaceAll(',', '')), z: `#,##0${fraction}` };
  if (/^\d+\.\d+$/.test(text)) return { t: 'n', v: Number(text), z: `0${fraction}` };
  if (/^\d+(?:\.\d+)?%$/.test(text)) return { t: 'n', v: Number(text.slice(0, -1)) / 100, z: `0${fraction}%` };
  return { t: 's', v: text };
};

/** The form on one sheet: paragraphs in merged rows over the whole width, tables below each other. */
const sheetOf = (pieces: readonly PicturePiece[]): WorkSheet => {
  const width = Math.max(...pieces.flatMap(({ rows }) => rows.map((cells) => cells.length)));
  const sheet: WorkSheet = {};
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  let top = 0;
  const put = (text: string, row: number, column: number, colSpan: number, rowSpan: number): void => {
    if (text !== '') sheet[utils.encode_cell({ r: row, c: column })] = sheetCell(text);
    if (colSpan > 1 || rowSpan > 1)
      merges.push({ s: { r: row, c: column }, e: { r: row + rowSpan - 1, c: column + colSpan - 1 } });
  };
  for (const { text, rows } of pieces) {
    if (text !== null) put(text, top, 0, width, 1);
    for (const { text: words, row: r, column, colSpan, rowSpan } of spannedCells(rows).flat())
      put(words, top + r, column, colSpan, rowSpan);
    top += text === null ? rows.length : 1;
  }
  return {
    ...sheet,
    '!merges': merges,
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: top - 1, c: width - 1 } }),
  };
};

/** Workbook (电子表格) of one sheet; `biff8` is XLS. */
export const printWorkbook =
  (bookType: BookType) =>
  (pieces: readonly PicturePiece[]): Uint8Array => {
    const book = utils.book_new();
    utils.book_append_sheet(book, sheetOf(pieces), 'Sheet1');
    return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true, codepage: 936 }));
  };

/** Comma-separated values (CSV) of that sheet: merged cells are blank but for the first. */
export const printCsv = (pieces: readonly PicturePiece[]): Uint8Array => bytesOf(utils.sheet_to_csv(sheetOf(pieces)));
