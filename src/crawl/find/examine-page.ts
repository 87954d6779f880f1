import type { Site } from '../site.ts';
import { decodePage } from './decode-page.ts';
import { findLinks, findRecordLinks, type PageLink } from './find-links.ts';
import { findNextGroup, findNextPage, isPaged } from './find-paging.ts';
import { judgeLink, type LinkDecision, topicOf } from './judge-link.ts';
import { formText, judgePage, type PageKind } from './judge-page.ts';
import { viewPage } from './page-view.ts';

/** A link and what is done with it. */
export interface JudgedLink {
  readonly link: PageLink;
  readonly decision: LinkDecision;
}

/** All that a crawl wants to know of one page. */
export interface ExaminedPage {
  readonly kind: PageKind;
  readonly title: string;
  readonly topic: string | null;
  /** How many entries of lists it shows. */
  readonly entries: number;
  readonly links: readonly JudgedLink[];
  readonly next: string | null;
  /** Text of a form printed on the page itself, or null. */
  readonly form: string | null;
}

/** A page as it was received. */
export interface ReceivedPage {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly depth: number;
  readonly isStart: boolean;
  /** A further page of a start page's listing. */
  readonly isContinued: boolean;
  /** Topic of the listing or article that led here; further pages of a listing have none of their own. */
  readonly inheritedTopic: string | null;
}

const LISTING_ENTRIES = 3;

const examineRecords = (xml: string, received: ReceivedPage, site: Site): ExaminedPage => {
  const page = { topic: received.inheritedTopic, isListing: true, isStart: false, depth: received.depth };
  const links = findRecordLinks(xml, received.url);
  return {
    kind: { kind: 'page' },
    title: '',
    topic: received.inheritedTopic,
    entries: links.length,
    links: links.map((link) => ({ link, decision: judgeLink(link, page, site) })),
    next: findNextGroup(xml, received.url),
    form: null,
  };
};

/** Looks at one page: what it is, which links are taken and why, where its listing goes on. Pure. */
export const examinePage = (received: ReceivedPage, site: Site): ExaminedPage => {
  const html = decodePage(received.bytes, received.contentType);
  if (/^\s*(?:<\?xml[^>]*>\s*)?<datastore/i.test(html)) return examineRecords(html, received, site);
  const view = viewPage(html, received.url);
  const found = findLinks(view, site.links.items);
  const next = findNextPage(view, site.paging);
  const entries = found.filter(({ region }) => region === 'entry');
  const dated = entries.filter(({ date }) => date !== null).length;
  const isListing =
    received.isStart || received.isContinued || next !== null || dated >= LISTING_ENTRIES || isPaged(view);
  const topic = topicOf(view.heading) ?? received.inheritedTopic;
  const page = { topic, isListing, isStart: received.isStart, depth: received.depth };
  return {
    kind: judgePage(view, found.length),
    title: view.title,
    topic,
    entries: entries.length,
    links: found.filter(({ url }) => url !== next).map((link) => ({ link, decision: judgeLink(link, page, site) })),
    next,
    form: formText(view),
  };
};
