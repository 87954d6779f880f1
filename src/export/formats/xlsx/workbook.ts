import { Zip, ZipDeflate } from 'fflate';
import type { Language } from '../../../model/codebook/index.ts';
import type { ExportTable, Reader, Value } from '../../../store/index.ts';
import { type CodebookPart, codeRows, columnRows } from '../../codebook-rows.ts';
import { readRows } from '../../read-rows.ts';
import type { Selection } from '../../select-rows.ts';
import { type CellValue, columnName, isTooLong } from './cell-xml.ts';
import { type SheetColumn, sheetEnd, sheetRow, sheetStart, workbookParts } from './sheet.ts';
import { STYLE, STYLES_XML } from './styles.ts';
import { tableColumns } from './table-columns.ts';

/** Rows below the header that a sheet can hold. */
const MOST_ROWS = 1_048_575;

/** What a reader of the workbook must be told. */
export interface WorkbookReport {
  /** Texts that were too long for a cell and were cut. */
  cutTexts: number;
}

/** A fixed moment, so that equal databases give equal files. */
const MOMENT = new Date(1980, 0, 1);

/** Parts of a zip archive that grow piece by piece; `take` gives the bytes that are ready. */
const archive = () => {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const encoder = new TextEncoder();
  return {
    open: (name: string): ((text: string, last?: boolean) => void) => {
      const part = new ZipDeflate(name, { level: 4 });
      part.mtime = MOMENT;
      zip.add(part);
      return (text, last = false) => part.push(encoder.encode(text), last);
    },
    end: (): void => zip.end(),
    take: (): readonly Uint8Array[] => ready.splice(0),
  };
};

type Archive = ReturnType<typeof archive>;
type Chunks = AsyncGenerator<Uint8Array>;

/** Sheets of one table: one, or several where it has more rows than a sheet holds. Returns their names. */
async function* tableSheets(
  zip: Archive,
  reader: Reader,
  selection: Selection,
  language: Language,
  names: string[],
  report: WorkbookReport,
): Chunks {
  const title = language === 'zh' ? selection.description.title.zh : selection.table;
  let columns: ReturnType<typeof tableColumns> | null = null;
  let letters: readonly string[] = [];
  let write: ((text: string, last?: boolean) => void) | null = null;
  let rows = 0;
  const start = (firstRows: readonly (readonly Value[])[]): void => {
    columns ??= tableColumns(selection.columns, language, firstRows);
    letters = columns.map((_, index) => columnName(index));
    const count = names.filter((name) => name === title || name.startsWith(`${title} `)).length;
    names.push(count === 0 ? title : `${title} ${count + 1}`);
    write = zip.open(`xl/worksheets/sheet${names.length}.xml`);
    write(sheetStart(columns));
    rows = 0;
  };
  for await (const batch of readRows(reader, selection)) {
    if (write === null) start(batch);
    let text = '';
    for (const row of batch) {
      if (rows === MOST_ROWS) {
        write!(text + sheetEnd(columns!.length, rows), true);
        text = '';
        start(batch);
      }
      const cells = columns!.map(({ cell }) => cell(row));
      report.cutTexts += cells.filter(isTooLong).length;
      rows += 1;
      text += sheetRow(letters, columns!, rows + 1, cells);
    }
    write!(text);
    yield* zip.take();
  }
  if (write === null) start([]);
  write!(sheetEnd(columns!.length, rows), true);
  yield* zip.take();
}

const CODEBOOK_WIDTHS: Readonly<Record<string, number>> = {
  meaning: 60,
  说明: 60,
  含义: 40,
  table: 22,
  column: 22,
  列名: 20,
  表: 18,
  code: 26,
  type: 22,
};

const codebookSheet = (zip: Archive, names: string[], name: string, { header, rows }: CodebookPart): void => {
  const columns: readonly SheetColumn[] = header.map((text) => ({
    header: text,
    style: STYLE.wrapped,
    width: CODEBOOK_WIDTHS[text] ?? 14,
  }));
  names.push(name);
  const write = zip.open(`xl/worksheets/sheet${names.length}.xml`);
  const letters = columns.map((_, index) => columnName(index));
  const body = rows.map((row, index) => sheetRow(letters, columns, index + 2, row as readonly CellValue[]));
  write(sheetStart(columns) + body.join('') + sheetEnd(columns.length, rows.length), true);
};

/**
 * Tables as an Excel workbook (XLSX), one sheet a table and the codebook behind them. Rows stream through: memory does
 * not grow with their number. The packages that can freeze and filter hold the whole workbook (write-excel-file: 657 MB
 * for 100,000 rows of 38 columns), those that stream have one sheet and no filter (hucre).
 */
export async function* workbookChunks(
  reader: Reader,
  selections: readonly Selection[],
  language: Language,
  report: WorkbookReport,
): Chunks {
  const zip = archive();
  const names: string[] = [];
  for (const selection of selections) yield* tableSheets(zip, reader, selection, language, names, report);
  const tables: readonly ExportTable[] = selections.map(({ table }) => table);
  codebookSheet(zip, names, language === 'zh' ? '数据字典' : 'codebook', columnRows(tables));
  codebookSheet(zip, names, language === 'zh' ? '代码表' : 'codes', codeRows(tables));
  for (const [name, text] of Object.entries(workbookParts(names))) zip.open(name)(text, true);
  zip.open('xl/styles.xml')(STYLES_XML, true);
  zip.end();
  yield* zip.take();
}
