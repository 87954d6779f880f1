import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { parsePositiveInteger } from '../parse-positive-integer.ts';

/** Options that `crawl` and `retry` share, as commander gives them. */
export interface PassCommandOptions {
  readonly db?: string;
  readonly archive?: string;
  readonly jobs: number;
  readonly parallel: number;
  readonly contact?: string;
  readonly json?: boolean;
  readonly failOnReview?: boolean;
  readonly notifyCommand?: string;
}

/** Adds the options of a pass to a command. */
export const withPassOptions = (command: Command): Command =>
  command
    .option('--archive <folder>', 'where fetched files are kept (default: beside the database, jixiao.archive)')
    .addOption(
      new Option('--jobs <n>', 'documents read at the same time')
        .argParser(parsePositiveInteger)
        .default(availableParallelism(), 'one per processor'),
    )
    .addOption(new Option('--parallel <n>', 'sites read at the same time').argParser(parsePositiveInteger).default(16))
    .addOption(new Option('--contact <address>', 'mail or web address that servers are told').env('JIXIAO_CONTACT'))
    .option('--json', 'print the summary as JSON on standard output')
    .option('--fail-on-review', `exit with ${EXIT.review} when a source or a document needs a look`)
    .option('--notify-command <command>', 'run a command at the end, with the summary as JSON on its standard input');
