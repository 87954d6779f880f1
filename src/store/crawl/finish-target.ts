import type BetterSqlite3 from 'better-sqlite3';
import type { CrawlTarget, FoundLink, TargetChange, TargetResult } from '../../model/index.ts';
import { afterRefusal, nextAttempt, nextCheck } from './recheck-time.ts';
import type { TargetRow } from './target-row.ts';

/** What finishing an address works with. */
export interface FinishContext {
  readonly sqlite: BetterSqlite3.Database;
  readonly run: number;
  readonly now: () => number;
  readonly recheckDays: (site: string) => number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

const prepare = (sqlite: BetterSqlite3.Database) => ({
  byNumber: sqlite.prepare<[number], TargetRow>('select * from crawl_target where target_number = ?'),
  byUrl: sqlite.prepare<[string, string], TargetRow>('select * from crawl_target where site = ? and url = ?'),
  insert: sqlite.prepare(
    `insert into crawl_target (site, url, role, state, reason, depth, parent_url, link_text, topic, published_on, entries,
       attempts, first_seen_at, run_number)
     values (@site, @url, @role, @state, @reason, @depth, @parent, @text, @topic, @published, 0, 0, @now, @run)`,
  ),
  queue: sqlite.prepare(
    `update crawl_target set state = 'queued', role = case role when 'start' then role else @role end, code = null,
       reason = @reason, depth = min(depth, @depth), parent_url = coalesce(parent_url, @parent),
       topic = coalesce(topic, @topic), run_number = @run where target_number = @number`,
  ),
  describe: sqlite.prepare(
    `update crawl_target set link_text = @text, published_on = coalesce(@published, published_on)
     where target_number = @number and parent_url = @parent and (link_text != @text or published_on is not @published)`,
  ),
  ignore: sqlite.prepare(`update crawl_target set reason = ? where target_number = ? and reason is not ?`),
  // Documents that a page no longer links are asked for at once: are they gone as well?
  requeueUnlinked: sqlite.prepare(
    `update crawl_target set state = 'queued', run_number = @run
     where site = @site and parent_url = @parent and sha256 is not null and state in ('done', 'failed', 'missing')
       and coalesce(run_number, 0) < @run and url not in (select value from json_each(@linked))`,
  ),
  // What is back after a withdrawal is handed to the record store again, which takes its own mark away.
  done: sqlite.prepare(
    `update crawl_target set state = 'done', code = null, reason = coalesce(@reason, reason), role = @role, entries = @entries,
       etag = @etag, last_modified = @lastModified, file_name = coalesce(@fileName, file_name), sha256 = @sha256,
       size = @size, form_digest = @formDigest, attempts = 0, checked_at = @now, changed_at = @changed,
       next_check_at = @next, missing_run = null, withdrawn_at = null, run_number = @run,
       ingested_sha256 = case when withdrawn_at is null then ingested_sha256 end
     where target_number = @number`,
  ),
  notDone: sqlite.prepare(
    `update crawl_target set state = @state, code = @code, reason = @reason, attempts = @attempts, checked_at = @now,
       next_check_at = @next, missing_run = @missing, run_number = @run where target_number = @number`,
  ),
  log: sqlite.prepare(
    `insert into fetch (run_number, site, url, role, change, fetched_at, milliseconds, status, final_url, code, reason,
       sha256, size, headers)
     values (@run, @site, @url, @role, @change, @now, @milliseconds, @status, @finalUrl, @code, @reason, @sha256, @size, @headers)`,
  ),
});

type Statements = ReturnType<typeof prepare>;

/** Takes one link of a page into the frontier; true when it was not known. */
const takeLink = (
  context: FinishContext,
  statements: Statements,
  parent: CrawlTarget,
  link: FoundLink,
  changed: boolean,
): boolean => {
  const { run, now } = context;
  const { site, url: parentUrl } = parent;
  const known = statements.byUrl.get(site, link.url);
  const values = {
    role: link.role,
    reason: link.reason,
    depth: link.depth,
    parent: parentUrl,
    topic: link.topic,
    run,
  };
  if (!known) {
    const state = link.taken ? 'queued' : 'ignored';
    statements.insert.run({
      ...values,
      site,
      url: link.url,
      state,
      text: link.text,
      published: link.publishedOn,
      now: iso(now()),
    });
    return link.taken;
  }
  const number = known.target_number;
  if (!link.taken) {
    if (known.state === 'ignored') statements.ignore.run(link.reason, number, link.reason);
    return false;
  }
  if (link.text !== '')
    statements.describe.run({ number, text: link.text, published: link.publishedOn, parent: parentUrl });
  const isDueAgain =
    (known.run_number ?? 0) < run &&
    (known.state === 'withdrawn' || known.state === 'missing' || (link.continues && changed));
  if (known.state !== 'ignored' && !isDueAgain) return false;
  statements.queue.run({ ...values, number });
  return known.state === 'ignored';
};

/** Takes the links of a page; true when there was something new. */
const takeLinks = (
  context: FinishContext,
  statements: Statements,
  target: CrawlTarget,
  links: readonly FoundLink[],
  changed: boolean,
): boolean => {
  let found = false;
  for (const link of links) if (!link.continues) found = takeLink(context, statements, target, link, false) || found;
  for (const link of links)
    if (link.continues) found = takeLink(context, statements, target, link, changed || found) || found;
  const linked = JSON.stringify(links.filter(({ taken }) => taken).map(({ url }) => url));
  statements.requeueUnlinked.run({ run: context.run, site: target.site, parent: target.url, linked });
  return found;
};

type Done = Extract<TargetResult, { kind: 'page' | 'file' | 'not-modified' }>;

const finishDone = (
  context: FinishContext,
  statements: Statements,
  target: CrawlTarget,
  row: TargetRow,
  result: Done,
): TargetChange => {
  const isNew = row.checked_at === null || row.changed_at === null;
  const document = result.kind === 'not-modified' ? null : result.document;
  const otherBytes = document !== null && document.sha256 !== row.sha256;
  const found = result.kind === 'page' && takeLinks(context, statements, target, result.links, isNew);
  const change = isNew ? 'new' : otherBytes || found ? 'changed' : 'unchanged';
  const now = context.now();
  const changedAt = change === 'unchanged' ? Date.parse(row.changed_at!) : now;
  const kept = result.kind === 'not-modified';
  // A page that once held a form keeps it: its document is still the last that was published there.
  const bytes = document ?? { sha256: row.sha256, size: row.size };
  statements.done.run({
    number: target.id,
    run: context.run,
    now: iso(now),
    changed: iso(changedAt),
    next: iso(nextCheck(now, changedAt, context.recheckDays(target.site))),
    role: kept || target.role === 'start' ? target.role : result.kind,
    reason: null,
    entries: result.kind === 'page' ? result.entries : row.entries,
    etag: kept ? row.etag : result.response.etag,
    lastModified: kept ? row.last_modified : result.response.lastModified,
    fileName: kept ? null : result.response.fileName,
    sha256: bytes.sha256,
    size: bytes.size,
    formDigest: result.kind === 'page' ? result.formDigest : row.form_digest,
  });
  return change;
};

type NotDone = Exclude<TargetResult, Done>;

const finishNotDone = (
  context: FinishContext,
  statements: Statements,
  target: CrawlTarget,
  row: TargetRow,
  result: NotDone,
): TargetChange => {
  const now = context.now();
  const attempts = row.attempts + (result.kind === 'failed' ? 1 : 0);
  const next = {
    missing: () => now,
    refused: () => afterRefusal(now),
    failed: () => nextAttempt(now, attempts),
    deferred: () => (result.kind === 'deferred' ? result.until : now),
  }[result.kind]();
  const gone = result.kind === 'missing';
  statements.notDone.run({
    number: target.id,
    run: context.run,
    now: iso(now),
    next: iso(next),
    state: gone && row.withdrawn_at !== null ? 'withdrawn' : result.kind,
    code: result.kind === 'deferred' ? 'deferred' : result.code,
    reason: result.reason,
    attempts,
    // Still gone is no news: the pass that found it stays.
    missing: row.withdrawn_at !== null ? row.missing_run : gone ? context.run : null,
  });
  if (gone) statements.requeueUnlinked.run({ run: context.run, site: target.site, parent: target.url, linked: '[]' });
  return result.kind;
};

/** Writes what became of an address, its links and a line of the log, in one transaction. */
export const targetFinisher = (
  context: FinishContext,
): ((target: CrawlTarget, result: TargetResult, milliseconds: number) => TargetChange) => {
  const statements = prepare(context.sqlite);
  return context.sqlite.transaction((target: CrawlTarget, result: TargetResult, milliseconds: number): TargetChange => {
    const row = statements.byNumber.get(target.id)!;
    const isDone = result.kind === 'page' || result.kind === 'file' || result.kind === 'not-modified';
    const change = isDone
      ? finishDone(context, statements, target, row, result)
      : finishNotDone(context, statements, target, row, result);
    const response = 'response' in result ? result.response : null;
    const document = 'document' in result ? result.document : null;
    const restored = isDone && row.withdrawn_at !== null;
    statements.log.run({
      run: context.run,
      site: target.site,
      url: target.url,
      role: isDone && result.kind !== 'not-modified' && target.role !== 'start' ? result.kind : target.role,
      change,
      now: iso(context.now()),
      milliseconds: Math.round(milliseconds),
      status: response?.status ?? null,
      finalUrl: response && response.finalUrl !== target.url ? response.finalUrl : null,
      code: restored
        ? 'restored'
        : 'code' in result
          ? result.code
          : result.kind === 'not-modified'
            ? 'not-modified'
            : null,
      reason: 'reason' in result ? result.reason : null,
      sha256: document?.sha256 ?? null,
      size: document?.size ?? null,
      headers: document && response ? JSON.stringify(response.headers) : null,
    });
    return change;
  }).immediate;
};
