import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CrawlTarget, FoundLink, Frontier, TargetResult } from '../../src/model/index.ts';
import { processMark } from '../../src/store/crawl/crawl-lock.ts';
import { nextAttempt, nextCheck } from '../../src/store/crawl/recheck-time.ts';
import { type CrawlStore, openCrawlStore, openSqliteStore } from '../../src/store/index.ts';

const DAY = 86_400_000;
const START = 'https://www.yunxi.gov.cn/';

let folder: string;
let file: string;
let now: number;
let crawl: CrawlStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-crawl-store-'));
  file = join(folder, 'a.db');
  now = Date.parse('2025-03-01T00:00:00Z');
  await (await openSqliteStore(file, { pipelineVersion: '1' })).close();
  crawl = openCrawlStore(file, { now: () => now });
});
afterEach(() => {
  crawl.close();
  rmSync(folder, { recursive: true });
});

const RESPONSE = { finalUrl: START, status: 200, headers: {}, etag: '"1"', lastModified: null, fileName: null };
const link = (name: string, more: Partial<FoundLink> = {}): FoundLink => ({
  url: START + name,
  role: 'file',
  taken: true,
  reason: 'says 绩效',
  depth: 1,
  text: name,
  topic: null,
  publishedOn: null,
  continues: false,
  ...more,
});
const page = (...links: FoundLink[]): TargetResult => ({
  kind: 'page',
  response: RESPONSE,
  links,
  entries: links.length,
  document: null,
  formDigest: null,
});
const bytes = (sha: string): TargetResult => ({
  kind: 'file',
  response: RESPONSE,
  document: { sha256: sha.repeat(64), size: 7 },
});
const gone: TargetResult = { kind: 'missing', code: '404', reason: 'the host answered 404' };
const broken: TargetResult = { kind: 'failed', code: 'reset', reason: 'the host cut the connection' };

/** Runs a pass: answers by the last part of the address; what was asked, in order. */
const pass = (answers: Readonly<Record<string, TargetResult>>, recheckDays = 30) => {
  const run = crawl.beginRun();
  const frontier = crawl.frontier(run);
  frontier.beginSite({ name: 's', start: [START], recheckDays });
  const asked: string[] = [];
  for (let target = frontier.take('s', false); target; target = frontier.take('s', false)) {
    const name = target.url.slice(START.length) || 'start';
    asked.push(name);
    frontier.finish(target, answers[name] ?? { kind: 'not-modified' }, 5);
  }
  const facts = frontier.finishSite('s');
  crawl.endRun(run, 'done', '{"totals":{}}');
  return { asked, facts };
};

describe('a pass', () => {
  test('takes new links, pages before files, ignores others with their reason', () => {
    const { asked, facts } = pass({
      start: page(link('b.pdf'), link('p', { role: 'page' }), link('x', { taken: false, reason: 'about 招聘' })),
      p: page(),
      'b.pdf': bytes('b'),
    });
    expect(asked).toEqual(['start', 'p', 'b.pdf']);
    expect(facts).toMatchObject({
      documents: 1,
      previousDocuments: null,
      ignored: 1,
      changes: { 'start new': 1, 'page new': 1, 'file new': 1 },
    });
  });

  test('later passes ask for what is due: the start page always, the rest the less the older it is', () => {
    const listing = { start: page(link('a.pdf')), 'a.pdf': bytes('a') };
    pass(listing);
    now += 8 * DAY; // a quarter of eight days from here
    expect(pass(listing).asked).toEqual(['start', 'a.pdf']);
    now += DAY;
    expect(pass(listing).asked).toEqual(['start']);
    now += 2 * DAY;
    expect(pass(listing).asked).toEqual(['start', 'a.pdf']);
  });

  test('a further page is asked for again when the page before it showed something new', () => {
    const more = link('index_2', { role: 'page', continues: true, depth: 0 });
    pass({ start: page(link('a.pdf'), more), index_2: page(link('c.pdf')), 'a.pdf': bytes('a'), 'c.pdf': bytes('c') });
    now += 40 * DAY;
    pass({ start: page(link('a.pdf'), more), index_2: page(link('c.pdf')) });
    now += DAY;
    expect(pass({ start: page(link('a.pdf'), more) }).asked).toEqual(['start']);
    expect(
      pass({ start: page(link('new.pdf'), link('a.pdf'), more), index_2: page(link('c.pdf')), 'new.pdf': bytes('d') })
        .asked,
    ).toEqual(['start', 'index_2', 'new.pdf']);
  });

  test('what its page no longer links is asked for at once, and withdrawn when it is gone; it may come back', () => {
    pass({ start: page(link('a.pdf')), 'a.pdf': bytes('a') });
    now += 400 * DAY;
    pass({ start: page(link('a.pdf')) });
    now += DAY;
    const { asked, facts } = pass({ start: page(), 'a.pdf': gone });
    expect([asked, facts.withdrawn, facts.documents]).toEqual([['start', 'a.pdf'], [`${START}a.pdf`], 0]);
    expect(pass({ start: page() }).facts.withdrawn).toEqual([]);
    const back = pass({ start: page(link('a.pdf')), 'a.pdf': bytes('a') });
    expect([back.facts.restored, back.facts.documents]).toEqual([[`${START}a.pdf`], 1]);
  });

  test('when more than half is gone at once, nothing is withdrawn', () => {
    const names = [...'abcdefgh'].map((name) => `${name}.pdf`);
    const listing = page(...names.map((name) => link(name)));
    pass({ start: listing, ...Object.fromEntries(names.map((name) => [name, bytes(name[0]!)])) }, 0);
    const lost = pass({ start: listing, ...Object.fromEntries(names.map((name) => [name, gone])) }, 0);
    expect(lost.facts).toMatchObject({ withdrawn: [], missingKept: 8, documents: 8 });
  });

  test('other bytes are a republication; failures wait longer and longer', () => {
    pass({ start: page(link('a.pdf'), link('b.pdf')), 'a.pdf': bytes('a'), 'b.pdf': broken });
    const { facts } = pass({ start: page(link('a.pdf'), link('b.pdf')), 'a.pdf': bytes('c'), 'b.pdf': broken }, 0);
    expect(facts).toMatchObject({
      republished: [`${START}a.pdf`],
      failures: [{ url: `${START}b.pdf`, code: 'reset' }],
    });
    pass({ 'b.pdf': broken });
    expect(pass({ 'b.pdf': broken }).asked).not.toContain('b.pdf');
    now += 2 * DAY;
    expect(pass({ 'b.pdf': broken }).asked).toContain('b.pdf');
  });

  test('a clock that was in the future does not silence addresses', () => {
    now += 3650 * DAY;
    pass({ start: page(link('a.pdf')), 'a.pdf': bytes('a') });
    now -= 3650 * DAY;
    expect(pass({ start: page(link('a.pdf')) }).asked).toEqual(['start', 'a.pdf']);
  });
});

