import { type CrawlStatus, openCrawlStore, openSqliteStore } from '../../store/index.ts';
import { EXIT } from '../exit-code.ts';
import { shortened, textTable } from '../text-table.ts';

const HOUR_MS = 60 * 60 * 1000;

const runLine = ({ number, startedAt, endedAt, state, totals }: CrawlStatus['runs'][number]): string[] => [
  String(number),
  startedAt,
  endedAt ?? '',
  state,
  ...['documents', 'added', 'changed', 'withdrawn', 'failed'].map((name) => (totals ? String(totals[name] ?? '') : '')),
];

const siteLine = ({ site, published, queued, failed, withdrawn, ignored }: CrawlStatus['sites'][number]): string[] => [
  site,
  ...[published, queued, failed, withdrawn, ignored].map(String),
];

const printed = (status: CrawlStatus): string => {
  const { holder, runs, sites, failures, findings, unread } = status;
  const lines = [
    holder ? `running: process ${holder.pid} on ${holder.host} since ${holder.since}` : 'no crawl is running',
    '',
    textTable(
      [['pass', 'begun', 'ended', 'state', 'documents', 'new', 'changed', 'withdrawn', 'failed'], ...runs.map(runLine)],
      new Set([0, 4, 5, 6, 7, 8]),
    ),
    '',
    textTable(
      [['site', 'documents', 'queued', 'failed', 'withdrawn', 'ignored'], ...sites.map(siteLine)],
      new Set([1, 2, 3, 4, 5]),
    ),
  ];
  if (unread > 0) lines.push('', `${unread} fetched documents wait to be read; the next pass reads them`);
  if (findings.length > 0)
    lines.push(
      '',
      'sources that need a look:',
      ...findings.map(({ severity, site, code, message }) => `  ${severity}: ${site}: ${code}: ${message}`),
    );
  if (failures.length > 0)
    lines.push(
      '',
      'not fetched (`jixiao retry` asks again now):',
      ...failures.map(
        ({ state, url, reason, nextCheckAt }) =>
          `  ${state}: ${shortened(url, 90)}: ${reason} (again ${nextCheckAt ?? 'soon'})`,
      ),
    );
  return lines.join('\n');
};

const lastEnd = ({ runs }: CrawlStatus): number => {
  const ended = runs.find(({ state, endedAt }) => state === 'done' && endedAt !== null);
  return ended?.endedAt ? Date.parse(ended.endedAt) : Number.NEGATIVE_INFINITY;
};

/** `jixiao status`: prints how the crawler is; the result is the exit code. */
export const showStatus = async (options: {
  readonly db: string;
  readonly json?: boolean;
  readonly maxAge?: number;
}): Promise<number> => {
  // Says what is wrong with a file that is no database of ours.
  await (await openSqliteStore(options.db, { pipelineVersion: '', readOnly: true })).close();
  const crawl = openCrawlStore(options.db, { readOnly: true });
  try {
    const status = crawl.status();
    process.stdout.write(`${options.json ? JSON.stringify(status, null, 2) : printed(status)}\n`);
    const age = (Date.now() - lastEnd(status)) / HOUR_MS;
    if (options.maxAge === undefined || age <= options.maxAge) return EXIT.done;
    process.stderr.write(`jixiao: expected a pass that ended in the last ${options.maxAge} hours, found none\n`);
    return EXIT.network;
  } finally {
    crawl.close();
  }
};
