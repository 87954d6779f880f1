import type { Site } from '../site.ts';
import { foundWord } from './crawl-words.ts';
import { isFileLink, type PageLink } from './find-links.ts';
import { decodedText, extensionInText, fileExtension, isOtherFile, isSiteHost } from './normalize-url.ts';

/** What is done with a link and why (取舍). `topic` is the word that decided. */
export type LinkDecision =
  | { readonly take: 'file' | 'page'; readonly reason: string }
  | { readonly take: null; readonly reason: string };

/** What is known of the page that a link stands on. */
export interface LinkPage {
  /** Word of its heading that says it is about budget performance or publishes budgets, or null. */
  readonly topic: string | null;
  /** A list of entries, not an article. */
  readonly isListing: boolean;
  readonly isStart: boolean;
  /** Clicks from a start page. */
  readonly depth: number;
}

const take = (what: 'file' | 'page', reason: string): LinkDecision => ({ take: what, reason });
const ignore = (reason: string): LinkDecision => ({ take: null, reason });

/** The word that says that a text is about budget performance or a publication that holds such forms. */
export const topicOf = (text: string): string | null => foundWord('target', text) ?? foundWord('carrier', text);

const matches = (patterns: readonly string[], link: PageLink): boolean =>
  patterns.some((pattern) => {
    const expression = new RegExp(pattern, 'iu');
    return expression.test(link.url) || expression.test(link.text);
  });

const fileName = (url: string): string => {
  const { pathname, searchParams } = new URL(url);
  return [decodedText(pathname.split('/').at(-1) ?? ''), ...searchParams.values()].join(' ');
};

const SHOWN_EXTENSION = 8;

const judgeFile = (link: PageLink, page: LinkPage, site: Site): LinkDecision => {
  const extension = fileExtension(link.url) || extensionInText(link.text);
  if (isOtherFile(extension)) return ignore(`a .${extension.slice(0, SHOWN_EXTENSION)} file, no document`);
  if (matches(site.links.files, link)) return take('file', 'the site file names it');
  if (link.region === 'chrome') return ignore('in the navigation of the page');
  if (!isSiteHost(link.url, site.start, site.hosts))
    return ignore('on another host; name it under hosts if it belongs to the site');
  if (site.links.all) return take('file', 'the site file takes all');
  const own = `${link.text} ${fileName(link.url)}`;
  const unwanted = foundWord('ignored', own);
  if (unwanted && !foundWord('target', own)) return ignore(`about ${unwanted}`);
  const said = topicOf(own) ?? topicOf(link.context);
  if (link.region === 'image') {
    // Scanned forms stand as pictures in articles about them; other pictures are decoration.
    return page.topic && !page.isListing
      ? take('file', `a picture in an article about ${page.topic}`)
      : ignore('a picture');
  }
  if (said) return take('file', `says ${said}`);
  const around = foundWord('ignored', link.context);
  if (around) return ignore(`beside ${around}`);
  if (page.topic) return take('file', `on a page about ${page.topic}`);
  return ignore('nothing says that it is about budget performance');
};

const judgePageLink = (link: PageLink, page: LinkPage, site: Site): LinkDecision => {
  if (!isSiteHost(link.url, site.start, site.hosts))
    return ignore('on another host; name it under hosts if it belongs to the site');
  if (link.region === 'image') return ignore('a picture');
  const wanted = matches(site.links.follow, link);
  if (page.depth + 1 > site.maxDepth) return ignore(`more than ${site.maxDepth} clicks from a start page`);
  if (wanted) return take('page', 'the site file names it');
  const said = topicOf(link.text);
  const unwanted = foundWord('ignored', link.text);
  if (unwanted && !foundWord('target', link.text)) return ignore(`about ${unwanted}`);
  if (link.region === 'chrome')
    return page.isStart && said ? take('page', `a column about ${said}`) : ignore('in the navigation of the page');
  if (said) return take('page', `says ${said}`);
  if (link.region === 'script') {
    // `<span data-url="/files/a.html">下载</span>` is an attachment; other scripted elements are search, sharing, printing.
    const attached =
      page.topic !== null && !page.isListing && /附件|下载|查看|打开/.test(`${link.text} ${link.context}`);
    return attached ? take('page', `attached to a page about ${page.topic}`) : ignore('an address in a script');
  }
  if (link.region === 'frame')
    return page.topic
      ? take('page', 'shown inside the page')
      : ignore('nothing says that it is about budget performance');
  if (site.links.all && link.region === 'entry') return take('page', 'the site file takes all');
  if (page.topic && page.isListing && link.region === 'entry') return take('page', `an entry below ${page.topic}`);
  const column = page.isListing && foundWord('sublisting', link.text);
  return column ? take('page', `a column about ${column}`) : ignore('nothing says that it is about budget performance');
};

/** Decides about one link of a page; every decision has a reason that a person can read. */
export const judgeLink = (link: PageLink, page: LinkPage, site: Site): LinkDecision => {
  if (matches(site.links.ignore, link)) return ignore('the site file ignores it');
  return isFileLink(link) || matches(site.links.files, link)
    ? judgeFile(link, page, site)
    : judgePageLink(link, page, site);
};
