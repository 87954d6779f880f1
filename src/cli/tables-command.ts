import { Command, Option } from 'commander';

const EXAMPLES = `
Examples:
  jixiao tables report.pdf                          JSON on standard output
  jixiao tables report.docx --format csv            tables one after another, an empty line between them
  jixiao tables incoming --format html --out pages  one page per document

JSON for one file is {file, pages, tables: [{page, bbox, rows, cells}]}; for several files it is an array of these.
In rows a merged cell stands in its top-left slot and the slots it covers are empty strings; rows and columns count
from 0. A table that goes on over a page break is one table on its first page; its cells further on name their page.
With --out: <file>.tables.json, <file>.tables.html, or <file>.t1.csv, <file>.t2.csv ...

Exit codes: 0 done, 1 wrong usage, 2 some file could not be read`;

/** Options as commander gives them. */
export interface TablesOptions {
  readonly format: 'json' | 'csv' | 'html';
  readonly out?: string;
}

/** `jixiao tables`: the raw tables of any document, before reading. */
export const tablesCommand = (): Command =>
  new Command('tables')
    .summary('print the raw tables of documents')
    .description('Prints the tables of any document as they stand there, before anything is read into them.')
    .argument('<path...>', 'files, folders, patterns, or - for standard input')
    .addOption(new Option('--format <format>', 'what to print').choices(['json', 'csv', 'html']).default('json'))
    .option('--out <folder>', 'write files into this folder instead of printing')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: TablesOptions) => {
      const { writeTables } = await import('./write-tables.ts');
      process.exitCode = await writeTables(paths, options);
    });
