import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CrawlSummary } from '../../src/cli/crawl/crawl-summary.ts';
import { openSqliteStore } from '../../src/store/index.ts';

const ENTRY = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** How a command ended. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line while this process serves the fake web; `kill` ends it when its promise resolves. */
export const runCrawlCli = (
  arguments_: readonly string[],
  kill?: { readonly when: Promise<void>; readonly signal: NodeJS.Signals },
): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    if (!existsSync(ENTRY)) return reject(new Error('dist/ is missing; run `npm run build` first'));
    const child = spawn(process.execPath, [ENTRY, ...arguments_], { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    void kill?.when.then(() => child.kill(kill.signal));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });

/** Resolves after so many milliseconds. */
export const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when a condition holds. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await after(20);
};

/** One pass with one reader, which starts quickest; its summary. Throws when it did not end well. */
export const passOf = async (sites: string, db: string, more: readonly string[] = []): Promise<CrawlSummary> => {
  const { code, stdout, stderr } = await runCrawlCli([
    'crawl',
    '--sites',
    sites,
    '--db',
    db,
    '--json',
    '--jobs',
    '1',
    ...more,
  ]);
  if (code !== 0) throw new Error(`crawl ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as CrawlSummary;
};

const HASHED = [
  'document',
  'document_origin',
  'form',
  'project',
  'funding_flat',
  'indicator_flat',
  'note',
  'cell',
] as const;

/** Hash of the records as an export shows them; they hold no clock. */
export const exportHash = async (db: string): Promise<string> => {
  const store = await openSqliteStore(db, { pipelineVersion: '', readOnly: true });
  const hash = createHash('sha256');
  try {
    for (const id of await store.documentIds())
      for (const table of HASHED) hash.update(JSON.stringify(await store.rows(table, id)));
    return hash.digest('hex');
  } finally {
    await store.close();
  }
};
