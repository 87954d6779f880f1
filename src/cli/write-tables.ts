import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document, Outcome } from '../model/index.ts';
import { documentTables, type FileTables } from './document-tables.ts';
import { EXIT } from './exit-code.ts';
import { tableCsv, tablesHtml } from './format-tables.ts';
import { extractionError, runDocuments } from './run-documents.ts';
import type { TablesOptions } from './tables-command.ts';

/** A name in the output folder that keeps files of different folders apart. */
const outputName = (origin: string): string => origin.replace(/^(\.*\/)+/, '').replaceAll('/', '__');

const writeFiles = async (folder: string, format: TablesOptions['format'], tables: FileTables): Promise<void> => {
  const base = join(folder, outputName(tables.file));
  if (format === 'json') await writeFile(`${base}.tables.json`, `${JSON.stringify(tables)}\n`);
  else if (format === 'html') await writeFile(`${base}.tables.html`, tablesHtml(tables));
  else
    for (const [index, table] of tables.tables.entries()) await writeFile(`${base}.t${index + 1}.csv`, tableCsv(table));
};

const printed = (format: TablesOptions['format'], files: readonly FileTables[], asArray: boolean): string => {
  if (format === 'html') return files.map(tablesHtml).join('');
  if (format === 'csv') return files.flatMap((file) => file.tables.map(tableCsv)).join('\n');
  return `${JSON.stringify(asArray ? files : files[0])}\n`;
};

/** Extracts the tables of all paths and prints or writes them; returns the exit code. */
export const writeTables = async (paths: readonly string[], { format, out }: TablesOptions): Promise<number> => {
  if (out !== undefined) await mkdir(out, { recursive: true });
  const files: FileTables[] = [];
  let seen = 0;
  let unreadable = 0;
  for await (const result of runDocuments<Outcome<Document>>(paths, 'document')) {
    seen += 1;
    const error = 'error' in result ? result.error : extractionError(result.value);
    if (error !== null) {
      unreadable += 1;
      process.stderr.write(`jixiao: ${result.origin}: ${error}\n`);
    }
    if ('error' in result) continue;
    const tables = documentTables(result.value.value, result.origin);
    if (out === undefined) files.push(tables);
    else await writeFiles(out, format, tables);
  }
  if (out === undefined && files.length > 0) process.stdout.write(printed(format, files, seen > 1));
  return unreadable > 0 ? EXIT.unreadable : EXIT.done;
};
