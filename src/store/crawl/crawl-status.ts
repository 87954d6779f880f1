import type BetterSqlite3 from 'better-sqlite3';
import type { SourceFinding } from '../../model/index.ts';
import { isStale, type LockHolder, lockHolder } from './crawl-lock.ts';

/** How the crawler is (抓取状态): for people and for monitoring. */
export interface CrawlStatus {
  /** Who crawls now, or null. */
  readonly holder: LockHolder | null;
  /** The last passes, newest first. */
  readonly runs: readonly {
    readonly number: number;
    readonly startedAt: string;
    readonly endedAt: string | null;
    readonly state: string;
    readonly totals: Readonly<Record<string, number>> | null;
  }[];
  readonly sites: readonly {
    readonly site: string;
    readonly published: number;
    readonly queued: number;
    readonly failed: number;
    readonly withdrawn: number;
    readonly ignored: number;
  }[];
  readonly failures: readonly {
    readonly site: string;
    readonly url: string;
    readonly state: string;
    readonly code: string | null;
    readonly reason: string | null;
    readonly attempts: number;
    readonly nextCheckAt: string | null;
  }[];
  /** Findings of the last pass, without what is only information. */
  readonly findings: readonly SourceFinding[];
  /** Documents that were fetched and not read yet. */
  readonly unread: number;
}

const LISTED_RUNS = 5;
const LISTED_FAILURES = 50;

interface RunRow {
  readonly run_number: number;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly state: string;
  readonly summary: string | null;
}

const runOf = (row: RunRow): CrawlStatus['runs'][number] => ({
  number: row.run_number,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  state: row.state,
  totals: row.summary === null ? null : (JSON.parse(row.summary) as { totals: Record<string, number> }).totals,
});

const SITES = `
  select site, sum(sha256 is not null and withdrawn_at is null) as published, sum(state = 'queued') as queued,
    sum(state in ('failed', 'refused', 'deferred', 'missing')) as failed, sum(state = 'withdrawn') as withdrawn,
    sum(state = 'ignored') as ignored
  from crawl_target group by site order by site`;

const FAILURES = `
  select site, url, state, code, reason, attempts, next_check_at as nextCheckAt from crawl_target
  where state in ('failed', 'refused', 'deferred', 'missing') order by site, target_number limit ${LISTED_FAILURES}`;

const FINDINGS = `
  select site, code, severity, message from crawl_finding
  where run_number = (select max(run_number) from crawl_run) and severity <> 'info' order by severity, site, ordinal`;

/** Reads the status; changes nothing. */
export const crawlStatus = (sqlite: BetterSqlite3.Database, now: number): CrawlStatus => {
  const holder = lockHolder(sqlite);
  const runs = sqlite
    .prepare<[], RunRow>(`select * from crawl_run order by run_number desc limit ${LISTED_RUNS}`)
    .all();
  const unread = sqlite
    .prepare<[], { n: number }>(
      'select count(*) as n from crawl_target where sha256 is not null and withdrawn_at is null and ingested_sha256 is not sha256',
    )
    .get();
  return {
    holder: holder && !isStale(holder, now) ? holder : null,
    runs: runs.map(runOf),
    sites: sqlite.prepare<[], CrawlStatus['sites'][number]>(SITES).all(),
    failures: sqlite.prepare<[], CrawlStatus['failures'][number]>(FAILURES).all(),
    findings: sqlite.prepare<[], SourceFinding>(FINDINGS).all(),
    unread: unread?.n ?? 0,
  };
};
