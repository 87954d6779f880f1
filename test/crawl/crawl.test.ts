import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type FakeWeb, startFakeWeb } from '../fake-web/fake-web.ts';
import { targetFiles } from '../fake-web/plan-site.ts';
import { exportHash, passOf, runCrawlCli, until } from './run-crawl-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let web: FakeWeb;
let sites: string;
let db: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-crawl-'));
  [sites, db] = [join(folder, 'sites'), join(folder, 'a.db')];
  web = await startFakeWeb({ sites: 10, articles: 6, perArticle: 1, faults: true });
  web.writeSites(sites);
});
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

const select = <T>(query: string, ...values: unknown[]): T[] => {
  const database = new Database(db, { readonly: true });
  try {
    return database.prepare<unknown[], T>(query).all(...values);
  } finally {
    database.close();
  }
};

/** Documents that the fake web publishes now: an archive counts by its member, a form on a page by the page. */
const expectedForms = (): number =>
  web.sites.flatMap(({ plan, added, gone }) =>
    [...targetFiles(plan), ...added.flatMap(({ files }) => files)].filter(
      ({ path, form }) => form !== null && !gone.has(path),
    ),
  ).length;

describe.sequential('a crawl of the fake web', () => {
  test('finds and reads every target document in ten dialects, ignores the rest with a reason', async () => {
    const summary = await passOf(sites, db);
    expect(summary.sites.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([]);
    expect(summary.totals.documents).toBe(expectedForms());
    expect(select<{ n: number }>(`select count(*) as n from document where status = 'loaded'`)[0]?.n).toBe(
      expectedForms(),
    );
    const unread = `select url from crawl_target where sha256 is not null and ingested_sha256 is not sha256`;
    expect(select(unread)).toEqual([]);
    const ignored = select<{ url: string; reason: string }>(
      `select url, reason from crawl_target where state = 'ignored'`,
    );
    expect(ignored.filter(({ url }) => url.includes('/other/'))).toHaveLength(
      web.sites.flatMap(({ plan }) => plan.articles).filter(({ wanted }) => wanted).length,
    );
    expect(ignored.every(({ reason }) => reason.length > 5)).toBe(true);
    expect(select(`select url from crawl_target where url like '%/news/%' and state <> 'ignored'`)).toEqual([]);
  });

  test('`crawl try` shows the same decisions and writes nothing', async () => {
    const [site] = web.sites as [FakeWeb['sites'][number]];
    const { code, stdout } = await runCrawlCli([
      'crawl',
      'try',
      `${site.origin}/czyjs/`,
      '--sites',
      sites,
      '--pages',
      '2',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/about: 预决算; 4 entries; next page: http\S+index_1\.html/);
    expect(stdout).toMatch(/^page {2}2025-03-\d\d {2}云溪县\S+ +\S.* http\S+\/art\/\d\.html$/m);
    expect(stdout).toMatch(/^- +2025-\S+ +云溪县公开招聘工作人员公告 +about 招聘/m);
  });

  test('the documents know where they were published', () => {
    const rows = select<{ document_id: string; link_text: string; site: string }>(`select * from publication`);
    expect(new Set(rows.map(({ site }) => site)).size).toBe(10);
    expect(rows.filter(({ link_text }) => /绩效目标|预算|局$/.test(link_text)).length).toBeGreaterThan(rows.length / 2);
  });

  test('again: nothing changed is fetched, read or written twice', async () => {
    const [hash, start] = [await exportHash(db), web.log.length];
    const summary = await passOf(sites, db);
    expect(summary.totals).toMatchObject({ added: 0, changed: 0, withdrawn: 0, failed: 0, documents: expectedForms() });
    expect(summary.read).toEqual({});
    const whole = web.log.slice(start).filter(({ path, status }) => status === 200 && /\/files\//.test(path));
    // Only files without validators come again, and are found to be the same by their bytes.
    expect(whole.length).toBeLessThan(expectedForms() / 3);
    expect(await exportHash(db)).toBe(hash);
  });

  test('a changed, a new and a withdrawn file are noticed', async () => {
    const [first, second] = web.sites as [FakeWeb['sites'][number], FakeWeb['sites'][number]];
    const [changed, gone] = [targetFiles(first.plan)[0]!, targetFiles(first.plan)[1]!];
    first.versions.set(changed.path, 1);
    first.gone.add(gone.path);
    second.added.push({
      ...second.plan.articles.find(({ wanted }) => wanted)!,
      path: '/art/new',
      title: '云溪县档案馆2025年绩效目标',
      date: '2025-04-30',
      files: [{ path: '/files/new.xlsx', label: '绩效目标表', form: 999_001, format: 'xlsx' }],
    });
    const summary = await passOf(sites, db);
    expect(summary.totals).toMatchObject({ added: 1, changed: 1, withdrawn: 1, failed: 0, documents: expectedForms() });
    expect(summary.read).toEqual({ loaded: 2 });
    expect(summary.sites.flatMap(({ findings }) => findings.map(({ code }) => code)).sort()).toEqual([
      'republished',
      'withdrawn',
    ]);
    expect(select<{ state: string }>('select state from crawl_target where url = ?', first.origin + gone.path)).toEqual(
      [{ state: 'withdrawn' }],
    );
  });

  test('a site that is down, one that lost most files and one whose robots.txt forbids raise alarms; the notify command hears of it', async () => {
    const [, , down, lost, forbidden] = web.sites as [unknown, unknown, ...FakeWeb['sites'][number][]];
    down!.down = 500;
    for (const { path } of targetFiles(lost!.plan)) lost!.gone.add(path);
    forbidden!.robots = 'User-agent: *\nDisallow: /';
    const heard = join(folder, 'heard.json');
    const { code, stdout } = await runCrawlCli([
      'crawl',
      '--sites',
      sites,
      '--db',
      db,
      '--json',
      '--notify-command',
      `cat > '${heard}'`,
    ]);
    expect(code).toBe(4);
    const summary = JSON.parse(stdout);
    const codes = Object.fromEntries(
      summary.sites.map(({ site, findings }: { site: string; findings: { code: string }[] }) => [
        site,
        findings.map((found) => found.code),
      ]),
    );
    expect(codes[down!.plan.name]).toContain('unreachable');
    expect(codes[lost!.plan.name]).toEqual(expect.arrayContaining(['all-missing', 'mass-withdrawal']));
    expect(codes[forbidden!.plan.name]).toEqual(expect.arrayContaining(['robots-forbidden', 'robots-changed']));
    // Nothing is withdrawn in such a pass.
    expect(summary.totals.withdrawn).toBe(0);
    expect(JSON.parse(readFileSync(heard, 'utf8'))).toEqual(summary);
    const status = await runCrawlCli(['status', '--db', db, '--json']);
    expect(JSON.parse(status.stdout).failures.length).toBeGreaterThan(0);
    expect(status.code).toBe(0);
  });

  test('retry asks only for what failed', async () => {
    const [, , down, lost, forbidden] = web.sites as [unknown, unknown, ...FakeWeb['sites'][number][]];
    down!.down = null;
    lost!.gone.clear();
    forbidden!.robots = '';
    const start = web.log.length;
    const { code, stdout } = await runCrawlCli(['retry', '--db', db, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).totals.failed).toBe(0);
    const hosts = new Set(web.log.slice(start).map(({ host }) => host));
    expect(hosts).toEqual(new Set([down!.host, lost!.host, forbidden!.host]));
    expect((await runCrawlCli(['status', '--db', db])).stdout).not.toContain('not fetched');
  });

  test('a stopped pass says where it stands and goes on', async () => {
    const [other, slow] = [join(folder, 'stopped.db'), join(folder, 'slow-sites')];
    web.writeSites(slow, { politeness: { delaySeconds: 0.1 } });
    const start = web.log.length;
    const stopped = await runCrawlCli(['crawl', '--sites', slow, '--only', 'site-6', '--db', other, '--json'], {
      when: until(() => web.log.length > start + 6),
      signal: 'SIGTERM',
    });
    expect([stopped.code, JSON.parse(stopped.stdout).state]).toEqual([130, 'stopped']);
    const summary = await passOf(sites, other, ['--only', 'site-6']);
    expect(summary).toMatchObject({
      resumed: true,
      state: 'done',
      totals: { documents: targetFiles(web.sites[6]!.plan).length },
    });
  });

  test('fetched documents can be written as a web archive', async () => {
    const out = join(folder, 'a.warc.gz');
    expect(await runCrawlCli(['warc', '--db', db, '--out', out])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/holds \d+ answers\n/),
    });
    const text = gunzipSync(readFileSync(out)).toString('latin1');
    const targets = [...text.matchAll(/^WARC-Target-URI: (\S+)\r$/gm)].map(([, url]) => url);
    const fetched = select<{ n: number }>(
      `select count(*) as n from fetch where sha256 is not null and change <> 'unchanged'`,
    );
    expect(targets).toHaveLength(fetched[0]!.n);
    // The first answer is there byte by byte: head, body, digest.
    const [, length = '', rest = ''] = /msgtype=response\r\nContent-Length: (\d+)\r\n\r\n([\s\S]*)/.exec(text) ?? [];
    const block = Buffer.from(rest.slice(0, Number(length)), 'latin1');
    const body = block.subarray(block.indexOf('\r\n\r\n') + 4);
    expect(text).toContain(`WARC-Payload-Digest: sha256:${createHash('sha256').update(body).digest('hex')}`);
    expect(rest.slice(Number(length), Number(length) + 4)).toBe('\r\n\r\n');
  });

  test('a backup is whole, and never overwrites', async () => {
    const copy = join(folder, 'backup', 'copy.db');
    expect((await runCrawlCli(['backup', '--db', db, '--out', copy])).code).toBe(0);
    expect(await exportHash(copy)).toBe(await exportHash(db));
    expect(await runCrawlCli(['backup', '--db', db, '--out', copy])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/exists already/),
    });
  });
});

