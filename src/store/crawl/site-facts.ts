import type BetterSqlite3 from 'better-sqlite3';
import type { CrawlRole, SiteFacts, TargetFailure } from '../../model/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LISTED = 50;

/** So many missing documents are always believed; of more, at most half of what the site has. */
const ALWAYS_BELIEVED = 4;

const IS_PUBLISHED = 'sha256 is not null and withdrawn_at is null';

const count = (sqlite: BetterSqlite3.Database, query: string, ...values: unknown[]): number =>
  sqlite.prepare<unknown[], { n: number }>(query).get(...values)?.n ?? 0;

const urls = (sqlite: BetterSqlite3.Database, query: string, ...values: unknown[]): readonly string[] =>
  sqlite
    .prepare<unknown[], { url: string }>(query)
    .all(...values)
    .map(({ url }) => url);

/** Marks as withdrawn (撤回) what was missing in this pass. Returns how many are kept because half the site is gone. */
export const withdrawMissing = (
  sqlite: BetterSqlite3.Database,
  run: number,
  site: string,
  now: number,
  recheckDays: number,
): number => {
  const published = count(sqlite, `select count(*) as n from crawl_target where site = ? and ${IS_PUBLISHED}`, site);
  const missing = count(
    sqlite,
    `select count(*) as n from crawl_target where site = ? and ${IS_PUBLISHED} and state = 'missing' and missing_run = ?`,
    site,
    run,
  );
  if (missing > Math.max(ALWAYS_BELIEVED, published / 2)) return missing;
  sqlite
    .prepare(
      `update crawl_target set state = 'withdrawn', withdrawn_at = ?, next_check_at = ?
       where site = ? and ${IS_PUBLISHED} and state = 'missing' and missing_run = ?`,
    )
    .run(new Date(now).toISOString(), new Date(now + Math.max(1, recheckDays) * DAY_MS).toISOString(), site, run);
  return 0;
};

interface FailureRow {
  readonly url: string;
  readonly role: CrawlRole;
  readonly state: string;
  readonly code: string | null;
  readonly reason: string | null;
  readonly entries: number;
}

const failureOf = ({ url, role, state, code, reason }: FailureRow): TargetFailure => ({
  url,
  role,
  state,
  code: code ?? state,
  reason: reason ?? '',
});

const changesOf = (sqlite: BetterSqlite3.Database, run: number, site: string): Readonly<Record<string, number>> => {
  const rows = sqlite
    .prepare<[number, string], { role: string; change: string; n: number }>(
      'select role, change, count(*) as n from fetch where run_number = ? and site = ? group by role, change',
    )
    .all(run, site);
  return Object.fromEntries(rows.map(({ role, change, n }) => [`${role} ${change}`, n]));
};

const changedRobots = (sqlite: BetterSqlite3.Database, run: number, start: readonly string[]): readonly string[] => {
  const origins = new Set(start.map((url) => new URL(url).origin));
  return sqlite
    .prepare<[number], { origin: string }>('select origin from jixiao_robots where changed_run = ?')
    .all(run)
    .map(({ origin }) => origin)
    .filter((origin) => origins.has(origin));
};

/** Counts what this pass showed of a site. Reads only. */
export const siteFacts = (
  sqlite: BetterSqlite3.Database,
  run: number,
  site: string,
  missingKept: number,
): SiteFacts => {
  const before = sqlite
    .prepare<[string, number], { entries: number; documents: number }>(
      `select entries, documents from jixiao_site_run where site = ? and run_number < ? and state = 'done'
       order by run_number desc limit 1`,
    )
    .get(site, run);
  const start = sqlite
    .prepare<[string], FailureRow>(
      `select * from crawl_target where site = ? and role = 'start' order by target_number`,
    )
    .all(site);
  const failures = sqlite
    .prepare<[string, number, number], FailureRow>(
      `select * from crawl_target where site = ? and run_number = ? and state in ('failed', 'refused', 'deferred')
       order by target_number limit ?`,
    )
    .all(site, run, LISTED);
  const fetched = `from fetch where run_number = ? and site = ?`;
  return {
    site,
    changes: changesOf(sqlite, run, site),
    start: start.map((row) => ({ ...failureOf(row), entries: row.entries })),
    entries: count(
      sqlite,
      `select coalesce(sum(entries), 0) as n from crawl_target where site = ? and state = 'done'`,
      site,
    ),
    previousEntries: before?.entries ?? null,
    documents: count(sqlite, `select count(*) as n from crawl_target where site = ? and ${IS_PUBLISHED}`, site),
    previousDocuments: before?.documents ?? null,
    ignored: count(sqlite, `select count(*) as n from crawl_target where site = ? and state = 'ignored'`, site),
    queued: count(sqlite, `select count(*) as n from crawl_target where site = ? and state = 'queued'`, site),
    withdrawn: urls(
      sqlite,
      `select url from crawl_target where site = ? and state = 'withdrawn' and missing_run = ? limit ${LISTED}`,
      site,
      run,
    ),
    restored: urls(sqlite, `select url ${fetched} and code = 'restored' limit ${LISTED}`, run, site),
    republished: urls(
      sqlite,
      `select url ${fetched} and change = 'changed' and sha256 is not null limit ${LISTED}`,
      run,
      site,
    ),
    missingKept,
    failures: failures.map(failureOf),
    robotsChanged: changedRobots(
      sqlite,
      run,
      start.map(({ url }) => url),
    ),
    sameDocument: count(
      sqlite,
      `select count(*) as n from crawl_target where site = ? and ${IS_PUBLISHED} and role = 'file' group by sha256 order by n desc limit 1`,
      site,
    ),
  };
};
