import type { CrawlTarget, Frontier, SiteFacts, TargetChange, TargetResult } from '../model/index.ts';
import type { SiteFetcher } from './fetch/site-fetcher.ts';
import type { FileArchive } from './file-archive.ts';
import { readOutcome } from './read-answer.ts';
import type { Site } from './site.ts';

/** What became of one address, for whoever watches. */
export interface CrawlStep {
  readonly target: CrawlTarget;
  readonly result: TargetResult;
  readonly change: TargetChange;
}

/** What crawling one site works with. */
export interface SiteContext {
  readonly frontier: Frontier;
  readonly archive: FileArchive;
  readonly fetcher: SiteFetcher;
  readonly signal: AbortSignal;
  readonly onStep: (step: CrawlStep) => void;
}

const crawlTarget = async (site: Site, context: SiteContext, target: CrawlTarget): Promise<void> => {
  const { frontier, archive, fetcher } = context;
  const started = performance.now();
  // A site that lost its bytes must not answer "not modified".
  const hasBytes = target.sha256 === null || archive.has(target.sha256);
  const validators = hasBytes ? { etag: target.etag, lastModified: target.lastModified } : null;
  try {
    const outcome = await fetcher.fetch({ url: target.url, validators, referer: target.parentUrl });
    const result = await readOutcome({ site, archive }, target, outcome);
    if (result === null) return frontier.release(target);
    const change = frontier.finish(target, result, performance.now() - started);
    context.onStep({ target, result, change });
  } catch (error) {
    frontier.release(target);
    throw error;
  }
};

const isPageTarget = ({ role }: CrawlTarget): boolean => role !== 'file';

/** Takes addresses until none is left and nobody works on one that may bring more. */
const runLanes = async (site: Site, context: SiteContext): Promise<boolean> => {
  const { frontier, signal } = context;
  let [busy, pages, broken] = [0, 0, false];
  let wake: (() => void)[] = [];
  const wakeAll = (): void => {
    for (const one of wake) one();
    wake = [];
  };
  const next = async (): Promise<CrawlTarget | null> => {
    for (;;) {
      if (broken || signal.aborted) return null;
      const target = frontier.take(site.name, pages >= site.maxPages);
      if (target !== null || busy === 0) return target;
      await new Promise<void>((resolve) => wake.push(resolve));
    }
  };
  const lane = async (): Promise<void> => {
    for (let target = await next(); target !== null; target = await next()) {
      busy += 1;
      if (isPageTarget(target)) pages += 1;
      try {
        await crawlTarget(site, context, target);
      } catch (error) {
        broken = true;
        throw error;
      } finally {
        busy -= 1;
        wakeAll();
      }
    }
    wakeAll();
  };
  const lanes = await Promise.allSettled(Array.from({ length: site.politeness.concurrency }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return !signal.aborted;
};

/**
 * One polite pass over one site (一轮抓取). Goes on where a killed pass stopped; null when it was stopped again.
 * Throws `StoreError` and `ArchiveError`.
 */
export const crawlSite = async (site: Site, context: SiteContext): Promise<SiteFacts | null> => {
  context.frontier.beginSite({ name: site.name, start: startUrls(site), recheckDays: site.recheckDays });
  const finished = await runLanes(site, context);
  return finished ? context.frontier.finishSite(site.name) : null;
};

const startUrls = (site: Site): readonly string[] => [...new Set(site.start.map((url) => new URL(url).href))];
