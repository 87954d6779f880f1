import { CODEBOOK, type ColumnType, ENUMERATIONS, type EnumerationName, noteWords } from '../model/codebook/index.ts';
import { NOTE_CODES } from '../model/index.ts';
import type { ExportTable } from '../store/index.ts';
import { exportedColumns } from './select-rows.ts';

/** What a column type is called in the codebook. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  id: 'key',
  text: 'text',
  code: 'code',
  integer: 'integer',
  year: 'year',
  flag: '0 or 1',
  decimal: 'decimal',
  fen: 'integer, fen (1/100 yuan)',
  ratio: 'number',
  date: 'date',
  time: 'time',
};

/** Heading and rows of a part of the codebook. */
export interface CodebookPart {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every exported column of some tables (数据字典), in both languages. */
export const columnRows = (tables: readonly ExportTable[]): CodebookPart => ({
  header: ['table', '表', 'column', '列名', 'type', 'codes', 'never empty', 'meaning', '说明'],
  rows: tables.flatMap((table) =>
    exportedColumns(table).map(({ name, header, type, codes, required, meaning }) => [
      table,
      CODEBOOK[table]!.title.zh,
      name,
      header,
      TYPES[type],
      codes ?? '',
      required ? 'yes' : '',
      meaning.en,
      meaning.zh,
    ]),
  ),
});

const usedEnumerations = (tables: readonly ExportTable[]): readonly EnumerationName[] =>
  (Object.keys(ENUMERATIONS) as EnumerationName[]).filter((name) =>
    tables.some((table) => exportedColumns(table).some(({ codes }) => codes === name)),
  );

/** Every code of the enumerations that some tables use (代码表), in both languages. */
export const codeRows = (tables: readonly ExportTable[]): CodebookPart => ({
  header: ['codes', 'code', 'meaning', '含义'],
  rows: [
    ...usedEnumerations(tables).flatMap((name) =>
      Object.entries(ENUMERATIONS[name]).map(([code, { en, zh }]) => [name, code, en, zh]),
    ),
    ...(tables.includes('note')
      ? Object.keys(NOTE_CODES).map((code) => ['note.code', code, noteWords(code).en, noteWords(code).zh])
      : []),
  ],
});
