// What the crawler and its database say to one another: plain data, so that neither needs to know the other.

/** What an address is to a crawl: a page to begin with, a page, a file (起始页、网页、文件). */
export type CrawlRole = 'start' | 'page' | 'file';

/** An address that is due. */
export interface CrawlTarget {
  readonly id: number;
  readonly site: string;
  readonly url: string;
  readonly role: CrawlRole;
  /** Clicks from a start page. */
  readonly depth: number;
  readonly parentUrl: string | null;
  /** Topic of the link or listing that led here, such as 绩效目标. */
  readonly topic: string | null;
  /** Validators of the last answer. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Bytes of the document that was found here before. */
  readonly sha256: string | null;
  /** Digest of the form that was printed on this page before. */
  readonly formDigest: string | null;
}

/** A link of a page and what was decided about it. */
export interface FoundLink {
  readonly url: string;
  readonly role: 'page' | 'file';
  readonly taken: boolean;
  readonly reason: string;
  readonly depth: number;
  readonly text: string;
  readonly topic: string | null;
  readonly publishedOn: string | null;
  /** The next page of a listing: asked for again when this page showed something new. */
  readonly continues: boolean;
}

/** The parts of an answer that are kept with its bytes. */
export interface ResponseFacts {
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly fileName: string | null;
}

/** Bytes that were put into the archive. */
export interface ArchivedFile {
  readonly sha256: string;
  readonly size: number;
}

/** What became of one address in one pass. */
export type TargetResult =
  | {
      readonly kind: 'page';
      readonly response: ResponseFacts;
      readonly links: readonly FoundLink[];
      readonly entries: number;
      /** The page itself when a form is printed on it and has changed. */
      readonly document: ArchivedFile | null;
      readonly formDigest: string | null;
    }
  | { readonly kind: 'file'; readonly response: ResponseFacts; readonly document: ArchivedFile }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'missing'; readonly code: string; readonly reason: string }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string }
  | { readonly kind: 'deferred'; readonly until: number; readonly reason: string };

/** How an address compares with what was known of it. */
export type TargetChange = 'new' | 'changed' | 'unchanged' | 'missing' | 'refused' | 'failed' | 'deferred';

/** A site as far as the frontier needs to know it. */
export interface FrontierSite {
  readonly name: string;
  readonly start: readonly string[];
  readonly recheckDays: number;
}

/** A failed address and why. */
export interface TargetFailure {
  readonly url: string;
  readonly role: CrawlRole;
  readonly state: string;
  readonly code: string;
  readonly reason: string;
}

/** What a pass over one site showed, counted from the database. */
export interface SiteFacts {
  readonly site: string;
  /** Answers of this pass by role and change, such as `file changed`. */
  readonly changes: Readonly<Record<string, number>>;
  /** Start pages as they ended. */
  readonly start: readonly (TargetFailure & { readonly entries: number })[];
  /** Entries that listings of this site show, and at the end of the pass before. */
  readonly entries: number;
  readonly previousEntries: number | null;
  /** Documents that are published now, and at the end of the pass before. */
  readonly documents: number;
  readonly previousDocuments: number | null;
  readonly ignored: number;
  readonly queued: number;
  readonly withdrawn: readonly string[];
  readonly restored: readonly string[];
  readonly republished: readonly string[];
  /** Documents that were missing in this pass and are kept because too many were. */
  readonly missingKept: number;
  readonly failures: readonly TargetFailure[];
  readonly robotsChanged: readonly string[];
  /** Most addresses that gave one and the same document. */
  readonly sameDocument: number;
}

/** A finding about a source (来源异常). */
export interface SourceFinding {
  readonly site: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** Where a crawl keeps what it knows and what is left to do (待抓队列). Every call is one transaction. */
export interface Frontier {
  /** Queues what is due in this pass; does nothing when the pass has begun this site before. */
  readonly beginSite: (site: FrontierSite) => void;
  /** The next address, pages first, or null when none is left; it stays due until `finish`. */
  readonly take: (site: string, filesOnly: boolean) => CrawlTarget | null;
  /** Gives an address back that was taken and not finished. */
  readonly release: (target: CrawlTarget) => void;
  readonly finish: (target: CrawlTarget, result: TargetResult, milliseconds: number) => TargetChange;
  /** Withdraws what is gone, unless so much is gone that the site itself is broken; counts the pass. */
  readonly finishSite: (site: string) => SiteFacts;
}
