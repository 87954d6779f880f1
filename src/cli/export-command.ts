import { Command, InvalidArgumentError, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../export/export-formats.ts';
import { TIERS, type Tier } from '../model/filing.ts';
import { EXPORT_TABLES, type ExportTable } from '../store/export-tables.ts';
import { CommandError } from './exit-code.ts';

/** Options as commander gives them. */
interface ExportOptions {
  readonly db: string;
  readonly format: ExportFormat;
  readonly out: string;
  readonly table?: readonly ExportTable[];
  readonly where?: string;
  readonly tier?: readonly Tier[];
  readonly acceptedOnly?: boolean;
  readonly header: 'en' | 'zh';
  readonly bom: boolean;
  readonly raw?: boolean;
  readonly licence?: string;
}

const NAMES = Object.keys(EXPORT_TABLES) as readonly ExportTable[];

const parseTables = (text: string): readonly ExportTable[] => {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name as ExportTable));
  if (unknown !== undefined) throw new InvalidArgumentError(`no table ${unknown}; known are ${NAMES.join(', ')}.`);
  return [...new Set(names)] as readonly ExportTable[];
};

const parseTiers = (text: string): readonly Tier[] => {
  const tiers = text.split(',').map((tier) => tier.trim().toUpperCase());
  const unknown = tiers.find((tier) => !TIERS.includes(tier as Tier));
  if (unknown !== undefined) throw new InvalidArgumentError(`no tier ${unknown}; known are ${TIERS.join(', ')}.`);
  return tiers as readonly Tier[];
};

const EXAMPLES = `
Examples:
  jixiao export --db jixiao.db --format csv --out tables          a folder with one file per table
  jixiao export --db jixiao.db --format xlsx --out records.xlsx --header zh   one workbook with Chinese headings
  jixiao export --db jixiao.db --format csv --out good.csv --tier A,B --accepted-only \\
      --where "fiscal_year = 2025 and category = 'satisfaction' and value < 90"
  jixiao export --db jixiao.db --format datapackage --out package   CSV, table schemas and codebook (Frictionless)
  jixiao export --db jixiao.db --format json --out - --table note   to standard output

Where it goes: a name that ends in the format (.csv, .jsonl, .json, .parquet, .xlsx), or - for standard output, is one
file; anything else is a folder with one file per table. One file holds: csv and parquet a single table (indicator_flat,
or the one --table names); jsonl lines {"table": ..., columns}; json an object with one array per table; xlsx a sheet per
table, the codebook, and a column of yuan beside every column of fen. Rows are sorted by document and place and hold no
clock, so that equal databases give equal bytes.

--where compares columns of the exported table, by name or Chinese heading: = != < <= > >=, [not] in (...), [not] like
'%...%', [not] between ... and ..., is [not] null, joined by and, or, not and brackets. Text stands in single quotes,
numbers do not; decimals compare as numbers. With several tables it applies to all that have the columns.
--tier and --accepted-only filter records and the schedules of projects, not documents, forms or notes.

In CSV a text that a spreadsheet would run as a formula (= + - @ in front) gets a ' in front of it, and a byte order mark
lets Excel read Chinese; --raw and --no-bom leave them out. In XLSX it is text anyway.

Tables without --table: document, form, project, funding_flat, objective_flat, activity_flat, indicator_flat,
expenditure_schedule, evaluation, note, note_record. More: ${NAMES.slice(NAMES.indexOf('funding_line')).join(', ')}, document_origin.

Exit codes: 0 done, 1 wrong usage, 5 the database cannot be used`;

const run = async ({ table, tier, raw, ...options }: ExportOptions): Promise<void> => {
  const { ExportError, exportRecords } = await import('../export/index.ts');
  try {
    const remarks = await exportRecords({
      ...options,
      raw: raw ?? false,
      ...(table ? { tables: table } : {}),
      ...(tier ? { tiers: tier } : {}),
    });
    for (const remark of remarks) process.stderr.write(`${remark}\n`);
  } catch (error) {
    throw error instanceof ExportError ? new CommandError(error.message) : error;
  }
};

/** `jixiao export`: records as files. */
export const exportCommand = (): Command =>
  new Command('export')
    .summary('write records to files')
    .description('Writes the records of a database as CSV, JSON, Excel, Parquet or a Data Package.')
    .requiredOption('--db <file>', 'SQLite database that `jixiao ingest` wrote')
    .addOption(new Option('--format <format>', 'format of the files').choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--out <path>', 'file, folder, or - for standard output')
    .option('--table <names>', 'tables or views, separated by commas', parseTables)
    .option('--where <filter>', 'only rows that fit, as in "fiscal_year = 2025 and unit = \'%\'"')
    .option('--tier <tiers>', 'only records of these tiers, as in A,B', parseTiers)
    .option('--accepted-only', 'only records without an unresolved doubt')
    .addOption(new Option('--header <language>', 'headings of columns').choices(['en', 'zh']).default('en'))
    .option('--no-bom', 'CSV without a byte order mark')
    .option('--raw', 'CSV without marks in front of formulas')
    .option('--licence <name>', 'licence of a data package, as in CC-BY-4.0')
    .addHelpText('after', EXAMPLES)
    .action(run);
