import { Command } from 'commander';

const EXAMPLES = `
Examples:
  jixiao corrections export --db jixiao.db --out corrections          one file a division: corrections/420700.jsonl
  jixiao corrections export --db jixiao.db --out corrections.jsonl    everything in one file
  jixiao corrections import corrections/*.jsonl --db jixiao.db
  jixiao corrections list --db jixiao.db                              what became of every decision

One decision a line, sorted by record, so that git shows what was added. Decisions are never lost: those whose record is not
in the database yet wait for it.

Exit codes: 0 done, 1 wrong usage or a line that is no decision, 2 some decisions differ from those in the database,
5 the database cannot be used`;

/** `jixiao corrections`: decisions of people as files that can be reviewed in git. */
export const correctionsCommand = (): Command => {
  const command = new Command('corrections')
    .summary('move corrections between a database and files')
    .description('Writes decisions of people into files that can be reviewed in git, and reads them again.')
    .addHelpText('after', EXAMPLES);
  command
    .command('export')
    .description('Writes all decisions as JSONL.')
    .requiredOption('--db <file>', 'SQLite database')
    .requiredOption('--out <path>', 'a file that ends in .jsonl, - for standard output, or a folder')
    .action(async (options: { readonly db: string; readonly out: string }) => {
      const { exportCorrections } = await import('./move-corrections.ts');
      await exportCorrections(options);
    });
  command
    .command('import')
    .description('Adds decisions and applies them.')
    .argument('<file...>', 'files that `corrections export` wrote')
    .requiredOption('--db <file>', 'SQLite database')
    .action(async (files: readonly string[], options: { readonly db: string }) => {
      const { importCorrections } = await import('./move-corrections.ts');
      process.exitCode = await importCorrections(files, options);
    });
  command
    .command('list')
    .description('Prints what became of every decision in force, as JSONL.')
    .requiredOption('--db <file>', 'SQLite database')
    .action(async (options: { readonly db: string }) => {
      const { listCorrections } = await import('./move-corrections.ts');
      await listCorrections(options);
    });
  return command;
};
