import { load } from 'cheerio/slim';

/** An element of a page that a reader can see. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
  /** Visible characters without blanks inside the element, and how many of them are link text. */
  readonly textLength: number;
  readonly linkLength: number;
  /** Tables inside the element. */
  readonly tableCount: number;
}

/** A visible element or a piece of text as the source has it. */
export type PageNode = PageElement | string;

/** A parsed page without scripts, comments and hidden elements. */
export interface Page {
  readonly body: PageElement;
  /** Text of `<title>`. */
  readonly title: string;
  /** `<meta>` entries by lower-case name. */
  readonly metas: ReadonlyMap<string, string>;
  readonly baseUrl: string | null;
  /** Hidden elements that held text, and whether one of them held a table. */
  readonly hiddenElements: number;
  readonly hiddenTables: number;
}

/** The part of the parser's tree that is used here. */
interface ParsedNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Record<string, string>;
  readonly children?: readonly ParsedNode[];
}

const UNSEEN = new Set(
  'script style noscript template select option optgroup datalist button input textarea svg math canvas audio video map head title meta link object applet'.split(
    ' ',
  ),
);

/** Elements that show another document; kept for their address alone. */
const FRAMES = new Set(['iframe', 'frame', 'embed']);

const HIDING_STYLE = /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes.hidden !== undefined || (attributes.style !== undefined && HIDING_STYLE.test(attributes.style));

/** Characters of a text that print: all but blanks. */
export const visibleLength = (text: string): number => {
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && code !== 0xa0 && code !== 0x3000) length += 1;
  }
  return length;
};

interface Facts {
  title: string;
  readonly metas: Map<string, string>;
  baseUrl: string | null;
  hiddenElements: number;
  hiddenTables: number;
}

const plainText = (node: ParsedNode): string =>
  node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(plainText).join('');

const holdsTable = (node: ParsedNode): boolean => node.name === 'table' || (node.children ?? []).some(holdsTable);

const noteHidden = (node: ParsedNode, facts: Facts): void => {
  if (visibleLength(plainText(node)) === 0) return;
  facts.hiddenElements += 1;
  if (holdsTable(node)) facts.hiddenTables += 1;
};

const noteHeadElement = (node: ParsedNode, facts: Facts): void => {
  const attributes = node.attribs ?? {};
  if (node.name === 'title' && facts.title === '') facts.title = plainText(node).replace(/\s+/g, ' ').trim();
  const name = (attributes.name ?? attributes.property ?? '').toLowerCase();
  if (node.name === 'meta' && name !== '' && attributes.content) facts.metas.set(name, attributes.content.trim());
  if (node.name === 'base' && attributes.href) facts.baseUrl ??= attributes.href;
};

const HEAD_ELEMENTS = new Set(['title', 'meta', 'base']);

const convert = (node: ParsedNode, facts: Facts): PageNode | null => {
  if (node.type === 'text') return node.data ?? '';
  const tag = (node.name ?? '').toLowerCase();
  const attributes = node.attribs ?? {};
  if (tag === 'head') for (const child of node.children ?? []) noteHeadElement(child, facts);
  else if (HEAD_ELEMENTS.has(tag)) noteHeadElement(node, facts);
  if (UNSEEN.has(tag) || (node.type !== 'tag' && node.type !== 'root')) return null;
  if (isHidden(attributes)) {
    noteHidden(node, facts);
    return null;
  }
  if (FRAMES.has(tag)) return { tag, attributes, children: [], textLength: 0, linkLength: 0, tableCount: 0 };
  const children: PageNode[] = [];
  let [textLength, linkLength, tableCount] = [0, 0, tag === 'table' ? 1 : 0];
  for (const parsed of node.children ?? []) {
    const child = convert(parsed, facts);
    if (child === null) continue;
    children.push(child);
    if (typeof child === 'string') {
      textLength += visibleLength(child);
      continue;
    }
    textLength += child.textLength;
    linkLength += child.linkLength;
    tableCount += child.tableCount;
  }
  return { tag, attributes, children, textLength, linkLength: tag === 'a' ? textLength : linkLength, tableCount };
};

/** Parses HTML, however broken, into the tree of what is visible; the nesting must be limited before. */
export const parsePage = (html: string): Page => {
  const root = load(html).root()[0] as unknown as ParsedNode;
  const facts: Facts = { title: '', metas: new Map(), baseUrl: null, hiddenElements: 0, hiddenTables: 0 };
  const body = convert(root, facts);
  const empty: PageElement = { tag: 'body', attributes: {}, children: [], textLength: 0, linkLength: 0, tableCount: 0 };
  return { ...facts, body: body === null || typeof body === 'string' ? empty : body };
};

/** Visits an element and everything in it, parents first; a visitor that returns false skips the inside. */
export const visitElements = (element: PageElement, visit: (element: PageElement) => boolean): void => {
  if (!visit(element)) return;
  for (const child of element.children) if (typeof child !== 'string') visitElements(child, visit);
};
