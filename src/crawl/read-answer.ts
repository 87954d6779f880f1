import { createHash } from 'node:crypto';
import type { CrawlTarget, FoundLink, ResponseFacts, TargetResult } from '../model/index.ts';
import type { FetchedResponse, FetchOutcome } from './fetch/fetch-outcome.ts';
import { fileNameOf } from './fetch/file-name.ts';
import type { FileArchive } from './file-archive.ts';
import { type ExaminedPage, examinePage, type JudgedLink } from './find/examine-page.ts';
import { isFileLink } from './find/find-links.ts';
import { topicOf } from './find/judge-link.ts';
import { decodedText } from './find/normalize-url.ts';
import type { Site } from './site.ts';

/** What reading an answer works with. */
export interface ReadContext {
  readonly site: Site;
  readonly archive: FileArchive;
}

const responseFacts = ({ finalUrl, status, headers }: FetchedResponse, url: string): ResponseFacts => ({
  finalUrl,
  status,
  headers,
  etag: headers.etag ?? null,
  lastModified: headers['last-modified'] ?? null,
  fileName: fileNameOf(headers, url),
});

const HTML_START =
  /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype|html|head|body|script|meta|title|div|table|\?xml|datastore)/i;
/** Tags of a page that begins with words; a text file sent as text/html has none. */
const HTML_TAG = /<(?:a|div|p|ul|li|table|tr|td|span|br|font|center|frameset|iframe)\b/i;
const PAGE_BYTES = 4 * 1024 * 1024;

/** Whether bytes are a web page, by themselves first: servers give files as text/html and pages as octet-stream. */
const isPage = (bytes: Uint8Array, contentType: string): boolean => {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (
    /^(?:%PDF|PK\u0003\u0004|\u00d0\u00cf\u0011\u00e0|Rar!|\{\\rtf|\u00ff\u00d8\u00ff|\u0089PNG|7z\u00bc\u00af|\u001f\u008b)/.test(
      head,
    )
  )
    return false;
  // A mail page (MHT) and an Excel sheet saved as a page (both begin like text or HTML) are documents.
  if (/^mime-version:/i.test(head) || /urn:schemas-microsoft-com:office:(?:excel|word)/i.test(head)) return false;
  if (HTML_START.test(head)) return true;
  return (
    /text\/html|application\/xhtml/i.test(contentType) &&
    HTML_TAG.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))
  );
};

const foundLink = (target: CrawlTarget, page: ExaminedPage, { link, decision }: JudgedLink): FoundLink => ({
  url: link.url,
  role: decision.take ?? (isFileLink(link) ? 'file' : 'page'),
  taken: decision.take !== null,
  reason: decision.reason,
  depth: target.depth + 1,
  text: link.text.slice(0, 200),
  topic: topicOf(`${link.text} ${decodedText(link.url)}`) ?? page.topic,
  publishedOn: link.date,
  continues: false,
});

const nextPage = (target: CrawlTarget, page: ExaminedPage, url: string, reason: string): FoundLink => ({
  url,
  role: 'page',
  taken: true,
  reason,
  depth: target.depth,
  text: '',
  topic: page.topic,
  publishedOn: null,
  continues: true,
});

const digestOf = (text: string): string => createHash('sha256').update(text.replace(/\s+/g, '')).digest('hex');

const readPage = async (
  context: ReadContext,
  target: CrawlTarget,
  answer: FetchedResponse,
  page: ExaminedPage,
): Promise<TargetResult> => {
  const links = page.links.map((judged) => foundLink(target, page, judged));
  if (page.next) links.push(nextPage(target, page, page.next, 'the next page of a listing'));
  const formDigest = page.form === null ? null : digestOf(page.form);
  const isNewForm = formDigest !== null && formDigest !== target.formDigest;
  return {
    kind: 'page',
    response: responseFacts(answer, target.url),
    links,
    entries: page.entries,
    document: isNewForm ? await context.archive.put(answer.bytes) : null,
    formDigest,
  };
};

const PAGE_FAILURES = {
  login: ['login', 'a login page came instead'],
  challenge: ['challenge', 'a page against robots came instead'],
  empty: ['empty', 'an empty page came'],
} as const;

const readHtml = async (context: ReadContext, target: CrawlTarget, answer: FetchedResponse): Promise<TargetResult> => {
  const page = examinePage(
    {
      url: answer.finalUrl,
      bytes: answer.bytes,
      contentType: answer.headers['content-type'] ?? '',
      depth: target.depth,
      isStart: target.role === 'start',
      // Further pages of a listing are no click away from it.
      isContinued: target.role === 'page' && target.depth === 0,
      inheritedTopic: target.topic,
    },
    context.site,
  );
  const { kind } = page;
  if (kind.kind === 'missing')
    return { kind: 'missing', code: 'soft-404', reason: `the page says ${kind.sign} with status 200` };
  if (kind.kind === 'redirect') {
    const link = nextPage(target, page, kind.to, 'a page that sends on');
    return {
      kind: 'page',
      response: responseFacts(answer, target.url),
      links: [link],
      entries: 0,
      document: null,
      formDigest: null,
    };
  }
  if (kind.kind !== 'page') {
    const [code, reason] = PAGE_FAILURES[kind.kind];
    return { kind: 'failed', code, reason: `${reason} (${kind.sign})` };
  }
  // An address that looks like a file and gives a page: an article about the file, or the site's page for everything.
  if (target.role === 'file' && page.form === null && !page.links.some(({ decision }) => decision.take === 'file'))
    return {
      kind: 'failed',
      code: 'page-instead-of-file',
      reason: `expected a document, found a web page (${page.title.slice(0, 60)})`,
    };
  return readPage(context, target, answer, page);
};

const readFetched = async (
  context: ReadContext,
  target: CrawlTarget,
  answer: FetchedResponse,
): Promise<TargetResult> => {
  if (answer.bytes.byteLength === 0)
    return { kind: 'failed', code: 'empty', reason: 'expected a page or document, found no byte' };
  if (!isPage(answer.bytes, answer.headers['content-type'] ?? ''))
    return {
      kind: 'file',
      response: responseFacts(answer, target.url),
      document: await context.archive.put(answer.bytes),
    };
  if (answer.bytes.byteLength > PAGE_BYTES)
    return { kind: 'refused', code: 'too-large', reason: 'a web page of more than 4 MB' };
  try {
    return await readHtml(context, target, answer);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'failed', code: 'page-unreadable', reason: 'the page is nested too deeply to be read' };
  }
};

/** Makes of an outcome of the network what the frontier keeps; null when the run was stopped. Throws `ArchiveError`. */
export const readOutcome = async (
  context: ReadContext,
  target: CrawlTarget,
  outcome: FetchOutcome,
): Promise<TargetResult | null> => {
  switch (outcome.kind) {
    case 'fetched':
      return readFetched(context, target, outcome);
    case 'gone':
      return { kind: 'missing', code: String(outcome.status), reason: `the host answered ${outcome.status}` };
    case 'stopped':
      return null;
    default:
      return outcome.kind === 'not-modified' ? { kind: 'not-modified' } : outcome;
  }
};
