import type { Site } from '../site.ts';
import { isWord } from './crawl-words.ts';
import { normalizeUrl } from './normalize-url.ts';
import { type PageView, textOf } from './page-view.ts';

/** Numbers that a script gives names to: `var countPage = 5, currentPage = 0;`. */
const scriptNumbers = (script: string): ReadonlyMap<string, number> =>
  new Map(
    [...script.matchAll(/(?:var\s+|[,;\s])(\w+)\s*=\s*["']?(\d+)["']?\s*[,;\n]/g)].map(([, name = '', n]) => [
      name,
      Number(n),
    ]),
  );

const splitArguments = (text: string): string[] => text.split(',').map((part) => part.trim());
const unquoted = (text: string | undefined): string => (text ?? '').replace(/^["']|["']$/g, '');
const isQuoted = (text: string | undefined): boolean => /^["']/.test(text ?? '');

/** A listing that numbers its further pages: `{name}_{number}.{extension}`. */
interface NumberedPages {
  readonly name: string;
  readonly extension: string;
  /** Number in the file name of the page after this one, or null on the last page. */
  readonly next: number | null;
  /** There is more than one page. */
  readonly several: boolean;
}

/**
 * `createPageHTML(5, 0, "index", "html")` of TRS: the second page is `index_1.html`. With an element's name first, as in
 * `createPageHTML('page_div', 5, 1, 'list', 'shtml', 93)`, the second page is `list_2.shtml`.
 */
const calledPages = (script: string): NumberedPages | null => {
  const numbers = scriptNumbers(script);
  const value = (text: string | undefined): number =>
    /^\d+$/.test(unquoted(text)) ? Number(unquoted(text)) : (numbers.get(text ?? '') ?? Number.NaN);
  for (const [, list = ''] of script.matchAll(/create[Pp]age(?:HTML|Html)?\w*\s*\(([^()]{5,200})\)/g)) {
    const all = splitArguments(list);
    const named = isQuoted(all[0]) && !/^\d+$/.test(unquoted(all[0]));
    const [count, current, name, extension] = named ? all.slice(1) : all;
    if (!isQuoted(name) || !isQuoted(extension)) continue;
    const [pages, at] = [value(count), value(current)];
    if (Number.isNaN(pages) || Number.isNaN(at)) continue;
    const last = named ? pages : pages - 1;
    return {
      name: unquoted(name),
      extension: unquoted(extension).replace(/^\./, ''),
      next: at + 1 <= last ? at + 1 : null,
      several: pages > 1,
    };
  }
  return null;
};

/** `new Pager({size: 8, current: 0, prefix: 'index', suffix: 'html'})`: counted from 0, like TRS. */
const pagerPages = (script: string): NumberedPages | null => {
  const settings = /\bPager\s*\(\s*\{([^{}]*)\}/i.exec(script)?.[1];
  if (!settings) return null;
  const entry = (key: string): string => new RegExp(`\\b${key}\\s*:\\s*["']?([\\w-]+)`, 'i').exec(settings)?.[1] ?? '';
  const [size, current] = [Number(entry('size') || entry('total')), Number(entry('current') || '0')];
  const [name, extension] = [entry('prefix'), entry('suffix') || 'html'];
  if (!name || !Number.isInteger(size) || !Number.isInteger(current)) return null;
  return { name, extension, next: current + 1 < size ? current + 1 : null, several: size > 1 };
};

const pageOf = (view: PageView, { name, extension, next }: NumberedPages): string | null =>
  next === null ? null : normalizeUrl(`${name}_${next}.${extension}`, view.base);

const IN_ONCLICK = /(?:location(?:\.href)?|encodeURI|open|href)\s*(?:=|\()\s*(?:encodeURI\()?\s*["']([^"']+)["']/i;

/** Address of a link for a person: its href, its script, or Hanweb's `tagname`. */
const linkAddress = (attributes: Readonly<Record<string, string>>): string | null => {
  const { href = '', onclick = '', tagname = '' } = attributes;
  if (href && !/^\s*(?:javascript:|#)/i.test(href)) return href;
  return (
    IN_ONCLICK.exec(onclick.slice(0, 2000))?.[1] ??
    IN_ONCLICK.exec(href.slice(0, 2000))?.[1] ??
    (tagname.includes('/') ? tagname : null)
  );
};

const disabled = (attributes: Readonly<Record<string, string>>): boolean =>
  /disabled|nolink/i.test(attributes.class ?? '');

const nextLink = (view: PageView): string | null => {
  for (const node of view.elements) {
    const { name = '', attribs = {} } = node;
    if (!['a', 'input', 'span', 'button', 'li'].includes(name) || disabled(attribs)) continue;
    const text = name === 'input' ? (attribs.value ?? '') : (node.children ?? []).length > 4 ? '' : textOf(node);
    const isNext = isWord('next', text) || isWord('next', attribs.title ?? '') || attribs.rel === 'next';
    const address = isNext ? linkAddress(attribs) : null;
    const url = address === null ? null : normalizeUrl(address, view.base);
    if (url && url !== view.url) return url;
  }
  return null;
};

const NUMBERS = /\d+/g;

/** Place of the one number in which two addresses differ, or -1. */
const differingNumber = (a: string, b: string): number => {
  const [first, second] = [a.match(NUMBERS) ?? [], b.match(NUMBERS) ?? []];
  if (a.replace(NUMBERS, '#') !== b.replace(NUMBERS, '#')) return -1;
  const places = first.flatMap((number, index) => (number === second[index] ? [] : [index]));
  return places.length === 1 ? places[0]! : -1;
};

/** Where pages are only numbered (`1 2 3 … 9`), the page after the one that is shown without a link or equals this one. */
const numberedLink = (view: PageView): string | null => {
  const numbered = view.elements.flatMap((node) => {
    if (node.name !== 'a' || !/^\d{1,4}$/.test(textOf(node))) return [];
    const address = linkAddress(node.attribs ?? {});
    const url = address === null ? null : normalizeUrl(address, view.base);
    return url ? [{ number: Number(textOf(node)), url }] : [];
  });
  if (numbered.length < 1) return null;
  const here = numbered.find(({ url }) => url === view.url)?.number;
  const current = here ?? currentNumber(numbered, view.url);
  return numbered.find(({ number }) => number === current + 1)?.url ?? null;
};

/** Number of this page among numbered links: from the number in its own address, else the first. */
const currentNumber = (numbered: readonly { readonly number: number; readonly url: string }[], url: string): number => {
  for (const other of numbered) {
    const place = differingNumber(other.url, url);
    if (place < 0) continue;
    const shift = other.number - Number(other.url.match(NUMBERS)?.[place]);
    return Number(url.match(NUMBERS)?.[place]) + shift;
  }
  return 1;
};

/** The service that a JPage list takes its next entries from: `<nextgroup><![CDATA[<a href="…dataproxy.jsp?page=2…">`. */
const nextGroup = (source: string, base: string): string | null => {
  const start = source.search(/<nextgroup>/i);
  const group = start < 0 ? '' : (source.slice(start, start + 2000).split(/<\/nextgroup>/i)[0] ?? '');
  const address = /href\s*=\s*["']([^"']+)["']/i.exec(group)?.[1];
  return address ? normalizeUrl(address.replaceAll('&amp;', '&'), base) : null;
};

/** Pages that a site file describes: number {n} in a pattern. */
const patternPage = (view: PageView, { pattern, first, last }: Site['paging']): string | null => {
  if (pattern === undefined) return null;
  const target = (n: number): string | null =>
    normalizeUrl(
      pattern.replaceAll('{n}', String(n)),
      pattern.startsWith('?') ? view.url.replace(/\?.*$/, '') : view.url,
    );
  for (let n = first; n <= last; n++) if (target(n) === view.url) return n < last ? target(n + 1) : null;
  return first <= last ? target(first) : null;
};

/**
 * The next page of a listing (下一页), or null: by the site file, by the calls of content systems, by a link that says so,
 * by numbered links. One page at a time: each page knows its own successor best.
 */
export const findNextPage = (view: PageView, paging: Site['paging']): string | null => {
  const described = patternPage(view, paging);
  if (described !== null) return described;
  if (paging.next !== undefined) {
    const [node] = view.select(paging.next);
    const address = node && linkAddress(node.attribs ?? {});
    return address ? normalizeUrl(address, view.base) : null;
  }
  for (const script of view.scripts) {
    const pages = calledPages(script) ?? pagerPages(script);
    if (pages !== null) return pageOf(view, pages);
    const group = nextGroup(script, view.base);
    if (group !== null) return group;
  }
  return nextLink(view) ?? numberedLink(view);
};

/** Whether a page is one of several of a listing, also the last: a way back, or a content system's call for more than one. */
export const isPaged = (view: PageView): boolean =>
  view.scripts.some((script) => (calledPages(script) ?? pagerPages(script))?.several === true) ||
  view.elements.some(
    (node) => node.name === 'a' && isWord('back', textOf(node)) && linkAddress(node.attribs ?? {}) !== null,
  );

/** The next page of a list service's XML. */
export const findNextGroup = (xml: string, base: string): string | null => nextGroup(xml, base);
