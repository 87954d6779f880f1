import { join } from 'node:path';
import { type FakeWebOptions, startFakeWeb } from '../fake-web/fake-web.ts';
import type { FaultJob } from './fault-job.ts';

/** A pass of the crawler over a fake web with its own troubles: slow answers, 429, 5xx, cut files, redirects. */
export const startCrawlJob = async (
  size: Pick<FakeWebOptions, 'sites' | 'articles' | 'perArticle'>,
): Promise<FaultJob & { readonly close: () => Promise<void> }> => {
  const web = await startFakeWeb({ ...size, faults: true });
  return {
    name: 'crawl',
    prepare: (folder) => web.writeSites(join(folder, 'sites')),
    command: ['crawl', '--sites', 'sites', '--db', 'faults.db', '--jobs', '2'],
    database: 'faults.db',
    leftovers: ['jixiao.archive'],
    exitCode: 0,
    close: web.close,
  };
};
