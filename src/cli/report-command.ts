import { Command, Option } from 'commander';

/** Options as commander gives them. */
export interface ReportOptions {
  readonly db: string;
  readonly out?: string;
  readonly json?: string;
  readonly lang: 'en' | 'zh';
}

const EXAMPLES = `
Examples:
  jixiao report --db jixiao.db                                 report.html in this folder
  jixiao report --db jixiao.db --lang zh --out 质量报告.html   in Chinese
  jixiao report --db jixiao.db --json report.json              the figures behind it, without the page
  jixiao report --db jixiao.db --out - | less                  to standard output

The page is one file that needs nothing else: coverage by county and year, what to review first, findings by rule with
examples and the query that lists them all, sums that do not hold, and how targets and budgets are spread. It holds no
script and no clock: equal databases give equal bytes.

Exit codes: 0 done, 1 wrong usage, 5 the database cannot be used`;

/** `jixiao report`: the quality report. */
export const reportCommand = (): Command =>
  new Command('report')
    .summary('write a quality report')
    .description('Writes a quality report of a database: one HTML page, or its figures as JSON.')
    .requiredOption('--db <file>', 'SQLite database that `jixiao ingest` wrote')
    .option('--out <file>', 'HTML page, or - for standard output (report.html unless only --json is given)')
    .option('--json <file>', 'the figures as JSON, or - for standard output')
    .addOption(new Option('--lang <language>', 'language of the page').choices(['en', 'zh']).default('en'))
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReportOptions) => {
      const { writeReport } = await import('./write-report.ts');
      await writeReport(options);
    });
