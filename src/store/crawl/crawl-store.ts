import type BetterSqlite3 from 'better-sqlite3';
import type { CrawlTarget, Frontier, FrontierSite, SourceFinding } from '../../model/index.ts';
import { databaseError } from '../database-error.ts';
import { openDatabase } from '../open-database.ts';
import { type LockHolder, lockHolder, takeLock } from './crawl-lock.ts';
import { type CrawlStatus, crawlStatus } from './crawl-status.ts';
import { targetFinisher } from './finish-target.ts';
import { siteFacts, withdrawMissing } from './site-facts.ts';
import { type TargetRow, targetOf } from './target-row.ts';

/** A pass over the sites; one that was killed is gone on with. */
export interface CrawlRun {
  readonly number: number;
  readonly startedAt: string;
  readonly resumed: boolean;
}

/** A document that was fetched and waits to be read. */
export interface PendingDocument {
  readonly id: number;
  readonly url: string;
  readonly sha256: string;
}

/** A document as it was fetched once. */
export interface FetchedDocument {
  readonly url: string;
  readonly fetchedAt: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly sha256: string;
}

/** robots.txt of an origin as last received. */
interface RobotsRow {
  readonly text: string;
  readonly status: number;
  readonly fetchedAt: string;
}

/** The tables of the crawler in a record database that `openSqliteStore` has opened before. */
export interface CrawlStore {
  /** Takes the lock; the result lets go. Throws `StoreError` naming who holds it. */
  readonly lock: () => () => void;
  readonly holder: () => LockHolder | null;
  /** Goes on with a pass that was broken off within the last day (unless `fresh`), or begins one. */
  readonly beginRun: (fresh?: boolean) => CrawlRun;
  readonly frontier: (run: CrawlRun) => Frontier;
  readonly isSiteDone: (run: CrawlRun, site: string) => boolean;
  readonly keepSite: (site: { name: string; title: string | null; division: string | null; settings: string }) => void;
  readonly keepFindings: (run: CrawlRun, site: string, findings: readonly SourceFinding[]) => void;
  readonly endRun: (run: CrawlRun, state: 'done' | 'stopped', summary: string) => void;
  readonly pending: (version: string, after: number, limit: number) => readonly PendingDocument[];
  readonly markIngested: (document: PendingDocument, version: string) => void;
  /** Addresses whose documents this pass found withdrawn (撤回). */
  readonly withdrawn: (run: CrawlRun, site: string) => readonly string[];
  /** The archive lost these bytes: they are fetched again. */
  readonly forgetBytes: (document: PendingDocument) => void;
  readonly robotsCopy: (origin: string) => RobotsRow | null;
  readonly keepRobots: (run: CrawlRun, origin: string, copy: RobotsRow) => void;
  /** Queues what failed, of one site or of all, and begins these sites with nothing else. */
  readonly requeueFailed: (
    run: CrawlRun,
    site: string | null,
  ) => readonly { readonly site: string; readonly count: number }[];
  readonly siteSettings: () => readonly { readonly site: string; readonly settings: string }[];
  readonly status: () => CrawlStatus;
  /** Every answer that brought new bytes, in the order it came. */
  readonly fetchedDocuments: () => Iterable<FetchedDocument>;
  readonly close: () => void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 64;
const KEPT_RUNS = 30;

const beginRun = (sqlite: BetterSqlite3.Database, now: number, fresh: boolean): CrawlRun => {
  const last = sqlite
    .prepare<[], { run_number: number; started_at: string; state: string }>(
      'select * from crawl_run order by run_number desc limit 1',
    )
    .get();
  const goesOn = !fresh && last && last.state !== 'done' && Math.abs(now - Date.parse(last.started_at)) < DAY_MS;
  if (goesOn) {
    sqlite.prepare(`update crawl_run set state = 'running', ended_at = null where run_number = ?`).run(last.run_number);
    return { number: last.run_number, startedAt: last.started_at, resumed: true };
  }
  sqlite.prepare(`update crawl_run set state = 'abandoned' where state = 'running'`).run();
  const startedAt = new Date(now).toISOString();
  const { lastInsertRowid } = sqlite
    .prepare(`insert into crawl_run (started_at, state) values (?, 'running')`)
    .run(startedAt);
  return { number: Number(lastInsertRowid), startedAt, resumed: false };
};

const beginSite = (sqlite: BetterSqlite3.Database, run: number, site: FrontierSite, now: string): void => {
  const { changes } = sqlite
    .prepare(`insert into jixiao_site_run (run_number, site, state) values (?, ?, 'running') on conflict do nothing`)
    .run(run, site.name);
  if (changes === 0) return;
  sqlite.prepare(`update crawl_target set role = 'page' where site = ? and role = 'start'`).run(site.name);
  const start = sqlite.prepare(
    `insert into crawl_target (site, url, role, state, depth, link_text, entries, attempts, first_seen_at, run_number)
     values (@site, @url, 'start', 'queued', 0, '', 0, 0, @now, @run)
     on conflict (site, url) do update set role = 'start', state = 'queued', depth = 0, run_number = @run`,
  );
  for (const url of site.start) start.run({ site: site.name, url, now, run });
  // What was checked in the future was checked by a clock that was wrong.
  sqlite
    .prepare(
      `update crawl_target set state = 'queued', run_number = @run where site = @site and (next_check_at <= @now or checked_at > @now)
         and state in ('done', 'failed', 'refused', 'deferred', 'missing', 'withdrawn')`,
    )
    .run({ run, site: site.name, now });
  sqlite.prepare(`update crawl_target set run_number = ? where site = ? and state = 'queued'`).run(run, site.name);
};

/** Hands out queued addresses of each site in batches, pages before files, each once until it is finished. */
const targetDealer = (sqlite: BetterSqlite3.Database) => {
  const waiting = new Map<string, CrawlTarget[]>();
  const taken = new Set<number>();
  const batch = sqlite.prepare<[string, string, string, number], TargetRow>(
    `select * from crawl_target where site = ? and state = 'queued' and role like ?
       and target_number not in (select value from json_each(?))
     order by case role when 'start' then 0 when 'page' then 1 else 2 end, depth, target_number limit ?`,
  );
  return {
    take: (site: string, filesOnly: boolean): CrawlTarget | null => {
      const roles = filesOnly ? 'file' : '%';
      const key = `${site} ${roles}`;
      if ((waiting.get(key)?.length ?? 0) === 0)
        waiting.set(
          key,
          batch
            .all(site, roles, JSON.stringify([...taken]), BATCH)
            .map(targetOf)
            .reverse(),
        );
      const target = waiting.get(key)?.pop() ?? null;
      if (target) taken.add(target.id);
      return target;
    },
    release: (id: number): void => void taken.delete(id),
  };
};

const createFrontier = (sqlite: BetterSqlite3.Database, run: CrawlRun, now: () => number): Frontier => {
  const dealer = targetDealer(sqlite);
  const recheckDays = new Map<string, number>();
  const daysOf = (site: string): number => recheckDays.get(site) ?? 0;
  const finish = targetFinisher({ sqlite, run: run.number, now, recheckDays: daysOf });
  return {
    beginSite: (site) => {
      recheckDays.set(site.name, site.recheckDays);
      sqlite.transaction(() => beginSite(sqlite, run.number, site, new Date(now()).toISOString())).immediate();
    },
    take: (site, filesOnly) => dealer.take(site, filesOnly),
    release: (target) => dealer.release(target.id),
    finish: (target, result, milliseconds) => {
      const change = finish(target, result, milliseconds);
      dealer.release(target.id);
      return change;
    },
    finishSite: (site) =>
      sqlite
        .transaction(() => {
          const kept = withdrawMissing(sqlite, run.number, site, now(), daysOf(site));
          const facts = siteFacts(sqlite, run.number, site, kept);
          sqlite
            .prepare(
              `update jixiao_site_run set state = 'done', entries = ?, documents = ? where run_number = ? and site = ?`,
            )
            .run(facts.entries, facts.documents, run.number, site);
          return facts;
        })
        .immediate(),
  };
};

const PENDING = `
  select target_number as id, url, sha256 from crawl_target
  where sha256 is not null and withdrawn_at is null and target_number > ?
    and (ingested_sha256 is not sha256 or ingested_version is not ?)
  order by target_number limit ?`;

const keepRobots = (sqlite: BetterSqlite3.Database, run: number, origin: string, copy: RobotsRow): void => {
  const known = sqlite
    .prepare<[string], { text: string; changed_run: number | null }>('select * from jixiao_robots where origin = ?')
    .get(origin);
  const changedRun = known && known.text !== copy.text ? run : (known?.changed_run ?? null);
  sqlite
    .prepare(
      'insert or replace into jixiao_robots (origin, text, status, fetched_at, changed_run) values (?, ?, ?, ?, ?)',
    )
    .run(origin, copy.text, copy.status, copy.fetchedAt, changedRun);
};

const requeueFailed = (
  sqlite: BetterSqlite3.Database,
  run: number,
  site: string | null,
): { site: string; count: number }[] => {
  const failed = `state in ('failed', 'refused', 'deferred', 'missing') and (@site is null or site = @site)`;
  sqlite
    .prepare(`update crawl_target set state = 'queued', attempts = 0, run_number = @run where ${failed}`)
    .run({ run, site });
  const queued = `select site, count(*) as count from crawl_target where state = 'queued' and (@site is null or site = @site) group by site`;
  const sites = sqlite.prepare<[{ site: string | null }], { site: string; count: number }>(queued).all({ site });
  const begin = sqlite.prepare(`insert into jixiao_site_run (run_number, site, state) values (?, ?, 'running')`);
  for (const one of sites) begin.run(run, one.site);
  return sites;
};

function* fetchedDocuments(sqlite: BetterSqlite3.Database): Generator<FetchedDocument> {
  const rows = sqlite
    .prepare<[], Omit<FetchedDocument, 'headers'> & { headers: string }>(
      `select coalesce(final_url, url) as url, fetched_at as fetchedAt, status, headers, sha256 from fetch
       where sha256 is not null and headers is not null and change <> 'unchanged' order by fetch_number`,
    )
    .iterate();
  for (const row of rows) yield { ...row, headers: JSON.parse(row.headers) as Record<string, string> };
}

/** Errors of the database as `StoreError`, in every function of an object. */
const guardAll = <T extends object>(file: string, functions: T): T => {
  const guarded = Object.entries(functions).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value];
    const call = (...parameters: unknown[]): unknown => {
      try {
        return (value as (...parameters: unknown[]) => unknown)(...parameters);
      } catch (error) {
        throw databaseError(file, error);
      }
    };
    return [name, call];
  });
  return Object.fromEntries(guarded) as T;
};