describe('a pass that was broken off', () => {
  const takeOne = (frontier: Frontier): CrawlTarget => frontier.take('s', false)!;

  test('goes on with the same number and asks for nothing twice', () => {
    const run = crawl.beginRun();
    const frontier = crawl.frontier(run);
    frontier.beginSite({ name: 's', start: [START], recheckDays: 0 });
    frontier.finish(takeOne(frontier), page(link('a.pdf'), link('b.pdf')), 5);
    frontier.finish(takeOne(frontier), bytes('a'), 5);
    takeOne(frontier); // killed in the middle of b.pdf
    crawl.close();
    crawl = openCrawlStore(file, { now: () => now });
    const again = crawl.beginRun();
    expect(again).toMatchObject({ number: run.number, resumed: true });
    const rest = crawl.frontier(again);
    rest.beginSite({ name: 's', start: [START], recheckDays: 0 });
    expect([rest.take('s', false)?.url, rest.take('s', false)]).toEqual([`${START}b.pdf`, null]);
  });

  test('a day later it is a new pass, and what was queued is still there', () => {
    const run = crawl.beginRun();
    const frontier = crawl.frontier(run);
    frontier.beginSite({ name: 's', start: [START], recheckDays: 30 });
    frontier.finish(takeOne(frontier), page(link('a.pdf')), 5);
    now += 2 * DAY;
    const { asked } = pass({ start: page(link('a.pdf')), 'a.pdf': bytes('a') });
    expect(asked).toEqual(['start', 'a.pdf']);
    expect(crawl.status().runs.map(({ state }) => state)).toEqual(['done', 'abandoned']);
  });
});

describe('the lock', () => {
  const heldBy = (pid: number, host: string, mark: string, beatAt: string): void => {
    const database = new Database(file);
    database
      .prepare('insert or replace into jixiao_crawl_lock values (1, ?, ?, ?, ?, ?)')
      .run(pid, host, mark, '2025-02-28T00:00:00.000Z', beatAt);
    database.close();
  };
  const fresh = '2025-02-28T23:59:00.000Z';

  test('is held by one, let go, and taken again', () => {
    const release = crawl.lock();
    expect(() => crawl.lock()).toThrow(
      new RegExp(`another crawl is running: process ${process.pid} on ${hostname()} since 2025-03-01`),
    );
    release();
    crawl.lock()();
    expect(crawl.holder()).toBe(null);
  });

  test.each([
    ['a process that ended', 2 ** 22 - 3, hostname(), 'boot:1', fresh, true],
    ['a number that another process has now', process.ppid, hostname(), 'boot:1', fresh, true],
    ['a process that runs', process.ppid, hostname(), processMark(process.ppid), fresh, false],
    ['another machine that is alive', 1, 'elsewhere', 'x', fresh, false],
    ['another machine that fell silent', 1, 'elsewhere', 'x', '2025-02-28T23:30:00.000Z', true],
  ])('of %s', (_name, pid, host, mark, beatAt, stale) => {
    if (processMark(process.ppid) === '') return; // this system does not tell when a process began
    heldBy(pid, host, mark, beatAt);
    if (stale) crawl.lock()();
    else expect(() => crawl.lock()).toThrow(new RegExp(`process ${pid} on ${host} since 2025-02-28`));
  });
});

describe('times', () => {
  test.each([
    [0, 0],
    [4, 1],
    [40, 10],
    [400, 30],
  ])('unchanged for %i days: again in %i', (age, wait) =>
    expect(nextCheck(1000 * DAY, (1000 - age) * DAY, 30)).toBe((1000 + wait) * DAY),
  );

  test.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 2],
    [9, 14],
  ])('after %i failed passes: again in %i days', (attempts, wait) => expect(nextAttempt(0, attempts)).toBe(wait * DAY));
});
