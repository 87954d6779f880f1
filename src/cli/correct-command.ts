import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import { CommandError, EXIT } from './exit-code.ts';

/** Options as commander gives them. */
export interface CorrectOptions {
  readonly db: string;
  readonly find?: string;
  readonly record?: string;
  readonly field: string;
  readonly value?: string;
  readonly base?: string;
  readonly action: 'correct' | 'accept' | 'reject' | 'source-error' | 'undo';
  readonly reason?: string;
  readonly by: string;
}

const EXAMPLES = `
Examples:
  jixiao correct --db jixiao.db --find 满意度                     keys and fields of records that hold this text
  jixiao correct --db jixiao.db --record KEY --field stated_text --value "≥95%" --reason "smudged in the scan"
  jixiao correct --db jixiao.db --record KEY --action accept      read as printed; the doubt is settled
  jixiao correct --db jixiao.db --record KEY --action reject      no record; the flat views leave it out
  jixiao correct --db jixiao.db --record KEY --action undo --field stated_text

A corrected 指标值 goes into stated_text as printed: sign, number, unit, kind, date and amount follow from it. An empty
--value clears a field. A decision outlives re-publication and newer versions of the reader: it is applied again, retired
when the document agrees, or reported when the document says something else.

Exit codes: 0 done, 1 wrong usage, no such record, a value that does not fit, 5 the database cannot be used`;

/** `jixiao correct`: one decision of a person about a record. */
export const correctCommand = (): Command =>
  new Command('correct')
    .summary('correct what was misread')
    .description('Corrects, accepts or rejects a record; the decision outlives the next run.')
    .requiredOption('--db <file>', 'SQLite database that `jixiao ingest` wrote')
    .option('--find <text>', 'list records that hold this text, with their keys')
    .option('--record <key>', 'key of the record')
    .option('--field <name>', 'column of the record; * is the whole record', '*')
    .option('--value <text>', 'what the document says')
    .option('--base <text>', 'the value that you looked at; refused when it has changed since')
    .addOption(
      new Option('--action <action>', 'what is decided')
        .choices(['correct', 'accept', 'reject', 'source-error', 'undo'])
        .default('correct'),
    )
    .option('--reason <text>', 'why, for whoever reads it later')
    .option('--by <name>', 'who decides', userInfo().username)
    .addHelpText('after', EXAMPLES)
    .action(async (options: CorrectOptions) => {
      if ((options.find === undefined) === (options.record === undefined))
        throw new CommandError('expected --find TEXT or --record KEY, and not both', EXIT.usage);
      const { findRecords, correctRecord } = await import('./correct-record.ts');
      await (options.find === undefined ? correctRecord(options) : findRecords(options));
    });