/** Opens the crawler's side of a record database. `now` in milliseconds since 1970; for tests. */
export const openCrawlStore = (
  file: string,
  options: { readonly readOnly?: boolean; readonly now?: () => number } = {},
): CrawlStore => {
  const sqlite = openDatabase(file, options.readOnly ?? false);
  const now = options.now ?? Date.now;
  return guardAll<CrawlStore>(file, {
    lock: () => takeLock(sqlite, file, now),
    holder: () => lockHolder(sqlite),
    beginRun: (fresh = false) => sqlite.transaction(() => beginRun(sqlite, now(), fresh)).immediate(),
    frontier: (run) => guardAll(file, createFrontier(sqlite, run, now)),
    isSiteDone: (run, site) =>
      sqlite
        .prepare(`select 1 from jixiao_site_run where run_number = ? and site = ? and state = 'done'`)
        .get(run.number, site) !== undefined,
    keepSite: ({ name, title, division, settings }) => {
      sqlite
        .prepare(
          'insert or replace into crawl_site (site, title, division_code, settings, seen_at) values (?, ?, ?, ?, ?)',
        )
        .run(name, title, division, settings, new Date(now()).toISOString());
    },
    keepFindings: (run, site, findings) => {
      const insert = sqlite.prepare(
        'insert into crawl_finding (run_number, site, ordinal, code, severity, message) values (?, ?, ?, ?, ?, ?)',
      );
      sqlite
        .transaction(() => {
          sqlite.prepare('delete from crawl_finding where run_number = ? and site = ?').run(run.number, site);
          for (const [index, found] of findings.entries())
            insert.run(run.number, site, index + 1, found.code, found.severity, found.message);
        })
        .immediate();
    },
    endRun: (run, state, summary) => {
      sqlite
        .prepare('update crawl_run set state = ?, ended_at = ?, summary = ? where run_number = ?')
        .run(state, new Date(now()).toISOString(), summary, run.number);
      // What changed stays in the log for ever; that nothing changed is worth a month.
      sqlite.prepare(`delete from fetch where change = 'unchanged' and run_number < ?`).run(run.number - KEPT_RUNS);
    },
    pending: (version, after, limit) =>
      sqlite.prepare<[number, string, number], PendingDocument>(PENDING).all(after, version, limit),
    markIngested: ({ id, sha256 }, version) => {
      sqlite
        .prepare(
          'update crawl_target set ingested_sha256 = ?, ingested_version = ? where target_number = ? and sha256 = ?',
        )
        .run(sha256, version, id, sha256);
    },
    withdrawn: (run, site) =>
      sqlite
        .prepare<[string, number], { url: string }>(
          `select url from crawl_target where site = ? and state = 'withdrawn' and missing_run = ?`,
        )
        .all(site, run.number)
        .map(({ url }) => url),
    forgetBytes: ({ id }) => {
      sqlite
        .prepare(
          `update crawl_target set state = 'queued', etag = null, last_modified = null, sha256 = null, size = null, form_digest = null
           where target_number = ?`,
        )
        .run(id);
    },
    robotsCopy: (origin) =>
      sqlite
        .prepare<[string], RobotsRow>(
          'select text, status, fetched_at as fetchedAt from jixiao_robots where origin = ?',
        )
        .get(origin) ?? null,
    keepRobots: (run, origin, copy) => keepRobots(sqlite, run.number, origin, copy),
    requeueFailed: (run, site) => sqlite.transaction(() => requeueFailed(sqlite, run.number, site)).immediate(),
    siteSettings: () =>
      sqlite
        .prepare<[], { site: string; settings: string }>('select site, settings from crawl_site order by site')
        .all(),
    status: () => crawlStatus(sqlite, now()),
    fetchedDocuments: () => fetchedDocuments(sqlite),
    close: () => sqlite.close(),
  });
};
