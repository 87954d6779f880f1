import { basename, extname, join } from 'node:path';
import type { Language } from '../model/codebook/index.ts';
import { type ExportTable, openReader, type Reader } from '../store/index.ts';
import { ExportError } from './export-error.ts';
import { DEFAULT_TABLES, type ExportFormat } from './export-formats.ts';
import { csvChunks } from './formats/csv.ts';
import { writeDataPackage } from './formats/data-package/write-data-package.ts';
import { jsonArrayChunks, jsonlChunks, jsonObjectChunks } from './formats/json.ts';
import { type RowFilter, type Selection, selectRows, tablesWithin } from './select-rows.ts';
import { type FileChunks, writeBeside, writeChunks } from './write-file.ts';

/** What to export and where to. */
export interface ExportRequest extends RowFilter {
  readonly db: string;
  readonly format: ExportFormat;
  /** File, folder, or `-` for standard output. */
  readonly out: string;
  readonly tables?: readonly ExportTable[];
  readonly header: Language;
  readonly bom: boolean;
  readonly raw: boolean;
  readonly licence?: string;
}

/** Formats that hold one table in a file. */
const ONE_TABLE: ReadonlySet<ExportFormat> = new Set(['csv', 'parquet']);
/** Formats whose column names are read by programs. */
const NAMES_ARE_FIXED: ReadonlySet<ExportFormat> = new Set(['parquet', 'datapackage']);

const isOneFile = ({ format, out }: ExportRequest): boolean =>
  format === 'xlsx' || (format !== 'datapackage' && (out === '-' || out.endsWith(`.${format}`)));

/** What the format and the place have to say about each other. Throws {@link ExportError}. */
const check = (request: ExportRequest): void => {
  const { format, out, header } = request;
  if (header === 'zh' && NAMES_ARE_FIXED.has(format))
    throw new ExportError(`${format} keeps the names of columns and describes them in Chinese; leave out --header zh`);
  if (out === '-' && (format === 'parquet' || format === 'xlsx' || format === 'datapackage'))
    throw new ExportError(`${format} is no text; name a ${format === 'xlsx' ? 'file' : 'folder'} as --out`);
  if (format === 'xlsx' && !out.endsWith('.xlsx'))
    throw new ExportError(`${out}: expected a file that ends in .xlsx, one workbook holds all tables`);
};

const tablesOf = (request: ExportRequest): readonly ExportTable[] => {
  if (request.tables) return request.tables;
  return ONE_TABLE.has(request.format) && isOneFile(request) ? ['indicator_flat'] : DEFAULT_TABLES;
};

/** Selections of an export. A filter that only some of the default tables know exports those; `left` names the rest. */
const selectionsOf = (
  request: ExportRequest,
): { readonly selections: readonly Selection[]; readonly left: readonly ExportTable[] } => {
  const tables = tablesOf(request);
  if (request.tables || tables.length === 1)
    return { selections: tables.map((table) => selectRows(table, request)), left: [] };
  const { fitting, left } = tablesWithin(tables, request);
  if (fitting.length === 0) throw new ExportError(left.get('indicator_flat') ?? [...left.values()].join('; '));
  return { selections: fitting.map((table) => selectRows(table, request)), left: [...left.keys()] };
};

const one = (selections: readonly Selection[], format: ExportFormat): Selection => {
  const [selection, second] = selections;
  if (selection === undefined || second !== undefined)
    throw new ExportError(
      `one ${format === 'csv' ? 'CSV' : 'Parquet'} file holds one table; name one with --table, or give a folder as --out`,
    );
  return selection;
};

const writeParquetFile = async (reader: Reader, selection: Selection, path: string): Promise<void> => {
  const { writeParquet } = await import('./formats/parquet.ts');
  await writeBeside(path, (unfinished) => writeParquet(reader, selection, unfinished));
};

const writeWorkbook = async (reader: Reader, selections: readonly Selection[], request: ExportRequest) => {
  const { workbookChunks } = await import('./formats/xlsx/workbook.ts');
  const report = { cutTexts: 0 };
  await writeChunks(request.out, workbookChunks(reader, selections, request.header, report));
  return report.cutTexts === 0
    ? []
    : [
        `${report.cutTexts} texts are longer than a cell may be (32,767 characters) and were cut; other formats hold them whole`,
      ];
};

const writeOneFile = async (reader: Reader, selections: readonly Selection[], request: ExportRequest) => {
  const { format, out, header } = request;
  if (format === 'xlsx') return writeWorkbook(reader, selections, request);
  if (format === 'parquet') await writeParquetFile(reader, one(selections, format), out);
  else if (format === 'csv') await writeChunks(out, csvChunks(reader, one(selections, format), request));
  else if (format === 'jsonl') await writeChunks(out, jsonlChunks(reader, selections, header, true));
  else await writeChunks(out, jsonObjectChunks(reader, selections, header));
  return [];
};

const folderChunks = (reader: Reader, selection: Selection, request: ExportRequest): FileChunks => {
  if (request.format === 'csv') return csvChunks(reader, selection, request);
  if (request.format === 'jsonl') return jsonlChunks(reader, [selection], request.header, false);
  return jsonArrayChunks(reader, selection, request.header);
};

const writeFolder = async (reader: Reader, selections: readonly Selection[], request: ExportRequest) => {
  const { format, out } = request;
  if (format === 'datapackage')
    await writeDataPackage(reader, selections, out, {
      ...request,
      database: basename(request.db, extname(request.db)),
    });
  else
    for (const selection of selections) {
      const path = join(out, `${selection.table}.${format}`);
      if (format === 'parquet') await writeParquetFile(reader, selection, path);
      else await writeChunks(path, folderChunks(reader, selection, request));
    }
  return [];
};

/**
 * Exports records as the request says and returns what a person should know about it, one line each.
 * Throws `StoreError`, {@link ExportError} and `FilterError`.
 */
export const exportRecords = async (request: ExportRequest): Promise<readonly string[]> => {
  check(request);
  const { selections, left } = selectionsOf(request);
  const reader = await openReader(request.db);
  try {
    const write = isOneFile(request) ? writeOneFile : writeFolder;
    const remarks = await write(reader, selections, request);
    return left.length === 0
      ? remarks
      : [
          `left out, because they have no such column: ${left.join(', ')}; --table names the tables to export`,
          ...remarks,
        ];
  } finally {
    await reader.close();
  }
};
