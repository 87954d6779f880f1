import type { FlowFilter } from './flow-blocks.ts';
import { leadingText, type PageElement, visitElements } from './page-tree.ts';
import { countDataTables } from './table-grid.ts';

/** What of a page is its article, and what is left out around it. */
export interface MainContent {
  readonly elements: readonly PageElement[];
  readonly filter: FlowFilter;
  /** First `<h1>` outside the article: the title of the page. */
  readonly heading: PageElement | null;
}

/** Ids and classes of the article body in the CMSs of Chinese government sites. */
const ARTICLE_NAME =
  /^(ucap-?content|zoom|zoomcon|trs_editor\w*|view|v_news_content|vsb_content\w*|wp_articlecontent|article_?(body|con|cont|content|text|txt)|artibody|artcontent|pages_content|content_?(text|body|main|con)|contenttext|news_?(con|content|text|body)|detail_?(con|content|text)|xxgk_?(content|con|text)|con_?text|txt_?con|zwcontent|maincontent|textcontent|bt_content|zw|xl_?con|scroll_cont|j-content|easysite-news-text|gkcontent|content|article)$/i;

const CHROME_TAG = new Set(['nav', 'footer', 'aside', 'header']);

const CHROME_NAME =
  /^(nav\w*|\w*[-_]nav|navbar|menu\w*|top-?(bar|nav|menu)|breadcrumbs?|crumbs?|bread\w*|position|location|dqwz|wz|weizhi|curpos\w*|current-?(position|location)|foot\w*|page-?foot\w*|bottom-?(nav|link\w*|bar)|copyright|header|page-?head\w*|share\w*|bdshare\w*|bshare\w*|fenxiang|social\w*|ewm|erweima|qr-?code|qrcode\w*|side-?bar\w*|related\w*|xgxx|xgwz|xglj|xgyd|friend-?link\w*|yqlj|toolbar|tool-?bar|print\w*|dayin|pages?-?tools?|font-?size|search\w*|login\w*|prev-?next|pagination|ad|ads|advert\w*|float\w*|gotop|back-?top|links?)$/i;

