import { Command, InvalidArgumentError, Option } from 'commander';
import { EXPORT_TABLES, type ExportTable } from '../store/export-tables.ts';

/** Options as commander gives them. */
export interface ExportOptions {
  readonly db: string;
  readonly format: 'csv' | 'jsonl' | 'json';
  readonly out: string;
  readonly table?: readonly ExportTable[];
  readonly bom: boolean;
}

const NAMES = Object.keys(EXPORT_TABLES) as readonly ExportTable[];

const parseTables = (text: string): readonly ExportTable[] => {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name as ExportTable));
  if (unknown !== undefined) throw new InvalidArgumentError(`no table ${unknown}; known are ${NAMES.join(', ')}.`);
  return names as readonly ExportTable[];
};

const EXAMPLES = `
Examples:
  jixiao export --db jixiao.db --format csv --out tables          a folder with one file per table
  jixiao export --db jixiao.db --format csv --out indicators.csv  one table: indicator_flat, or the one --table names
  jixiao export --db jixiao.db --format jsonl --out records.jsonl all tables in one file; each line names its table
  jixiao export --db jixiao.db --format json --out - --table note to standard output

Where it goes: a name that ends in the format (.csv, .jsonl, .json), or - for standard output, is one file; anything
else is a folder with one file per table. One file holds: csv a single table; jsonl lines {"table": ..., columns};
json an object with one array per table. Rows are sorted by document and place and hold no clock, so that equal
databases give equal bytes. CSV starts with a byte order mark, so that Excel reads Chinese; --no-bom leaves it out.

Tables without --table: document, form, project, funding_flat, objective_flat, activity_flat, indicator_flat,
expenditure_schedule, evaluation, note, note_record. More: ${NAMES.slice(NAMES.indexOf('funding_line')).join(', ')}, document_origin.

Exit codes: 0 done, 1 wrong usage, 5 the database cannot be used`;

/** `jixiao export`: records as files. */
export const exportCommand = (): Command =>
  new Command('export')
    .summary('write records to files')
    .description('Writes the records of a database as CSV or JSON.')
    .requiredOption('--db <file>', 'SQLite database that `jixiao ingest` wrote')
    .addOption(
      new Option('--format <format>', 'format of the files').choices(['csv', 'jsonl', 'json']).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'file, folder, or - for standard output')
    .option('--table <names>', 'tables or views, separated by commas', parseTables)
    .option('--no-bom', 'CSV without a byte order mark')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExportOptions) => {
      const { exportRecords } = await import('./export-records.ts');
      await exportRecords(options);
    });
