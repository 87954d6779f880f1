/** Why an address was not asked at all. Asking again changes nothing until somebody changes a file. */
export type RefusalCode =
  | 'scheme'
  | 'port'
  | 'private-address'
  | 'robots'
  | 'too-large'
  | 'too-many-redirects'
  | 'redirect-loop'
  | 'bad-redirect';

/** Why there was no answer to use. Another try may help. */
export type FailureCode =
  | 'dns'
  | 'connect'
  | 'connect-timeout'
  | 'header-timeout'
  | 'body-timeout'
  | 'reset'
  | 'truncated'
  | 'encoding'
  | 'tls'
  | 'proxy'
  | 'robots-unreachable'
  | 'status'
  | 'protocol';

/** Validators of an earlier answer (ETag, Last-Modified). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A complete answer. */
export interface FetchedResponse {
  readonly kind: 'fetched';
  readonly status: number;
  /** Where the answer came from, after all redirects. */
  readonly finalUrl: string;
  /** Lower-case names; cookies are left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly redirects: number;
}

/** What became of a request, with all its redirects and tries. */
export type FetchOutcome =
  | FetchedResponse
  | { readonly kind: 'not-modified'; readonly finalUrl: string }
  /** 404 or 410: the server says that there is nothing (any more). */
  | { readonly kind: 'gone'; readonly status: number; readonly finalUrl: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string }
  /** The server asked for a longer pause than this pass waits. `until` is in milliseconds since 1970. */
  | { readonly kind: 'deferred'; readonly until: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly status: number | null; readonly reason: string }
  | { readonly kind: 'stopped' };

/** A request was given up; the message is one line for the user. */
export class FetchError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FetchError';
    this.code = code;
  }
}
