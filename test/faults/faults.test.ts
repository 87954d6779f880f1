import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { startCrawlJob } from './crawl-job.ts';
import { ingestJob } from './ingest-job.ts';
import { killCampaign, type Reference, referenceOf } from './kill-campaign.ts';
import { SCENARIOS } from './scenarios.ts';

// The long form is `npm run faults`; it works on the build.
const BUILT = existsSync(fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url)));

describe.skipIf(!BUILT)('a pass of the crawler that is disturbed (skipped without a build)', () => {
  test('leaves, killed three times and repeated, what an undisturbed one does', async () => {
    const job = await startCrawlJob({ sites: 2, articles: 3, perArticle: 1 });
    try {
      expect((await killCampaign(job, await referenceOf(job), 3, 7)).problems).toEqual([]);
    } finally {
      await job.close();
    }
  }, 240_000);
});

describe.skipIf(!BUILT)('a run that is disturbed (skipped without a build)', () => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await referenceOf(ingestJob);
  }, 120_000);

  test('leaves, killed three times and repeated, what an undisturbed run does', async () => {
    expect((await killCampaign(ingestJob, reference, 3, 1)).problems).toEqual([]);
  }, 240_000);

  test.each(
    SCENARIOS.filter(({ name }) => name === 'clock jumps').map((scenario) => [scenario.name, scenario] as const),
  )(
    'leaves the same after %s',
    async (_, scenario) => expect(await scenario.run(ingestJob, reference)).toEqual({ problems: [] }),
    240_000,
  );
});
