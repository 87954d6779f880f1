import type { Table } from './column.ts';
import { COMPARISON_TABLES } from './comparison-tables.ts';
import { CRAWL_TABLES } from './crawl-tables.ts';
import { EVIDENCE_TABLES } from './evidence-tables.ts';
import { FLAT_VIEWS } from './flat-views.ts';
import { RECORD_TABLES } from './record-tables.ts';

export type { Column, ColumnType, Table } from './column.ts';
export { codeWords, ENUMERATIONS, type EnumerationName } from './enumerations.ts';
export { noteWords } from './note-words.ts';
export { type Language, type Words, words } from './words.ts';

/**
 * The codebook (数据字典): every table, view and column of the record database in English and Chinese. Column headings,
 * export schemas, the data package and the descriptions for Datasette are made from it; a test compares it with the
 * database, so that a new column without a description is an error.
 */
export const CODEBOOK: Readonly<Record<string, Table>> = {
  ...FLAT_VIEWS,
  ...RECORD_TABLES,
  ...EVIDENCE_TABLES,
  ...COMPARISON_TABLES,
  ...CRAWL_TABLES,
};
