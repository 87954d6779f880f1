import { type Handler, Parser } from 'htmlparser2';

/** An element of a page that a reader can see. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
  /** Visible characters without blanks inside the element, how many of them are link text, and in texts that are a mere date. */
  readonly textLength: number;
  readonly linkLength: number;
  readonly dateLength: number;
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

/** A text that is nothing but a date, as it stands beside the links of a list: `[2025-01-12]`, `01/12`, `2025年1月12日`. */
const BARE_DATE =
  /^\s*[[(（【]?\s*(\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(\s+\d{1,2}:\d{2}(:\d{2})?)?\s*[\])）】]?\s*$/;

/** Longest text that can be a date. */
const MAX_DATE_LENGTH = 40;

/** Visible characters of the texts among some nodes that are nothing but a date. */
const bareDateLength = (nodes: readonly PageNode[]): number => {
  let length = 0;
  for (const node of nodes)
    if (typeof node === 'string' && node.length <= MAX_DATE_LENGTH && BARE_DATE.test(node))
      length += visibleLength(node);
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

const NO_ATTRIBUTES: Record<string, string> = Object.freeze({});

/** An element that grows until its end is reached; the same object then stands in the tree. */
type OpenElement = { -readonly [Field in keyof PageElement]: PageElement[Field] } & {
  attributes: Record<string, string>;
  readonly children: PageNode[];
};

/** An open element that hides what is in it, and how much was hidden before it. */
interface Hiding {
  readonly element: OpenElement;
  readonly elements: number;
  readonly tables: number;
}

const beginElement = (tag: string): OpenElement => ({
  tag,
  attributes: NO_ATTRIBUTES,
  children: [],
  textLength: 0,
  linkLength: 0,
  dateLength: 0,
  tableCount: tag === 'table' ? 1 : 0,
});

/** Settles the lengths of an element whose end is reached. */
const endElement = (element: OpenElement): OpenElement => {
  if (FRAMES.has(element.tag)) return Object.assign(beginElement(element.tag), { attributes: element.attributes });
  if (element.tag === 'a') {
    element.linkLength = element.textLength;
    element.dateLength = 0;
  } else element.dateLength += bareDateLength(element.children);
  return element;
};

/** Builds the tree of what is visible from the events of the parser, so that no second tree is ever held. */
class TreeBuilder implements Partial<Handler> {
  readonly facts: Facts = { title: '', metas: new Map(), baseUrl: null, hiddenElements: 0, hiddenTables: 0 };
  private readonly open: OpenElement[] = [beginElement('root')];
  /** Elements that are open inside one that is never seen, that one first; nothing in it is kept. */
  private readonly unseen: OpenElement[] = [];
  private readonly hiding: Hiding[] = [];
  private titleText = '';

  get root(): PageElement {
    return endElement(this.open[0]!);
  }

  onopentagname(tag: string): void {
    if (this.unseen.length > 0 || UNSEEN.has(tag)) this.unseen.push(beginElement(tag));
    else this.open.push(beginElement(tag));
  }

  onattribute(name: string, value: string): void {
    if (!KEPT_ATTRIBUTES.has(name)) return;
    const element = this.unseen.at(-1) ?? this.open.at(-1)!;
    if (name === 'style' && !STYLED.has(element.tag) && !HIDING_STYLE.test(value)) return;
    if (element.attributes === NO_ATTRIBUTES) element.attributes = {};
    element.attributes[name] ??= value;
    if (this.unseen.length === 0 && (name === 'hidden' || name === 'style')) this.noteHiding(element);
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
    if (this.hiding.at(-1)?.element === element) this.noteHidden(this.hiding.pop()!);
    else this.add(endElement(element));
  }

  private add(element: OpenElement): void {
    const parent = this.open.at(-1)!;
    parent.children.push(element);
    parent.textLength += element.textLength;
    parent.linkLength += element.linkLength;
    parent.dateLength += element.dateLength;
    parent.tableCount += element.tableCount;
  }

  private noteHiding(element: OpenElement): void {
    const { facts, hiding } = this;
    if (hiding.at(-1)?.element === element || !isHidden(element.attributes)) return;
    hiding.push({ element, elements: facts.hiddenElements, tables: facts.hiddenTables });
  }

  /** A hidden element counts once, whatever is hidden in it. */
  private noteHidden({ element: { textLength, tableCount }, elements, tables }: Hiding): void {
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
    const name = (attributes.name ?? attributes.property ?? '').toLowerCase();
    if (tag === 'meta' && name !== '' && attributes.content) facts.metas.set(name, attributes.content.trim());
    if (tag === 'base' && attributes.href) facts.baseUrl ??= attributes.href;
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

/** About the first `length` characters of an element. */
export const leadingText = (element: PageElement, length: number): string => {
  let text = '';
  for (const child of element.children) {
    if (text.length >= length) break;
    text += typeof child === 'string' ? child : leadingText(child, length - text.length);
  }
  return text;
};
