import { type Note, repair } from '../../src/model/index.ts';
import type { PageContent, PageLine } from './page-content.ts';
import { median } from './rectangle.ts';

/** Shares of the page height in which headers (页眉), footers (页脚) and page numbers (页码) stand. */
const NUMBER_MARGIN = 0.1;
/** `— 1 —` and `第1页` say what they are wherever they stand at the edge of the print. */
const MARKED_NUMBER_MARGIN = 0.2;
const HEADER_MARGIN = 0.085;
/** A running line stands on this many pages at least, and on half of them. */
const LEAST_PAGES = 3;

const PAGE_NUMBER =
  /^(?:第?\s*[-–—―·.~]*\s*\d{1,4}\s*[-–—―·.~]*\s*页?(?:\s*[,，/]?\s*共?\s*\d{1,4}\s*页?)?|page\s*\d+(?:\s*of\s*\d+)?|[ivxl]{1,6})$/i;

/** Outermost lines of a page, at most three at the top and three at the bottom, from outside in. */
const outerLines = ({ items }: PageContent): readonly (readonly PageLine[])[] => {
  const cut = (list: readonly PageContent['items'][number][]): PageLine[] => {
    const lines: PageLine[] = [];
    for (const item of list.slice(0, 3)) {
      if (item.kind !== 'line') break;
      lines.push(item);
    }
    return lines;
  };
  const byBottom = [...items].sort((a, b) => b.box[3] - a.box[3]);
  return [cut(items), cut(byBottom)];
};

const shape = (text: string): string => text.replace(/\d+/g, '#').replace(/\s+/g, '');

const inMargin = (line: PageLine, page: PageContent, share: number): boolean =>
  line.box[3] < page.height * share || line.box[1] > page.height * (1 - share);

/** Place of a line as a key: its shape and its side of the page. Odd and even pages may mirror it. */
const keyOf = (line: PageLine, page: PageContent): string =>
  `${line.box[1] < page.height / 2 ? 'top' : 'bottom'} ${shape(line.line.text)}`;

const isMarked = (line: PageLine): boolean => /\d.*[-–—页]|of/.test(line.line.text);

const isPageNumber = (line: PageLine, page: PageContent): boolean =>
  PAGE_NUMBER.test(line.line.text.trim()) &&
  inMargin(line, page, isMarked(line) ? MARKED_NUMBER_MARGIN : NUMBER_MARGIN);

/** Lines that repeat in the margin of many pages in letters no larger than the text. */
const runningKeys = (pages: readonly PageContent[]): ReadonlySet<string> => {
  const body = median(
    pages.flatMap((page) => page.items.flatMap((i) => (i.kind === 'line' ? [i.line.size] : []))),
    12,
  );
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set<string>();
    for (const line of outerLines(page).flat()) {
      if (inMargin(line, page, HEADER_MARGIN) && line.line.size <= body * 1.2) keys.add(keyOf(line, page));
    }
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, pages.length * 0.5);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
};

/** A number alone on the only page may be content; one that counts the pages is not. */
const countsPages = (pages: readonly PageContent[]): boolean => {
  const offsets = new Map<number, number>();
  for (const page of pages) {
    for (const line of outerLines(page).flat()) {
      if (!isPageNumber(line, page)) continue;
      const number = Number(/\d+/.exec(line.line.text)?.[0] ?? Number.NaN);
      const offset = number - page.page;
      if (!Number.isNaN(offset)) offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
    }
  }
  return Math.max(0, ...offsets.values()) >= 2 || offsets.has(0);
};

/**
 * Pages without headers, footers and page numbers. What was removed is said once for each text, so that nothing goes
 * silently.
 */
export const removeFurniture = (
  pages: readonly PageContent[],
): { readonly pages: readonly PageContent[]; readonly notes: readonly Note[] } => {
  const running = runningKeys(pages);
  const numbered = countsPages(pages);
  const removed = new Map<string, string>();
  const kept = pages.map((page): PageContent => {
    const dropped = new Set<PageLine>();
    for (const side of outerLines(page)) {
      for (const line of side) {
        const number = isPageNumber(line, page) && (numbered || isMarked(line));
        if (!number && !(running.has(keyOf(line, page)) && inMargin(line, page, HEADER_MARGIN))) break;
        dropped.add(line);
        const key = number ? 'page number' : keyOf(line, page);
        if (!removed.has(key)) removed.set(key, line.line.text);
      }
    }
    return dropped.size === 0 ? page : { ...page, items: page.items.filter((item) => !dropped.has(item as PageLine)) };
  });
  const notes = [...removed].map(([key, text]) =>
    repair('noise-removed', text, '', key === 'page number' ? 'a page number' : 'it runs along the margin', null),
  );
  return { pages: kept, notes };
};
