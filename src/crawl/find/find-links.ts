import { load } from 'cheerio/slim';
import { dateInUrl, findDate } from './find-date.ts';
import { extensionInText, fileExtension, isDownloadAddress, normalizeUrl } from './normalize-url.ts';
import { type PageNode, type PageView, textOf } from './page-view.ts';

/** A link as a page shows it (链接). */
export interface PageLink {
  readonly url: string;
  /** Link text, or the title attribute where that says more. */
  readonly text: string;
  /** Text of the list entry, table row or paragraph around it. */
  readonly context: string;
  /** Day beside it or in its address, ISO 8601. */
  readonly date: string | null;
  /**
   * `entry` of a list in the content, `body` text around, `chrome` navigation, header and footer, `script` an address in
   * a script or attribute, `frame` a document shown inside the page, `image` a picture in the article.
   */
  readonly region: 'entry' | 'body' | 'chrome' | 'script' | 'frame' | 'image';
}

const ROWS: ReadonlySet<string> = new Set(['li', 'tr', 'dd', 'dt', 'p', 'h2', 'h3', 'h4']);
const CHROME_TAGS: ReadonlySet<string> = new Set(['nav', 'header', 'footer', 'aside']);
const CHROME_NAME =
  /(?:^|[\s_-])(?:nav|navi?bar|menu|header|footer|foot|top|crumbs?|breadcrumb|position|dqwz|friend\w*|yqlj|link-?list|share|pag(?:e|er|ing|ination)|fenye|search|sitemap|related|xgwz|xgyd|hot\w*)(?:$|[\s_\d-])/i;
const ARTICLE_NAME =
  /TRS_Editor|TRS_UEDITOR|article|content|zoom|detail|main-?text|v_news_content|ue_table|xxgk|conTxt/i;

const MAX_CONTEXT = 300;
const MAX_CLIMB = 14;

const namesOf = (node: PageNode): string => `${node.attribs?.class ?? ''} ${node.attribs?.id ?? ''}`;

/** What stands around a link: its row, the list of rows, and whether that is navigation. */
interface Place {
  /** List entry, table row or paragraph; null where the link stands bare in a box. */
  readonly row: PageNode | null;
  readonly list: PageNode | null;
  readonly chrome: boolean;
  readonly article: boolean;
}

const placeOf = (link: PageNode): Place => {
  let row: PageNode | null = null;
  let box: PageNode | null = null;
  let [chrome, article] = [false, false];
  let node = link.parent;
  for (let climbed = 0; node?.name !== undefined && climbed < MAX_CLIMB; climbed++, node = node.parent) {
    if (row === null && ROWS.has(node.name)) row = node;
    if (box === null && (node.name === 'div' || node.name === 'td')) box = node;
    if (CHROME_TAGS.has(node.name) || CHROME_NAME.test(namesOf(node))) chrome = true;
    if (ARTICLE_NAME.test(namesOf(node))) article = true;
  }
  return { row, list: (row ?? box)?.parent ?? null, chrome, article };
};

/** Text right before and after a link, up to the next element. */
const textBeside = ({ prev, next }: PageNode): string =>
  [prev, next, next?.next].map((node) => (!node || node.name === 'a' ? '' : textOf(node))).join(' ');

/** Texts of rows, which many links may share. */
const rowTexts = new WeakMap<PageNode, string>();

const contextOf = (link: PageNode, { row }: Place): string => {
  if (!row) return `${textOf(link)} ${textBeside(link)}`.slice(0, MAX_CONTEXT);
  const text = rowTexts.get(row) ?? textOf(row).slice(0, MAX_CONTEXT);
  rowTexts.set(row, text);
  return text;
};

const titled = (node: PageNode): string => {
  const text = textOf(node);
  const title = (node.attribs?.title ?? node.attribs?.alt ?? '').replace(/\s+/g, ' ').trim();
  // Lists cut long titles (…) and keep the whole in the attribute.
  return title.length > text.replace(/(?:\.{2,}|…+)$/, '').length ? title : text;
};

