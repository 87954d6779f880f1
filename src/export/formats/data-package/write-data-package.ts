import { join } from 'node:path';
import type { Reader } from '../../../store/index.ts';
import { type CodebookPart, codeRows, columnRows } from '../../codebook-rows.ts';
import type { Selection } from '../../select-rows.ts';
import { writeChunks, writeText } from '../../write-file.ts';
import { csvChunks, csvLine } from '../csv.ts';
import { datasetteMetadata } from '../datasette.ts';
import { codebookMarkdown } from './codebook-files.ts';
import { type PackageTerms, packageDescriptor } from './descriptor.ts';

const partAsCsv = ({ header, rows }: CodebookPart): string => [header, ...rows].map(csvLine).join('');
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes a folder that is a Frictionless Data Package: tables as CSV, their schemas, the codebook in both languages. */
export const writeDataPackage = async (
  reader: Reader,
  selections: readonly Selection[],
  folder: string,
  options: PackageTerms & { readonly raw: boolean; readonly database: string },
): Promise<void> => {
  const style = { header: 'en', bom: false, raw: options.raw } as const;
  for (const selection of selections)
    await writeChunks(join(folder, 'data', `${selection.table}.csv`), csvChunks(reader, selection, style));
  const tables = selections.map(({ table }) => table);
  const files = {
    'codebook.md': codebookMarkdown(tables),
    'codebook.csv': partAsCsv(columnRows(tables)),
    'codes.csv': partAsCsv(codeRows(tables)),
    'datasette.json': asJson(datasetteMetadata(options.database)),
    // Last: a folder with a descriptor is complete.
    'datapackage.json': asJson(await packageDescriptor(reader, selections, options)),
  };
  for (const [name, text] of Object.entries(files)) await writeText(join(folder, name), text);
};
