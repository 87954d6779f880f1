import type { CrawlRole, CrawlTarget } from '../../model/index.ts';

/** A row of `crawl_target`. */
export interface TargetRow {
  readonly target_number: number;
  readonly site: string;
  readonly url: string;
  readonly role: CrawlRole;
  /** `queued`, `done`, `failed`, `refused`, `deferred`, `missing`, `withdrawn`, `ignored`. */
  readonly state: string;
  readonly code: string | null;
  readonly reason: string | null;
  readonly depth: number;
  readonly parent_url: string | null;
  readonly link_text: string;
  readonly topic: string | null;
  readonly published_on: string | null;
  readonly entries: number;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly form_digest: string | null;
  readonly attempts: number;
  readonly checked_at: string | null;
  readonly changed_at: string | null;
  readonly run_number: number | null;
  readonly missing_run: number | null;
  readonly withdrawn_at: string | null;
}

/** What the crawler needs of a row. */
export const targetOf = (row: TargetRow): CrawlTarget => ({
  id: row.target_number,
  site: row.site,
  url: row.url,
  role: row.role,
  depth: row.depth,
  parentUrl: row.parent_url,
  topic: row.topic,
  etag: row.etag,
  lastModified: row.last_modified,
  sha256: row.sha256,
  formDigest: row.form_digest,
});