const IN_CALL = /(?:open|href|url|download\w*|show\w*|view\w*|location)\s*(?:\(|=|:)[^'"]{0,40}['"]([^'"]+)['"]/i;
/** Longer scripts in attributes are not searched. */
const LONGEST_CALL = 2000;
const DATA_ATTRIBUTES = [
  'data-href',
  'data-url',
  'data-src',
  'data-file',
  'data-link',
  'data-download',
  'filepath',
  'oldsrc',
  'downurl',
];

/** The address that a link carries outside its href: `onclick="window.open('/a.pdf')"`, `href="javascript:down('/a.xls')"`. */
const scriptedAddress = ({ attribs = {} }: PageNode): string | null => {
  const { href = '', onclick = '' } = attribs;
  const calls = [onclick, /^\s*javascript:/i.test(href) ? href : ''].filter(
    ({ length }) => length > 0 && length < LONGEST_CALL,
  );
  for (const call of calls) {
    const inCall =
      IN_CALL.exec(call)?.[1] ?? [...call.matchAll(/['"]([^'"]+\.[a-z0-9]{2,5}(?:\?[^'"]*)?)['"]/gi)][0]?.[1];
    if (inCall) return inCall;
  }
  for (const name of DATA_ATTRIBUTES) if (attribs[name]?.includes('/')) return attribs[name];
  return null;
};

/** The file inside the address of a viewer page: `/pdfjs/web/viewer.html?file=/a/b.pdf`. */
const unwrapped = (url: string): string => {
  const inner = new URL(url).searchParams;
  for (const key of ['file', 'fileurl', 'src', 'url']) {
    const value = inner.get(key);
    if (value && /\.(?:pdf|docx?|xlsx?|wps|et|ofd)$/i.test(value)) return normalizeUrl(value, url) ?? url;
  }
  return url;
};

interface Found {
  readonly node: PageNode;
  readonly address: string;
  readonly region: PageLink['region'] | null;
}

const FRAMES: Readonly<Record<string, string>> = { iframe: 'src', embed: 'src', object: 'data', frame: 'src' };

const addressesOf = (node: PageNode): Found[] => {
  const { name = '', attribs = {} } = node;
  const frame = FRAMES[name];
  if (frame) return attribs[frame] ? [{ node, address: attribs[frame], region: 'frame' }] : [];
  if (name === 'img') return attribs.src ? [{ node, address: attribs.src, region: 'image' }] : [];
  const href = attribs.href;
  if ((name === 'a' || name === 'area') && href && !/^\s*(?:javascript:|#)/i.test(href))
    return [{ node, address: href, region: null }];
  const scripted =
    name === 'a' || attribs.onclick || name === 'button' || name === 'span' ? scriptedAddress(node) : null;
  return scripted ? [{ node, address: scripted, region: name === 'a' ? null : 'script' }] : [];
};

const LITERAL = /["']([^"'\s<>]{1,300}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar))["']/gi;

/** Files whose addresses only stand in scripts: `var appendix = "<a href='./P02.xls'>…"`, `files: ["/a/b.pdf"]`. */
const scriptLinks = (view: PageView): PageLink[] =>
  view.scripts.flatMap((script) => {
    if (/<datastore|<record\b/i.test(script)) return [];
    const links: PageLink[] = [];
    for (const [, address = ''] of script.matchAll(LITERAL)) {
      const url = normalizeUrl(address, view.base);
      if (url) links.push({ url, text: '', context: '', date: dateInUrl(url), region: 'script' });
    }
    return links;
  });

/** Contents of `<record>` elements; split and not matched, so that a hostile source takes no time. */
const recordsIn = (source: string): string[] =>
  source
    .split(/<\/record>/i)
    .slice(0, -1)
    .map((piece) => piece.slice(piece.toLowerCase().lastIndexOf('<record>') + '<record>'.length))
    .map((piece) => piece.replace(/^\s*<!\[CDATA\[/, '').replace(/\]\]>\s*$/, ''));

/** Entries that a JPage list keeps in a script: `<datastore>…<record><![CDATA[<li><a …>]]></record>`. */
const recordLinks = (source: string, base: string): PageLink[] => {
  const links: PageLink[] = [];
  for (const html of recordsIn(source)) {
    const $ = load(html);
    const context = $.root().text().replace(/\s+/g, ' ').trim().slice(0, MAX_CONTEXT);
    for (const element of $('a[href]').toArray() as unknown as PageNode[]) {
      const url = normalizeUrl(element.attribs?.href ?? '', base);
      if (url)
        links.push({ url, text: titled(element), context, date: findDate(context) ?? dateInUrl(url), region: 'entry' });
    }
  }
  return links;
};

const IMAGE_CHROME =
  /icon|logo|banner|button|btn|\/images?\/(?:index|common|top|foot)|ewm|qrcode|share|theme|skin|template|dangzheng|jiucuo/i;

const isArticleImage = (url: string, place: Place): boolean =>
  place.article &&
  !place.chrome &&
  /\.(?:jpe?g|png|tiff?|bmp)$/i.test(new URL(url).pathname) &&
  !IMAGE_CHROME.test(url);

/** Links with a place in the page, and how many links stand in the same list. */
interface Placed {
  readonly link: PageLink;
  readonly place: Place;
}

const placedLink = (view: PageView, { node, address, region }: Found): Placed | null => {
  const absolute = normalizeUrl(address, view.base);
  if (absolute === null) return null;
  const url = unwrapped(absolute);
  const place = placeOf(node);
  if (region === 'image' && !isArticleImage(url, place)) return null;
  const context = contextOf(node, place);
  const text = titled(node).slice(0, MAX_CONTEXT);
  const base = { url, text, context, date: findDate(context) ?? dateInUrl(url) };
  return { link: { ...base, region: region ?? (place.chrome ? 'chrome' : 'body') }, place };
};

const LIST_SIZE = 3;

/** Marks as entries what stands in a list: several rows of one parent, most with a date, or many rows with real titles. */
const markEntries = (placed: readonly Placed[]): PageLink[] => {
  const lists = new Map<PageNode, Placed[]>();
  for (const item of placed) {
    const { list } = item.place;
    if (!list || item.link.region !== 'body') continue;
    const items = lists.get(list);
    if (items) items.push(item);
    else lists.set(list, [item]);
  }
  const entries = new Set<PageLink>();
  for (const items of lists.values()) {
    const dated = items.filter(({ link }) => findDate(link.context) !== null).length;
    const titles = items.filter(({ link }) => link.text.length >= 4).length;
    if ((dated >= 1 && dated >= items.length / 2) || titles >= LIST_SIZE)
      for (const { link } of items) entries.add(link);
  }
  return placed.map(({ link }) => (entries.has(link) ? { ...link, region: 'entry' } : link));
};

const better = (a: PageLink, b: PageLink): PageLink => {
  const rank = ({ region, text }: PageLink): number =>
    (region === 'chrome' ? 0 : region === 'script' ? 1 : 2) * 1000 + text.length;
  return rank(b) > rank(a) ? b : a;
};

/** All links of a page, each address once, with the words around it. `selector` limits them to some elements. */
export const findLinks = (view: PageView, selector?: string): readonly PageLink[] => {
  const inside = selector === undefined ? null : new Set(view.select(selector));
  const isInside = (node: PageNode): boolean => {
    for (let at: PageNode | null | undefined = node; at; at = at.parent) if (inside?.has(at)) return true;
    return false;
  };
  const nodes = inside === null ? view.elements : view.elements.filter(isInside);
  const placed = nodes.flatMap(addressesOf).flatMap((found) => placedLink(view, found) ?? []);
  const records = view.scripts.flatMap((script) => recordLinks(script, view.base));
  const links = new Map<string, PageLink>();
  for (const link of [...markEntries(placed), ...records, ...(inside === null ? scriptLinks(view) : [])]) {
    const before = links.get(link.url);
    links.set(link.url, before ? better(before, link) : link);
  }
  links.delete(normalizeUrl(view.url) ?? view.url);
  return [...links.values()];
};

/** Entries of a page that is not HTML but a list service's XML (JPage `dataproxy.jsp`). */
export const findRecordLinks = (xml: string, base: string): readonly PageLink[] => recordLinks(xml, base);

/** Whether a link leads to a file and not to a page, as far as address and text tell. */
export const isFileLink = ({ url, text, region }: PageLink): boolean => {
  if (region === 'image' || fileExtension(url) !== '') return true;
  return isDownloadAddress(url) && (extensionInText(text) !== '' || /附件|下载/.test(text));
};
