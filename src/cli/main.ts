#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { backupCommand } from './backup-command.ts';
import { correctCommand } from './correct-command.ts';
import { correctionsCommand } from './corrections-command.ts';
import { crawlCommand } from './crawl-command.ts';
import { departmentsCommand } from './departments-command.ts';
import { diffCommand } from './diff-command.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { exportCommand } from './export-command.ts';
import { ingestCommand } from './ingest-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { packageVersion } from './package-version.ts';
import { reportCommand } from './report-command.ts';
import { retryCommand } from './retry-command.ts';
import { reviewCommand } from './review-command.ts';
import { statusCommand } from './status-command.ts';
import { tablesCommand } from './tables-command.ts';
import { warcCommand } from './warc-command.ts';

const program = new Command('jixiao')
  .description('Reads Chinese budget-performance documents (绩效目标表) into canonical records in SQLite.')
  .version(packageVersion())
  .exitOverride()
  // Options after `crawl try` belong to `try`.
  .enablePositionalOptions()
  .showHelpAfterError('(add --help for usage and examples)');
for (const command of [
  ingestCommand(),
  inspectCommand(),
  tablesCommand(),
  exportCommand(),
  reportCommand(),
  correctCommand(),
  correctionsCommand(),
  departmentsCommand(),
  diffCommand(),
  crawlCommand(),
  retryCommand(),
  statusCommand(),
  backupCommand(),
  reviewCommand(),
  warcCommand(),
])
  program.addCommand(command.copyInheritedSettings(program));

const exitCodeFor = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const name = error instanceof Error ? error.name : '';
  if (error instanceof CommandError) process.stderr.write(`jixiao: ${error.message}\n`);
  else if (error instanceof Error && (name === 'StoreError' || name === 'PoolError'))
    process.stderr.write(`jixiao: ${error.message}\n`);
  else process.stderr.write(`jixiao: a defect: ${error instanceof Error ? error.stack : String(error)}\n`);
  if (error instanceof CommandError) return error.exitCode;
  return name === 'StoreError' ? EXIT.database : EXIT.usage;
};

// A reader like `head` that has seen enough closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : EXIT.usage);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}
