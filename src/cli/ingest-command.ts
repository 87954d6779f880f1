import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { CommandError, EXIT } from './exit-code.ts';
import { parsePositiveInteger } from './parse-positive-integer.ts';

/** Options as commander gives them. */
interface IngestOptions {
  readonly db: string;
  readonly jobs: number;
  readonly json?: boolean;
  readonly failOnReview?: boolean;
  readonly timeLimit: number;
  readonly memoryLimit: number;
}

const EXAMPLES = `
Examples:
  jixiao ingest samples --db jixiao.db
  jixiao ingest 2025/*.pdf "县区/**/*.docx" --db jixiao.db --jobs 4
  jixiao ingest https://www.example.gov.cn/a.pdf --db jixiao.db
  jixiao ingest incoming --db jixiao.db --json > run.json

In a folder, files that are no documents are skipped and counted. Running again writes nothing where nothing changed.

Exit codes:
  0  done; doubts are summarised        2  some input could not be read
  1  wrong usage                        3  some record needs review (only with --fail-on-review)
  5  the database cannot be used`;

const runIngest = async (paths: readonly string[], options: IngestOptions): Promise<number> => {
  // The first worker loads its code while this process loads its own: one small file takes half the time.
  const { createWorkerPool } = await import('../worker/worker-pool.ts');
  const limits = { timeMs: options.timeLimit * 1000, memoryBytes: options.memoryLimit * 1024 * 1024 };
  const pool = createWorkerPool({ jobs: options.jobs, limits });
  pool.warm();
  const summary = await import('./ingest-paths.ts')
    .then(({ ingestPaths }) => ingestPaths(paths, pool, options))
    .finally(() => pool.close());
  if (summary.interrupted)
    throw new CommandError(`stopped after ${summary.files.length} files; run the same command again to go on`, 130);
  return summary.exitCode;
};

/** `jixiao ingest`: documents in, records in the database. */
export const ingestCommand = (): Command =>
  new Command('ingest')
    .summary('read documents into the database')
    .description('Reads budget-performance documents (绩效目标表) and writes their records into an SQLite database.')
    .argument('<path...>', 'files, folders, patterns, web addresses, or - for standard input')
    .requiredOption('--db <file>', 'SQLite database; created when missing')
    .addOption(
      new Option('--jobs <n>', 'documents read at the same time')
        .argParser(parsePositiveInteger)
        .default(availableParallelism(), 'one per processor'),
    )
    .option('--json', 'print the result of every file as JSON on standard output')
    .option('--fail-on-review', `exit with ${EXIT.review} when a record needs review`)
    .option(
      '--time-limit <seconds>',
      'longest time for one document, or for a page of a long one',
      parsePositiveInteger,
      120,
    )
    .option('--memory-limit <megabytes>', 'largest resident memory for one document', parsePositiveInteger, 1536)
    .addOption(new Option('--contact <address>', 'mail or web address that servers are told').env('JIXIAO_CONTACT'))
    .option('--allow-private <hosts...>', 'hosts inside private networks that may be asked')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: IngestOptions) => {
      process.exitCode = await runIngest(paths, options);
    });
