import PQueue from 'p-queue';
import {
  crawlSite,
  createFetchContext,
  createSiteFetcher,
  type FetchContext,
  type FileArchive,
  openFileArchive,
  rotAlarms,
  type Site,
} from '../../crawl/index.ts';
import type { Frontier, SiteFacts } from '../../model/index.ts';
import { PIPELINE_VERSION } from '../../pipeline-version.ts';
import { type CrawlRun, type CrawlStore, openCrawlStore, openSqliteStore, type Store } from '../../store/index.ts';
import { createWorkerPool, type InputOutcome } from '../../worker/index.ts';
import { stopOnSignal } from '../stop-on-signal.ts';
import { type CrawlSummary, hasNetworkFailure, type SiteSummary, siteSummary, summarizePass } from './crawl-summary.ts';
import { type FetchedReader, startFetchedReader } from './ingest-fetched.ts';

/** How a pass is run. */
export interface PassOptions {
  readonly db: string;
  readonly archive: string;
  readonly jobs: number;
  /** Sites that are read at the same time; hosts are kept apart in any case. */
  readonly parallel: number;
  readonly userAgent: string;
  readonly failOnReview: boolean;
  readonly say: (line: string) => void;
}

/** Chooses what a pass is over, when the database is locked and the run has begun. */
export type ChooseSites = (crawl: CrawlStore, run: CrawlRun) => readonly Site[];

/** Everything that one pass has in its hands. */
interface Pass {
  readonly store: Store;
  readonly options: PassOptions;
  readonly crawl: CrawlStore;
  readonly run: CrawlRun;
  readonly frontier: Frontier;
  readonly archive: FileArchive;
  readonly network: FetchContext;
  readonly signal: AbortSignal;
  readonly reader: FetchedReader;
}

const readSite = async (pass: Pass, site: Site): Promise<SiteFacts | null> => {
  const { crawl, run, frontier, archive, network, signal, reader } = pass;
  // Finished before this pass was broken off: only counted again.
  if (crawl.isSiteDone(run, site.name)) return frontier.finishSite(site.name);
  const fetcher = createSiteFetcher(site, network);
  try {
    return await crawlSite(site, {
      frontier,
      archive,
      fetcher,
      signal,
      onStep: ({ result }) => {
        if ('document' in result && result.document) reader.wake();
      },
    });
  } finally {
    await fetcher.close();
  }
};

const runSite = async (pass: Pass, site: Site): Promise<{ summary: SiteSummary; networkFailed: boolean }> => {
  const { crawl, run } = pass;
  const { name, title, division } = site;
  crawl.keepSite({ name, title: title ?? null, division: division ?? null, settings: JSON.stringify(site) });
  const facts = await readSite(pass, site);
  const findings = facts ? rotAlarms(facts, site) : [];
  if (facts) for (const url of crawl.withdrawn(run, name)) await pass.store.markWithdrawn(url);
  if (facts) crawl.keepFindings(run, name, findings);
  return { summary: siteSummary(site, facts, findings), networkFailed: facts !== null && hasNetworkFailure(facts) };
};

/** Reads all sites, several at a time; the first that breaks the database or the archive stops all. */
const runSites = async (
  pass: Pass,
  sites: readonly Site[],
  stop: () => void,
): Promise<{ summary: SiteSummary; networkFailed: boolean }[]> => {
  const queue = new PQueue({ concurrency: pass.options.parallel });
  const runs = sites.map((site) => queue.add(() => runSite(pass, site)));
  for (const one of runs) one.catch(stop);
  const settled = await Promise.allSettled(runs);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
};

const passOver = async (
  options: PassOptions,
  choose: ChooseSites,
  crawl: CrawlStore,
  fresh: boolean,
): Promise<CrawlSummary> => {
  const store = await openSqliteStore(options.db, { pipelineVersion: PIPELINE_VERSION });
  const { signal: stopped, release } = stopOnSignal();
  const broken = new AbortController();
  const signal = AbortSignal.any([stopped, broken.signal]);
  const pool = createWorkerPool({ jobs: options.jobs });
  signal.addEventListener('abort', () => pool.close());
  const outcomes: InputOutcome[] = [];
  try {
    const run = crawl.beginRun(fresh);
    if (run.resumed) options.say(`going on with pass ${run.number}, begun ${run.startedAt}`);
    const sites = choose(crawl, run);
    const archive = openFileArchive(options.archive);
    const reader = startFetchedReader({
      store,
      crawl,
      archive,
      pool,
      ahead: options.jobs * 4,
      pipelineVersion: PIPELINE_VERSION,
      signal,
      onOutcome: (outcome) => {
        outcomes.push(outcome);
        if (outcome.error !== null) options.say(`${outcome.origin}: ${outcome.error}`);
      },
      onFailure: () => broken.abort(),
    });
    const network = createFetchContext({
      userAgent: options.userAgent,
      signal,
      robotsCopy: crawl.robotsCopy,
      keepRobots: (origin, copy) => crawl.keepRobots(run, origin, copy),
    });
    const pass: Pass = { store, options, crawl, run, frontier: crawl.frontier(run), archive, network, signal, reader };
    const crawled = await Promise.allSettled([runSites(pass, sites, () => broken.abort())]);
    await reader.finish();
    if (crawled[0].status === 'rejected') throw crawled[0].reason;
    const results = crawled[0].value;
    const networkFailed = results.some((result) => result.networkFailed);
    const summaries = results.map(({ summary }) => summary);
    const summary = summarizePass(
      { run, stopped: stopped.aborted, sites: summaries, networkFailed, outcomes },
      options.failOnReview,
    );
    crawl.endRun(run, summary.state, JSON.stringify(summary));
    return summary;
  } finally {
    release();
    pool.close();
    await store.close();
  }
};

/**
 * One pass: takes the lock, reads sites, reads what they gave into records, judges the sources. Throws `StoreError`,
 * `ArchiveError`, `PoolError`; what sites do to it ends in the summary.
 */
export const runPass = async (options: PassOptions, choose: ChooseSites, fresh: boolean): Promise<CrawlSummary> => {
  // Creates and migrates the database before the crawler looks at its tables.
  await openSqliteStore(options.db, { pipelineVersion: PIPELINE_VERSION }).then((store) => store.close());
  const crawl = openCrawlStore(options.db);
  try {
    const unlock = crawl.lock();
    try {
      return await passOver(options, choose, crawl, fresh);
    } finally {
      unlock();
    }
  } finally {
    crawl.close();
  }
};
