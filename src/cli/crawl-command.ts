import { Command } from 'commander';
import { type PassCommandOptions, withPassOptions } from './crawl/pass-options.ts';
import { CommandError } from './exit-code.ts';

interface CrawlOptions extends PassCommandOptions {
  readonly sites?: string;
  readonly only?: readonly string[];
}

const EXAMPLES = `
Examples:
  jixiao crawl --sites sites --db jixiao.db --contact mail@example.org
  jixiao crawl --sites sites/anxian.yaml --db jixiao.db --json > pass.json
  jixiao crawl --sites sites --db jixiao.db --notify-command 'mail -s "jixiao" me@example.org'
  jixiao crawl try https://www.example.gov.cn/czyjs/

One pass: every site's listings, their articles and files; what is unchanged is not fetched again. A pass that was stopped
or killed goes on when the command is run again. A site is a YAML or JSON file (data/reference/site.schema.json); a name
and a start page are enough:

  name: anxian
  start: [https://www.example.gov.cn/czyjs/]

Exit codes:
  0  done                                3  a source or document needs a look (only with --fail-on-review)
  1  wrong usage, a bad site file        4  something could not be fetched; it is tried again next time
  5  the database or archive cannot be used, another crawl is running`;

const TRY_EXAMPLES = `
Examples:
  jixiao crawl try https://www.example.gov.cn/czyjs/
  jixiao crawl try https://www.example.gov.cn/czyjs/ --sites sites/example.yaml --pages 3
  jixiao crawl try https://www.example.gov.cn/czyjs/ --all --json

Exit codes: 0 the page was read, 1 wrong usage, 4 it could not be fetched`;

/** `jixiao crawl try`: what a crawl would find on a page. */
const tryCommand = (): Command =>
  new Command('try')
    .summary('show what would be found on a page, without writing')
    .description('Fetches a page and shows which of its links a crawl would take and why, without writing anything.')
    .argument('<url>', 'page of a government site')
    .option('--sites <path>', 'site file or folder; the site of this address lends its settings')
    .option('--pages <n>', 'pages of a listing to go through', '1')
    .option('--all', 'also list links in the navigation and to other hosts')
    .option('--contact <address>', 'mail or web address that the server is told')
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', TRY_EXAMPLES)
    .action(
      async (
        url: string,
        options: { sites?: string; pages: string; all?: boolean; contact?: string; json?: boolean },
      ) => {
        const { tryPage } = await import('./crawl/try-page.ts');
        process.exitCode = await tryPage(url, options);
      },
    );

/** `jixiao crawl`: one polite pass over government sites. */
export const crawlCommand = (): Command => {
  const command = new Command('crawl')
    .summary('fetch newly published documents and read them')
    .description(
      'Finds newly published documents on government sites, fetches them politely and reads them into the database.',
    )
    // Not mandatory for commander, because it would ask `try` for them as well.
    .option('--sites <path>', 'site file, or folder of site files (required)')
    .option('--db <file>', 'SQLite database; created when missing (required)')
    .option('--only <names...>', 'only these sites');
  return withPassOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: CrawlOptions) => {
      const { sites: path, db, only } = options;
      if (!path || !db)
        throw new CommandError(
          'expected --sites and --db, as in `jixiao crawl --sites sites --db jixiao.db`; see `jixiao crawl --help`',
        );
      const { crawlSites } = await import('./crawl/crawl-sites.ts');
      process.exitCode = await crawlSites(path, db, only ?? [], options);
    })
    .addCommand(tryCommand());
};
