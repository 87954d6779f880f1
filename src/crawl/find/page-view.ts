import { load } from 'cheerio/slim';
import { normalizeUrl } from './normalize-url.ts';

/** The part of the parser's tree that is used here. */
export interface PageNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly PageNode[];
  readonly parent?: PageNode | null;
  readonly prev?: PageNode | null;
  readonly next?: PageNode | null;
}

/** A page of a government site (网页), parsed once for all that looks at it. */
export interface PageView {
  readonly url: string;
  /** Where relative links start: `<base href>` or the page itself. */
  readonly base: string;
  /** Text of `<title>`. */
  readonly title: string;
  /** What the page is about: ArticleTitle or ColumnName of its `<meta>`, `<h1>`, the last steps of 当前位置, the title. */
  readonly heading: string;
  /** Every element in document order. */
  readonly elements: readonly PageNode[];
  /** Texts of the scripts. */
  readonly scripts: readonly string[];
  /** Visible text with its blanks folded. */
  readonly text: string;
  /** Elements that a CSS selector names. */
  readonly select: (selector: string) => readonly PageNode[];
}

const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'select', 'option']);

/** Elements and texts that deeper nesting may hide are not looked at: hostile pages nest without end. */
const MAX_DEPTH = 400;

const folded = (text: string): string => text.replace(/[\s\u00a0\u3000]+/g, ' ').trim();

const collectText = (node: PageNode, into: string[], depth: number): void => {
  if (node.type === 'text') into.push(node.data ?? '');
  if (depth > MAX_DEPTH || UNSEEN.has(node.name ?? '')) return;
  for (const child of node.children ?? []) collectText(child, into, depth + 1);
};

/** Visible text of an element, blanks folded. */
export const textOf = (node: PageNode): string => {
  const parts: string[] = [];
  collectText(node, parts, 0);
  return folded(parts.join(' '));
};

/** Visible text of an element up to a number of characters: enough to know what stands there. */
export const shortTextOf = (node: PageNode, limit: number): string => textOf(node).slice(0, limit);

const collectElements = (node: PageNode, into: PageNode[], depth: number): void => {
  for (const child of node.children ?? []) {
    if (child.name === undefined) continue;
    into.push(child);
    if (depth < MAX_DEPTH) collectElements(child, into, depth + 1);
  }
};

const scriptText = (node: PageNode): string => (node.children ?? []).map((child) => child.data ?? '').join('');

const metaOf = (elements: readonly PageNode[], names: readonly string[]): string => {
  for (const wanted of names)
    for (const { name, attribs } of elements)
      if (name === 'meta' && attribs?.name?.toLowerCase() === wanted && attribs.content?.trim())
        return folded(attribs.content);
  return '';
};

const POSITION = /(?:当前|现在|您的|所在)(?:的)?位置|您现在的位置/;

/** The breadcrumb (当前位置): the steps after the home page. */
const breadcrumb = (elements: readonly PageNode[]): string => {
  for (let index = elements.length - 1; index >= 0; index--) {
    const element = elements[index]!;
    const { class: className = '', id = '' } = element.attribs ?? {};
    const named = /crumb|position|location|dqwz|curpos|place/i.test(`${className} ${id}`);
    if (!named && !(element.children ?? []).some((child) => POSITION.test(child.data ?? ''))) continue;
    const text = shortTextOf(element, 200);
    if (named ? text.length > 3 : POSITION.test(text)) return text.replace(POSITION, '').replace(/^[\s:：]+/, '');
  }
  return '';
};

const headingOf = (elements: readonly PageNode[], title: string): string => {
  const meta = metaOf(elements, ['articletitle', 'columnname']);
  const h1 = elements.find(({ name }) => name === 'h1');
  return [...new Set([meta, h1 ? shortTextOf(h1, 120) : '', breadcrumb(elements), title])].filter(Boolean).join(' | ');
};

/** Parses a page. Never throws for what the page holds. */
export const viewPage = (html: string, url: string): PageView => {
  const $ = load(html);
  const root = $.root()[0] as unknown as PageNode;
  const elements: PageNode[] = [];
  collectElements(root, elements, 0);
  const titleElement = elements.find(({ name }) => name === 'title');
  const title = titleElement ? folded(scriptText(titleElement)) : '';
  const baseHref = elements.find(({ name, attribs }) => name === 'base' && attribs?.href)?.attribs?.href;
  const body = elements.find(({ name }) => name === 'body') ?? root;
  return {
    url,
    base: (baseHref && normalizeUrl(baseHref, url)) || url,
    title,
    heading: headingOf(elements, title),
    elements,
    scripts: elements.filter(({ name }) => name === 'script').map(scriptText),
    text: textOf(body),
    select: (selector) => {
      try {
        return $(selector).toArray() as unknown as PageNode[];
      } catch {
        return [];
      }
    },
  };
};
