import { Command } from 'commander';

const EXAMPLES = `
Examples:
  jixiao backup --db jixiao.db --out backup/jixiao-$(date +%F).db

May run while \`ingest\` or \`crawl\` write: the copy is the database as it stood at one moment. It appears under its name
only when it is whole and was checked. The archive of fetched files is beside the database; copy it with rsync or tar,
its files never change.

Exit codes: 0 done, 1 wrong usage, 5 the database cannot be read or the copy cannot be written`;

/** `jixiao backup`: a consistent copy of a database that may be in use. */
export const backupCommand = (): Command =>
  new Command('backup')
    .summary('copy the database while it is in use')
    .description('Writes a consistent, compact copy of a database, also while it is written to.')
    .requiredOption('--db <file>', 'SQLite database')
    .requiredOption('--out <file>', 'the copy; must not exist')
    .addHelpText('after', EXAMPLES)
    .action(async ({ db, out }: { readonly db: string; readonly out: string }) => {
      const { backUp } = await import('./back-up.ts');
      await backUp(db, out);
    });
