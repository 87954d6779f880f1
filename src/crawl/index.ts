// Fetching published documents from government sites: what other rooms may use of it.
export { crawlSite } from './crawl-site.ts';
export { createFetchContext, userAgent } from './fetch/fetch-context.ts';
export type { FetchOutcome } from './fetch/fetch-outcome.ts';
export { createSiteFetcher, type FetchContext } from './fetch/site-fetcher.ts';
export { ArchiveError, type FileArchive, openFileArchive } from './file-archive.ts';
export { type ExaminedPage, examinePage } from './find/examine-page.ts';
export { loadSites, SiteError } from './load-sites.ts';
export { isNetworkFailure, rotAlarms } from './rot-alarms.ts';
export { parseSite, type Site } from './site.ts';
export { warcInfo, warcResponse } from './warc-record.ts';