/** Lines that a CMS prints around an article. */
const CHROME_LINE =
  /^(当前位置|您(现在)?(所在)?的?位置|你的位置|首页\s*[>›»]|分享(到|至)?\s*[:：]?|扫一扫|扫码|打印本页|关闭窗口|[【[]?\s*(打印|关闭|我要纠错|纠错)|字[体号]\s*[:：]|浏览(次数|量)|点击(数|率|次数)|访问(次数|量)|上一[篇条]|下一[篇条]|返回(顶部|首页)|版权所有|主办(单位)?[:：].*(网站标识码|ICP备|公网安备|$)|网站标识码|.{0,12}ICP备|责任编辑|来源[:：].*(发布|时间)|(发布|发表|更新)(时间|日期)\s*[:：]|信息来源\s*[:：])/;

const NO_NAMES: readonly string[] = [];

const namesOf = ({ attributes: { id = '', class: classes = '' } }: PageElement): readonly string[] =>
  id === '' && classes === '' ? NO_NAMES : `${id} ${classes}`.split(/\s+/).filter((name) => name !== '');

/** Elements named like an article body, outermost ones left out where they hold a better one. */
const findArticles = (body: PageElement): readonly PageElement[] => {
  const found: PageElement[] = [];
  const descend = (element: PageElement): boolean => {
    const before = found.length;
    for (const child of element.children) if (typeof child !== 'string') descend(child);
    const named = element.tag === 'article' || namesOf(element).some((name) => ARTICLE_NAME.test(name));
    if (!named || element.textLength === 0) return found.length > before;
    const innerLength = found.slice(before).reduce((sum, inner) => sum + inner.textLength, 0);
    // a wrapper of about the same text adds only share bars; one of much more text holds parts the inner ones lack
    if (innerLength >= 0.8 * element.textLength) return true;
    found.length = before;
    found.push(element);
    return true;
  };
  descend(body);
  return found;
};

const LIST_TAG = new Set(['ul', 'ol', 'dl', 'div']);

/** Characters of a list in which the word for attachments (附件) is looked for. */
const SEARCHED = 500;

/** True for a list of links and the dates beside them (link density, as in Readability); a list of attachments is none. */
const isLinkList = (element: PageElement): boolean =>
  LIST_TAG.has(element.tag) &&
  element.tableCount === 0 &&
  element.linkLength > 40 &&
  element.linkLength + element.dateLength > 0.85 * element.textLength &&
  !leadingText(element, SEARCHED).includes('附件');

const isChrome = (element: PageElement, body: PageElement, hasTables: boolean): boolean => {
  const linked = isLinkList(element);
  // where a page has tables, the longest list of links is not what it was made for
  if (linked && hasTables) return true;
  const named = CHROME_TAG.has(element.tag) || namesOf(element).some((name) => CHROME_NAME.test(name));
  if (!named && !linked) return false;
  // a badly named wrapper of the page itself is no chrome
  return element.textLength < 0.4 * body.textLength && countDataTables(element) === 0;
};

const isChromeLine = (text: string): boolean => text.length <= 80 && !text.includes('\n') && CHROME_LINE.test(text);

/** Visible text of an element that is neither link nor date. */
const proseOf = ({ textLength, linkLength, dateLength }: PageElement): number => textLength - linkLength - dateLength;

/** Visible text without links outside the given elements. */
const proseOutside = (
  body: PageElement,
  inside: ReadonlySet<PageElement>,
  skip: (e: PageElement) => boolean,
): number => {
  let length = proseOf(body);
  visitElements(body, (element) => {
    const counted = inside.has(element) || (element !== body && skip(element));
    if (counted) length -= proseOf(element);
    return !counted;
  });
  return length;
};

const findHeading = (body: PageElement, inside: ReadonlySet<PageElement>): PageElement | null => {
  let heading: PageElement | null = null;
  visitElements(body, (element) => {
    if (element.tag === 'h1' && element.textLength > 0) heading ??= element;
    return heading === null && !inside.has(element);
  });
  return heading;
};

/**
 * The article of a page (正文). Where elements named like an article body hold every data table of the page and most of its
 * prose, they are the article; otherwise the whole page is, without navigation, footers and share bars. `isFactsTable`
 * tells the table of publication facts, which is read apart.
 */
export const findMainContent = (body: PageElement, isFactsTable: (table: PageElement) => boolean): MainContent => {
  const chrome = new WeakMap<PageElement, boolean>();
  const hasTables = countDataTables(body) > 0;
  const skipElement = (element: PageElement): boolean => {
    const known = chrome.get(element);
    if (known !== undefined) return known;
    const skipped = (element.tag === 'table' && isFactsTable(element)) || isChrome(element, body, hasTables);
    chrome.set(element, skipped);
    return skipped;
  };
  const whole: MainContent = {
    elements: [body],
    filter: { skipElement: (element) => element !== body && skipElement(element), skipLine: isChromeLine },
    heading: null,
  };
  const articles = findArticles(body);
  if (articles.length === 0) return whole;
  const inside = new Set(articles);
  const articleLength = articles.reduce((sum, article) => sum + article.textLength, 0);
  const insideTables = articles.reduce((sum, article) => sum + article.tableCount, 0);
  if (proseOutside(body, inside, skipElement) > articleLength) return whole;
  if (hasDataTableOutside(body, inside, skipElement, insideTables)) return whole;
  return {
    elements: articles,
    filter: { skipElement: (element) => !inside.has(element) && skipElement(element), skipLine: isChromeLine },
    heading: findHeading(body, inside),
  };
};

const hasDataTableOutside = (
  body: PageElement,
  inside: ReadonlySet<PageElement>,
  skip: (element: PageElement) => boolean,
  insideTables: number,
): boolean => {
  if (body.tableCount === insideTables) return false;
  let found = false;
  visitElements(body, (element) => {
    if (inside.has(element) || (element !== body && skip(element))) return false;
    // a frame of the page holds articles; only a table without any counts
    if (element.tag === 'table' && countDataTables(element) > 0 && !holdsAny(element, inside)) found = true;
    return !found;
  });
  return found;
};

const holdsAny = (element: PageElement, wanted: ReadonlySet<PageElement>): boolean => {
  let held = false;
  visitElements(element, (inner) => {
    if (wanted.has(inner)) held = true;
    return !held;
  });
  return held;
};
