import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { exportHash, passOf } from '../test/crawl/run-crawl-cli.ts';
import { type FakeWeb, startFakeWeb } from '../test/fake-web/fake-web.ts';
import { targetFiles } from '../test/fake-web/plan-site.ts';

// Crawls the fake web of 20 sites and some 2,000 files and prints what must hold: `npm run crawl:bench`.

const DELAY_SECONDS = 0.02;

const folder = mkdtempSync(join(tmpdir(), 'jixiao-crawl-bench-'));
const [sites, db] = [join(folder, 'sites'), join(folder, 'crawl.db')];
const web = await startFakeWeb({ sites: 20, articles: 25, perArticle: 3, faults: true });
web.writeSites(sites, { politeness: { delaySeconds: DELAY_SECONDS, backoffSeconds: 0.02, timeoutSeconds: 10 } });

const files = web.sites.flatMap(({ plan }) => plan.articles.flatMap((article) => article.files));
const expected = (): number =>
  web.sites.flatMap(({ plan, added, gone }) =>
    [...targetFiles(plan), ...added.flatMap((article) => article.files)].filter(({ path }) => !gone.has(path)),
  ).length;

const failures: string[] = [];
const check = (what: string, found: unknown, wanted: unknown): void => {
  const holds = JSON.stringify(found) === JSON.stringify(wanted);
  console.log(
    `${holds ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(found)}${holds ? '' : `, expected ${JSON.stringify(wanted)}`}`,
  );
  if (!holds) failures.push(what);
};

const count = (query: string): number => {
  const database = new Database(db, { readonly: true });
  try {
    return database.prepare<[], { n: number }>(query).get()?.n ?? 0;
  } finally {
    database.close();
  }
};

/** Shortest time between two requests to one host, in milliseconds. */
const shortestGap = (log: FakeWeb['log']): number => {
  const last = new Map<string, number>();
  let shortest = Number.POSITIVE_INFINITY;
  for (const { host, at } of log) {
    shortest = Math.min(shortest, at - (last.get(host) ?? Number.NEGATIVE_INFINITY));
    last.set(host, at);
  }
  return shortest;
};

const timed = async (name: string) => {
  const [started, start] = [performance.now(), web.log.length];
  const summary = await passOf(sites, db, ['--jobs', '2']);
  const log = web.log.slice(start);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const gap = shortestGap(log);
  console.log(`${name}: ${seconds} s, ${log.length} requests, ${log.reduce((sum, { bytes }) => sum + bytes, 0)} bytes`);
  check(
    `${name}: shortest gap on one host is at least ${DELAY_SECONDS * 1000} ms (${gap.toFixed(1)})`,
    gap >= DELAY_SECONDS * 1000 - 0.5,
    true,
  );
  return { summary, log };
};

try {
  console.log(`${web.sites.length} sites, ${files.length} files on articles, ${expected()} of them target documents`);
  const first = await timed('first pass');
  check('documents found', first.summary.totals.documents, expected());
  check('documents loaded', count(`select count(*) as n from document where status = 'loaded'`), expected());
  check(
    'files without a form that were fetched',
    count(`select count(*) as n from crawl_target where url like '%/other/%' and state <> 'ignored'`),
    0,
  );
  check(
    'files without a form that are ignored with a reason',
    count(
      `select count(*) as n from crawl_target where url like '%/other/%' and state = 'ignored' and length(reason) > 5`,
    ),
    files.filter(({ path }) => path.startsWith('/other/')).length,
  );
  check(
    'findings',
    first.summary.sites.flatMap(({ findings }) => findings.map(({ message }) => message)),
    [],
  );
  const hash = await exportHash(db);

  const second = await timed('second pass');
  const { added, changed, withdrawn } = second.summary.totals;
  check('second pass: new, changed, withdrawn, read', [added, changed, withdrawn, second.summary.read], [0, 0, 0, {}]);
  check('second pass: same export', (await exportHash(db)) === hash, true);
  const whole = second.log.filter(({ path, status }) => status === 200 && path.includes('/files/')).length;
  console.log(
    `     second pass: ${whole} files without validators came again and were the same by their bytes; ${second.log.filter(({ status }) => status === 304).length} answers were 304`,
  );

  const [one, two] = web.sites as [FakeWeb['sites'][number], FakeWeb['sites'][number]];
  one.versions.set(targetFiles(one.plan)[0]!.path, 1);
  one.gone.add(targetFiles(one.plan)[1]!.path);
  two.added.push({
    ...two.plan.articles.find(({ wanted }) => wanted)!,
    path: '/art/new',
    title: '云溪县档案馆2025年绩效目标',
    date: '2025-04-30',
    files: [{ path: '/files/new.xlsx', label: '绩效目标表', form: 999_001, format: 'xlsx' }],
  });
  const third = (await timed('third pass')).summary;
  check(
    'third pass: new, changed, withdrawn',
    [third.totals.added, third.totals.changed, third.totals.withdrawn],
    [1, 1, 1],
  );
  check('third pass: documents', third.totals.documents, expected());
  check('third pass: read', third.read, { loaded: 2 });
} finally {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'all holds' : `does not hold: ${failures.join('; ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
