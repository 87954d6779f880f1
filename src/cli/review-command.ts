import { Command, InvalidArgumentError } from 'commander';
import { archiveBeside } from './crawl/archive-beside.ts';
import { CommandError, EXIT } from './exit-code.ts';

/** Options as commander gives them. */
interface ReviewCommandOptions {
  readonly db: string;
  readonly port: number;
  readonly host: string;
  readonly tokenFile?: string;
  readonly readOnly?: boolean;
  readonly sourceRoot?: string;
  readonly proposals?: string;
}

const EXAMPLES = `
Examples:
  jixiao review --db jixiao.db                             open the printed URL in a browser
  jixiao review --db jixiao.db --source-root incoming      the documents lie below incoming/
  jixiao review --db jixiao.db --read-only
  jixiao review --db jixiao.db --host 0.0.0.0 --port 8080 --token-file token.txt

The page shows the source beside every value, asks about the doubtful ones first and keeps each decision with who, when
and what was there before. Documents are found by the places the database knows and shown only while their bytes are
the same.

Exit codes: 0 stopped, 1 wrong usage, 5 the database cannot be used`;

const SHORTEST_TOKEN = 16;

const portNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('expected a port from 0 to 65535.');
  return value;
};

const readToken = async (file: string | undefined): Promise<string | null> => {
  if (file === undefined) return null;
  const { readFileSync } = await import('node:fs');
  let token: string;
  try {
    token = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new CommandError(`--token-file ${file}: it cannot be read (${(error as Error).message})`, EXIT.usage);
  }
  if (!/^[\w.~-]+$/.test(token) || token.length < SHORTEST_TOKEN)
    throw new CommandError(
      `--token-file ${file}: expected at least ${SHORTEST_TOKEN} letters and digits, found ${token.length} characters; try \`openssl rand -hex 32\``,
      EXIT.usage,
    );
  return token;
};

const runReview = async (options: ReviewCommandOptions): Promise<void> => {
  const { isLoopbackHost, serveReview } = await import('../review/index.ts');
  const token = await readToken(options.tokenFile);
  if (!isLoopbackHost(options.host) && token === null)
    throw new CommandError(
      `--host ${options.host} can be reached from other machines; give a --token-file too`,
      EXIT.usage,
    );
  const server = await serveReview({
    db: options.db,
    host: options.host,
    port: options.port,
    readOnly: options.readOnly === true,
    sourceRoot: options.sourceRoot ?? null,
    archive: archiveBeside(options.db),
    token,
    proposals: options.proposals ?? `${options.db}.proposals.json`,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES' && error.code !== 'EADDRNOTAVAIL') throw error;
    throw new CommandError(
      `cannot listen on ${options.host} port ${options.port} (${error.code}); choose another --port`,
      EXIT.usage,
    );
  });
  process.stdout.write(`${token === null ? server.url : server.url.replace(/token=.*/, 'token=…')}\n`);
  process.stderr.write('jixiao: the review page is open at this URL; Ctrl-C stops it\n');
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await server.close();
};

/** `jixiao review`: a page where a person checks what the software is unsure of. */
export const reviewCommand = (): Command =>
  new Command('review')
    .summary('check doubtful values in a browser')
    .description('Serves a page that shows the source beside each value and asks about the doubtful ones.')
    .requiredOption('--db <file>', 'SQLite database of `jixiao ingest`')
    .option('--port <n>', 'port to listen on; 0 takes any free one', portNumber, 0)
    .option('--host <address>', 'address to listen on; beyond this machine only with --token-file', '127.0.0.1')
    .option('--token-file <file>', 'file with the secret that opens the page, instead of a random one')
    .option('--read-only', 'show everything, change nothing')
    .option('--source-root <folder>', 'folder below which the documents lie (default: the current one)')
    .option('--proposals <file>', 'where proposals for the reference data go (default: <db>.proposals.json)')
    .addHelpText('after', EXAMPLES)
    .action(runReview);
