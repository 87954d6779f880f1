import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCrawlCli } from '../test/crawl/run-crawl-cli.ts';
import { startFakeWeb } from '../test/fake-web/fake-web.ts';
import { targetFiles } from '../test/fake-web/plan-site.ts';

// Shows the crawler at work on a small government web of its own: `npm run demo:crawl`. Nothing leaves this machine.

const folder = mkdtempSync(join(tmpdir(), 'jixiao-demo-'));
const [sites, db] = [join(folder, 'sites'), join(folder, 'demo.db')];
const web = await startFakeWeb({ sites: 6, articles: 8, perArticle: 2, faults: true });
web.writeSites(sites);

const show = async (title: string, ...arguments_: string[]): Promise<void> => {
  console.log(`\n── ${title}\n$ jixiao ${arguments_.join(' ').replaceAll(folder, '…')}\n`);
  const { code, stdout, stderr } = await runCrawlCli(arguments_);
  console.log(`${stdout}${stderr}(exit ${code})`.replaceAll(folder, '…'));
};

try {
  const [first, second] = web.sites;
  if (!first || !second) throw new Error('the fake web has no sites');
  await show(
    'what would be found on a page, without writing',
    'crawl',
    'try',
    `${first.origin}/czyjs/`,
    '--sites',
    sites,
  );
  await show('the first pass', 'crawl', '--sites', sites, '--db', db);
  await show('again: nothing has changed', 'crawl', '--sites', sites, '--db', db);
  const [changed, gone] = targetFiles(first.plan);
  first.versions.set(changed?.path ?? '', 1);
  first.gone.add(gone?.path ?? '');
  second.down = 503;
  await show('a file has changed, one is gone, one site is down', 'crawl', '--sites', sites, '--db', db);
  second.down = null;
  await show('the site is back', 'retry', '--db', db);
  await show('how the crawler is', 'status', '--db', db);
} finally {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
}
