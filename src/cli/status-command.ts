import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from './exit-code.ts';

const EXAMPLES = `
Examples:
  jixiao status --db jixiao.db
  jixiao status --db jixiao.db --json
  jixiao status --db jixiao.db --max-age 36      for a health check: exit ${EXIT.network} when no pass ended in 36 hours

Exit codes: 0 shown, 1 wrong usage, ${EXIT.network} the last finished pass is too old (--max-age), ${EXIT.database} the database cannot be used`;

const hours = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('expected a number of hours.');
  return value;
};

/** `jixiao status`: how the crawler is. */
export const statusCommand = (): Command =>
  new Command('status')
    .summary('show passes, queue and failures of the crawler')
    .description(
      'Shows the last passes of `jixiao crawl`, what waits, what failed and why, and what is wrong with sources.',
    )
    .requiredOption('--db <file>', 'SQLite database that `jixiao crawl` wrote')
    .option('--json', 'print JSON on standard output')
    .addOption(new Option('--max-age <hours>', 'fail when no pass has ended for so long').argParser(hours))
    .addHelpText('after', EXAMPLES)
    .action(async (options: { readonly db: string; readonly json?: boolean; readonly maxAge?: number }) => {
      const { showStatus } = await import('./crawl/show-status.ts');
      process.exitCode = await showStatus(options);
    });
