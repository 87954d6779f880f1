import { ArchiveError, SiteError, userAgent } from '../../crawl/index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { packageVersion } from '../package-version.ts';
import { archiveBeside } from './archive-beside.ts';
import { printedPass } from './crawl-summary.ts';
import { notify } from './notify.ts';
import type { PassCommandOptions } from './pass-options.ts';
import { type ChooseSites, runPass } from './run-crawl.ts';

const say = (line: string): void => void process.stderr.write(`jixiao: ${line}\n`);

/** Runs a pass and reports it; the result is the exit code. */
export const reportPass = async (
  db: string,
  options: PassCommandOptions,
  choose: ChooseSites,
  fresh: boolean,
): Promise<number> => {
  if (!options.contact) say('no --contact is given: servers are not told whom to ask about these requests');
  try {
    const summary = await runPass(
      {
        db,
        archive: options.archive ?? archiveBeside(db),
        jobs: options.jobs,
        parallel: options.parallel,
        userAgent: userAgent(packageVersion(), options.contact ?? null),
        failOnReview: options.failOnReview === true,
        say,
      },
      choose,
      fresh,
    );
    if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    else process.stderr.write(`${printedPass(summary)}\n`);
    const trouble = options.notifyCommand ? await notify(options.notifyCommand, summary) : null;
    if (trouble) say(`--notify-command failed: ${trouble}`);
    return summary.exitCode;
  } catch (error) {
    if (error instanceof SiteError) throw new CommandError(error.message);
    if (error instanceof ArchiveError) throw new CommandError(error.message, EXIT.database);
    throw error;
  }
};
