import { type BookType, set_cptable, utils, type WorkSheet, write } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xlsxExtractor } from '../../../extractors/xlsx/xlsx-extractor.ts';
import { DEFAULT_LIMITS, type Document, type Outcome, type Source } from '../../../src/model/index.ts';

set_cptable(codePages);

/** Rows of invented values for one sheet. */
export type Rows = readonly (readonly unknown[])[];

/** A workbook of the given sheets in any format the library writes. */
export const workbook = (
  sheets: Readonly<Record<string, Rows>>,
  change: (sheet: WorkSheet, name: string) => void = () => {},
  bookType: BookType = 'xlsx',
): Uint8Array => {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    change(sheet, name);
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true, codepage: 936 }));
};

/** A workbook with one part of its package replaced. */
export const replacePart = (bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
};

export const sourceOf = (bytes: Uint8Array, origin: string): Source => ({ id: '', bytes, origin });

export const extractWorkbook = (bytes: Uint8Array, origin = '表.xlsx'): Promise<Outcome<Document>> =>
  xlsxExtractor.extract(sourceOf(bytes, origin), { limits: DEFAULT_LIMITS });

/** Blocks as text: tables as unpadded `|` pictures, `«2x3»` before a cell that spans columns and rows. */
export const picture = (document: Document): string[] =>
  document.blocks.flatMap((block) => {
    if (block.kind !== 'table') return [`${block.kind === 'heading' ? '#' : ''}${block.text}`];
    return block.rows.map((row) =>
      row
        .map(({ text, colSpan = 1, rowSpan = 1 }) => {
          const span = colSpan > 1 || rowSpan > 1 ? `«${colSpan}x${rowSpan}»` : '';
          return span + text.replaceAll('\n', '/');
        })
        .join('|'),
    );
  });

export const codesOf = (result: Outcome<Document>): string[] => result.notes.map((note) => note.code);
