import { expect, test } from 'vitest';
import { crawlFaults } from '../../bench/crawl-faults.ts';

// The short version of `npm run faults:crawl`: SIGKILL at random instants of a pass, then one pass left alone.
test('a crawl that was killed again and again leaves what an undisturbed one leaves', async () => {
  const report = await crawlFaults({ sites: 2, articles: 3, perArticle: 1 }, 1, 3, 7, () => {});
  expect(report.different).toEqual([]);
  expect(report.kills).toBe(3);
}, 180_000);