describe('a crawl that cannot be', () => {
  test.each([
    [['crawl'], 1, /expected --sites and --db/],
    [['crawl', '--sites', 'nowhere', '--db', 'x.db'], 1, /nowhere: expected a site file/],
    [['crawl', 'try', 'ftp://a'], 1, /expected an address that begins with http/],
    [['crawl', 'try', 'http://10.0.0.1/'], 4, /10\.0\.0\.1 is no public address/],
    [['status', '--db', 'nowhere.db'], 5, /nowhere\.db/],
  ])('%j exits %i', async (arguments_, code, message) => {
    expect(await runCrawlCli(arguments_)).toMatchObject({ code, stderr: expect.stringMatching(message) });
  });

  test('a second crawl is told who holds the database', async () => {
    const slow = join(folder, 'held-sites');
    web.writeSites(slow, { politeness: { delaySeconds: 1 } });
    const [held, start] = [join(folder, 'held.db'), web.log.length];
    let release = (): void => {};
    const when = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = runCrawlCli(['crawl', '--sites', slow, '--db', held], { when, signal: 'SIGINT' });
    await until(() => web.log.length > start);
    const second = await runCrawlCli(['crawl', '--sites', slow, '--db', held]);
    release();
    expect(second.code).toBe(5);
    expect(second.stderr).toMatch(/another crawl is running: process \d+ on \S+ since/);
    await first;
  });

  test('a folder with a broken site file names the file and field', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'name: a\nstart: [https://a.gov.cn/]\npoliteness: {delay: 3}\n');
    expect(await runCrawlCli(['crawl', '--sites', file, '--db', join(folder, 'x.db')])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/broken\.yaml: politeness: .*delay/),
    });
  });

  test('ingest takes an address as well, inside a private network only when it is named', async () => {
    const [site] = web.sites as [FakeWeb['sites'][number]];
    const url =
      site.origin + targetFiles(site.plan).find(({ format, path }) => format === 'docx' && !site.gone.has(path))!.path;
    const other = join(folder, 'one.db');
    expect(await runCrawlCli(['ingest', url, '--db', other])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no public address/),
    });
    const { code, stdout } = await runCrawlCli(['ingest', url, '--db', other, '--json', '--allow-private', site.host]);
    expect([code, JSON.parse(stdout).files[0].status, JSON.parse(stdout).files[0].origin]).toEqual([0, 'loaded', url]);
  });
});
