import { type Kysely, sql } from 'kysely';
import { createTable, type TableShape } from '../create-table.ts';

// What the crawler knows. Nothing here is part of an exported record: the clock is in it.

const TABLES: Readonly<Record<string, TableShape>> = {
  // One row while a crawl runs: who holds the database.
  jixiao_crawl_lock: {
    columns: {
      lock_number: 'integer!',
      pid: 'integer!',
      host: 'text!',
      process_mark: 'text!',
      since: 'text!',
      beat_at: 'text!',
    },
    primaryKey: ['lock_number'],
    clustered: false,
  },
  crawl_run: {
    columns: {
      run_number: 'integer!',
      started_at: 'text!',
      ended_at: 'text',
      state: 'text!',
      summary: 'text',
    },
    primaryKey: ['run_number'],
    clustered: false,
  },
  crawl_site: {
    columns: { site: 'text!', title: 'text', division_code: 'text', settings: 'text!', seen_at: 'text!' },
    primaryKey: ['site'],
    clustered: false,
  },
  jixiao_site_run: {
    columns: {
      run_number: 'integer!',
      site: 'text!',
      state: 'text!',
      entries: 'integer',
      documents: 'integer',
    },
    primaryKey: ['run_number', 'site'],
    clustered: true,
  },
  // The frontier and the memory: every address that a site ever linked.
  crawl_target: {
    columns: {
      target_number: 'integer!',
      site: 'text!',
      url: 'text!',
      role: 'text!',
      state: 'text!',
      code: 'text',
      reason: 'text',
      depth: 'integer!',
      parent_url: 'text',
      link_text: 'text!',
      topic: 'text',
      published_on: 'text',
      entries: 'integer!',
      etag: 'text',
      last_modified: 'text',
      file_name: 'text',
      sha256: 'text',
      size: 'integer',
      form_digest: 'text',
      attempts: 'integer!',
      first_seen_at: 'text!',
      checked_at: 'text',
      changed_at: 'text',
      next_check_at: 'text',
      run_number: 'integer',
      missing_run: 'integer',
      withdrawn_at: 'text',
      ingested_sha256: 'text',
      ingested_version: 'text',
    },
    primaryKey: ['target_number'],
    unique: [['site', 'url']],
    clustered: false,
  },
  // One row per answer (and per refusal): the log of what was asked.
  fetch: {
    columns: {
      fetch_number: 'integer!',
      run_number: 'integer!',
      site: 'text!',
      url: 'text!',
      role: 'text!',
      change: 'text!',
      fetched_at: 'text!',
      milliseconds: 'integer!',
      status: 'integer',
      final_url: 'text',
      code: 'text',
      reason: 'text',
      sha256: 'text',
      size: 'integer',
      headers: 'text',
    },
    primaryKey: ['fetch_number'],
    clustered: false,
  },
  crawl_finding: {
    columns: {
      run_number: 'integer!',
      site: 'text!',
      ordinal: 'integer!',
      code: 'text!',
      severity: 'text!',
      message: 'text!',
    },
    primaryKey: ['run_number', 'site', 'ordinal'],
    clustered: true,
  },
  jixiao_robots: {
    columns: { origin: 'text!', text: 'text!', status: 'integer!', fetched_at: 'text!', changed_run: 'integer' },
    primaryKey: ['origin'],
    clustered: false,
  },
};

const INDEXES: readonly (readonly [string, readonly string[]])[] = [
  ['crawl_target', ['site', 'state', 'role']],
  ['crawl_target', ['site', 'parent_url']],
  ['fetch', ['run_number', 'site']],
  ['fetch', ['url']],
];

/** Where a document was published: one row per address that ever gave it. */
const PUBLICATION = `
  select d.id as document_id, t.url, t.site, s.division_code as site_division_code, t.parent_url as page_url, t.link_text,
    t.file_name, t.published_on, t.first_seen_at, t.changed_at, t.withdrawn_at
  from document d
  join document_origin o on o.document_id = d.id
  join crawl_target t on t.url = o.origin
  join crawl_site s on s.site = t.site`;

/** Tables of the crawler. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const [name, shape] of Object.entries(TABLES)) await createTable(db, name, shape);
  for (const [table, columns] of INDEXES)
    await db.schema
      .createIndex(`${table}_${columns.join('_')}`)
      .on(table)
      .columns(columns as string[])
      .execute();
  await sql`create view publication as ${sql.raw(PUBLICATION)}`.execute(db);
};
