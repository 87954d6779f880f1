import { parseSite, type Site } from '../../crawl/index.ts';
import type { CrawlRun, CrawlStore } from '../../store/index.ts';
import { CommandError } from '../exit-code.ts';
import type { PassCommandOptions } from './pass-options.ts';
import { reportPass } from './report-pass.ts';

const siteOf = (name: string, settings: string): Site => {
  const site = parseSite(JSON.parse(settings));
  if ('error' in site)
    throw new CommandError(`site ${name}: its settings are of another version (${site.error}); run \`jixiao crawl\``);
  return site;
};

/** Queues what failed and returns the sites that have something queued. */
const failedSites = (crawl: CrawlStore, run: CrawlRun, site: string | null): readonly Site[] => {
  const queued = new Set(crawl.requeueFailed(run, site).map(({ site: name }) => name));
  return crawl.siteSettings().flatMap(({ site: name, settings }) => (queued.has(name) ? [siteOf(name, settings)] : []));
};

/** `jixiao retry`: a pass over failed addresses alone; the result is the exit code. */
export const retryFailed = (db: string, site: string | null, options: PassCommandOptions): Promise<number> =>
  reportPass(db, options, (crawl, run) => failedSites(crawl, run, site), true);
