import { Command } from 'commander';

const EXAMPLES = `
Examples:
  jixiao warc --db jixiao.db --out jixiao.warc.gz

WARC 1.1 (ISO 28500), one gzip member a record, as archives and replay tools read it. Bodies are whole and unpacked; headers
are those of the answer. What the archive folder has lost is counted and left out.

Exit codes: 0 done, 1 wrong usage or the file cannot be written, 5 the database cannot be used`;

/** `jixiao warc`: fetched documents as a web archive. */
export const warcCommand = (): Command =>
  new Command('warc')
    .summary('write fetched documents as a web archive')
    .description(
      'Writes the documents that `jixiao crawl` fetched, with the headers of their answers, as a web archive (WARC).',
    )
    .requiredOption('--db <file>', 'SQLite database that `jixiao crawl` wrote')
    .requiredOption('--out <file>', 'the web archive, .warc.gz')
    .option('--archive <folder>', 'where fetched files are kept (default: beside the database, jixiao.archive)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: { readonly db: string; readonly out: string; readonly archive?: string }) => {
      const { writeWarc } = await import('./crawl/write-warc.ts');
      await writeWarc(options);
    });
