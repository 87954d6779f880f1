import { type Handler, Parser } from 'htmlparser2';

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

const UNSEEN = new Set(
  'script style noscript template select option optgroup datalist button input textarea svg math canvas audio video map head title meta base link object applet'.split(
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

/** Attributes that a reader of this folder asks for; Word repeats kilobytes of `style` in every cell. */
const KEPT_ATTRIBUTES = new Set(
  'id class role href src title colspan rowspan start type value name property content hidden style'.split(' '),
);

/** Elements whose `style` says more than whether they are hidden. */
const STYLED = new Set(['ol']);

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/** An element whose end is not yet reached. */
interface OpenElement {
  readonly tag: string;
  attributes: Record<string, string> | null;
  readonly children: PageNode[];
  textLength: number;
  linkLength: number;
  tableCount: number;
  /** Hidden elements that were noted before this one began. */
  readonly hiddenBefore: readonly [elements: number, tables: number];
}

/** Builds the tree of what is visible from the events of the parser, so that no second tree is ever held. */
class TreeBuilder implements Partial<Handler> {
  readonly facts: Facts = { title: '', metas: new Map(), baseUrl: null, hiddenElements: 0, hiddenTables: 0 };
  private readonly open: OpenElement[] = [];
  /** Elements that are open inside one that is never seen, that one first; nothing in it is kept. */
  private readonly unseen: OpenElement[] = [];
  private titleText = '';

  constructor() {
    this.open.push(this.begin('root'));
  }

  get root(): PageElement {
    return this.close(this.open[0]!);
  }

  onopentagname(tag: string): void {
    if (this.unseen.length > 0 || UNSEEN.has(tag)) this.unseen.push(this.begin(tag));
    else this.open.push(this.begin(tag));
  }

  onattribute(name: string, value: string): void {
    if (!KEPT_ATTRIBUTES.has(name)) return;
    const element = this.unseen.at(-1) ?? this.open.at(-1)!;
    if (name === 'style' && !STYLED.has(element.tag) && !HIDING_STYLE.test(value)) return;
    element.attributes ??= {};
    element.attributes[name] ??= value;
  }

  ontext(text: string): void {
    if (this.unseen.length > 0) {
      if (this.unseen.at(-1)?.tag === 'title' && this.facts.title === '') this.titleText += text;
      return;
    }
    const parent = this.open.at(-1)!;
    const { children } = parent;
    const last = children.length - 1;
    // entities come apart from the text around them
    if (typeof children[last] === 'string') children[last] += text;
    else children.push(text);
    parent.textLength += visibleLength(text);
  }

  onclosetag(): void {
    const unseen = this.unseen.pop();
    if (unseen) {
      this.noteHeadElement(unseen);
      return;
    }
    if (this.open.length === 1) return;
    const element = this.open.pop()!;
    if (element.attributes !== null && isHidden(element.attributes)) this.noteHidden(element);
    else this.add(element);
  }

  private begin(tag: string): OpenElement {
    const { hiddenElements, hiddenTables } = this.facts;
    return {
      tag,
      attributes: null,
      children: [],
      textLength: 0,
      linkLength: 0,
      tableCount: tag === 'table' ? 1 : 0,
      hiddenBefore: [hiddenElements, hiddenTables],
    };
  }

  private close({ tag, attributes, children, textLength, linkLength, tableCount }: OpenElement): PageElement {
    const own = attributes ?? NO_ATTRIBUTES;
    if (FRAMES.has(tag)) return { tag, attributes: own, children: [], textLength: 0, linkLength: 0, tableCount: 0 };
    const link = tag === 'a' ? textLength : linkLength;
    return { tag, attributes: own, children, textLength, linkLength: link, tableCount };
  }

  private add(element: OpenElement): void {
    const closed = this.close(element);
    const parent = this.open.at(-1)!;
    parent.children.push(closed);
    parent.textLength += closed.textLength;
    parent.linkLength += closed.linkLength;
    parent.tableCount += closed.tableCount;
  }

  /** A hidden element counts once, whatever is hidden in it. */
  private noteHidden({ textLength, tableCount, hiddenBefore: [elements, tables] }: OpenElement): void {
    const { facts } = this;
    const [inside, tablesInside] = [facts.hiddenElements - elements, facts.hiddenTables - tables];
    facts.hiddenElements = elements + (textLength + inside > 0 ? 1 : 0);
    facts.hiddenTables = tables + (tableCount + tablesInside > 0 && textLength + inside > 0 ? 1 : 0);
  }

  private noteHeadElement({ tag, attributes }: OpenElement): void {
    const { facts } = this;
    const outermost = this.unseen[0]?.tag;
    if (outermost !== undefined && outermost !== 'head') return;
    if (tag === 'title' && facts.title === '') facts.title = this.titleText.replace(/\s+/g, ' ').trim();
    const name = (attributes?.name ?? attributes?.property ?? '').toLowerCase();
    if (tag === 'meta' && name !== '' && attributes?.content) facts.metas.set(name, attributes.content.trim());
    if (tag === 'base' && attributes?.href) facts.baseUrl ??= attributes.href;
  }
}

/** Parses HTML, however broken, into the tree of what is visible; the nesting must be limited before. */
export const parsePage = (html: string): Page => {
  const builder = new TreeBuilder();
  new Parser(builder).end(html);
  return { ...builder.facts, body: builder.root };
};

/** Visits an element and everything in it, parents first; a visitor that returns false skips the inside. */
export const visitElements = (element: PageElement, visit: (element: PageElement) => boolean): void => {
  if (!visit(element)) return;
  for (const child of element.children) if (typeof child !== 'string') visitElements(child, visit);
};
