import { Command } from 'commander';
import { type PassCommandOptions, withPassOptions } from './crawl/pass-options.ts';

const EXAMPLES = `
Examples:
  jixiao retry --db jixiao.db
  jixiao retry --db jixiao.db --site anxian --json

Asks again, now, for what failed, was refused or put off, with the settings that the sites had in their last pass. The
exit codes are those of \`jixiao crawl\`.`;

/** `jixiao retry`: only what failed. */
export const retryCommand = (): Command =>
  withPassOptions(
    new Command('retry')
      .summary('fetch again what failed')
      .description('Fetches again what failed in earlier passes of `jixiao crawl`, and nothing else.')
      .requiredOption('--db <file>', 'SQLite database that `jixiao crawl` wrote')
      .option('--site <name>', 'only this site'),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (options: PassCommandOptions & { readonly db: string; readonly site?: string }) => {
      const { retryFailed } = await import('./crawl/retry-failed.ts');
      process.exitCode = await retryFailed(options.db, options.site ?? null, options);
    });
