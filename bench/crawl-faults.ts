import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, exportHash, passOf, runCrawlCli } from '../test/crawl/run-crawl-cli.ts';
import { type FakeWeb, type FakeWebOptions, startFakeWeb } from '../test/fake-web/fake-web.ts';

// Kills the crawler at random instants and compares what it leaves with an undisturbed run:
// `npm run faults:crawl -- --campaigns 10 --kills 25 --seed 1`.

/** What a run of campaigns found. */
export interface FaultReport {
  readonly campaigns: number;
  readonly kills: number;
  /** Kills that hit a process that was still running. */
  readonly hits: number;
  /** Campaigns whose database differs from that of an undisturbed run. */
  readonly different: readonly string[];
}

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
const sequence = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const documentsOf = (web: FakeWeb): number =>
  web.sites.flatMap(({ plan }) => plan.articles.flatMap(({ files }) => files)).filter(({ form }) => form !== null)
    .length;

/** One campaign: so many runs killed with SIGKILL, then one that is left alone. */
const campaign = async (
  sites: string,
  db: string,
  kills: number,
  longestMs: number,
  random: () => number,
): Promise<number> => {
  let hits = 0;
  for (let kill = 0; kill < kills; kill++) {
    const afterMs = 100 + random() * longestMs;
    const { code } = await runCrawlCli(['crawl', '--sites', sites, '--db', db, '--jobs', '2'], {
      when: after(afterMs),
      signal: 'SIGKILL',
    });
    if (code === null) hits += 1;
  }
  return hits;
};

/** Runs campaigns; every one starts from nothing and ends with an undisturbed pass. */
export const crawlFaults = async (
  size: Pick<FakeWebOptions, 'sites' | 'articles' | 'perArticle'>,
  campaigns: number,
  kills: number,
  seed: number,
  say: (line: string) => void,
): Promise<FaultReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-faults-'));
  const web = await startFakeWeb({ ...size, faults: true });
  const sites = join(folder, 'sites');
  web.writeSites(sites);
  const different: string[] = [];
  let hits = 0;
  try {
    const started = performance.now();
    const reference = await passOf(sites, join(folder, 'reference.db'));
    const wholeMs = performance.now() - started;
    if (reference.totals.documents !== documentsOf(web))
      throw new Error(`the undisturbed run found ${reference.totals.documents} of ${documentsOf(web)} documents`);
    const expected = await exportHash(join(folder, 'reference.db'));
    const random = sequence(seed);
    for (let number = 1; number <= campaigns; number++) {
      const db = join(folder, `${number}.db`);
      hits += await campaign(sites, db, kills, wholeMs, random);
      const last = await passOf(sites, db);
      const same = (await exportHash(db)) === expected && last.totals.documents === documentsOf(web);
      if (!same) different.push(`campaign ${number} of seed ${seed}`);
      say(`campaign ${number}: ${kills} kills, ${same ? 'the same export' : 'ANOTHER EXPORT'}`);
    }
    return { campaigns, kills: campaigns * kills, hits, different };
  } finally {
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const option = (name: string, standard: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : Number(process.argv[at + 1]);
};

if (process.argv[1]?.endsWith('crawl-faults.ts')) {
  const size = { sites: 4, articles: 6, perArticle: 2 };
  const report = await crawlFaults(size, option('campaigns', 10), option('kills', 25), option('seed', 1), (line) =>
    console.log(line),
  );
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.different.length > 0 ? 1 : 0;
}
