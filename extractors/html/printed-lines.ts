import { type PageElement, type PageNode, visibleLength } from './page-tree.ts';

/** Elements that begin and end a line of their own. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A line feed of the source, which prints as a blank; `\n` is kept for printed line breaks. */
const SOURCE_BREAK = '\v';

const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f]';
const BREAK_BETWEEN_WIDE = new RegExp(`(?<=${WIDE})\\v(?=${WIDE})`, 'g');

/** Source text ready to be joined: line feeds marked, or kept as printed breaks inside `<pre>`. */
export const markBreaks = (text: string, preformatted: boolean): string => {
  if (!text.includes('\n') && !text.includes('\r')) return text;
  const unified = text.replace(/\r\n?/g, '\n');
  return preformatted ? unified : unified.replaceAll('\n', SOURCE_BREAK);
};

/** Most cells hold one short text; only these characters give work. */
const NEEDS_SETTLING = /[\t\f\v\n\u00a0]| {2}/;

/**
 * Printed text of joined source pieces: blanks collapse, a source line feed between two Chinese characters vanishes (CSS
 * Text 4.1.3, Word breaks its HTML in mid word), `&nbsp;` becomes a blank, lines are trimmed.
 */
export const settleText = (joined: string): string => {
  if (!NEEDS_SETTLING.test(joined)) return joined.trim();
  return joined
    .replace(/[ \t\f\v]+/g, (run) => (run.includes(SOURCE_BREAK) ? SOURCE_BREAK : ' '))
    .replace(BREAK_BETWEEN_WIDE, '')
    .replaceAll(SOURCE_BREAK, ' ')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
};

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const romanNumeral = (value: number): string => {
  let rest = value;
  let text = '';
  for (const [amount, sign] of ROMAN)
    while (rest >= amount) {
      text += sign;
      rest -= amount;
    }
  return text;
};

const listNumber = (value: number, type: string): string => {
  if (/^a$/i.test(type) && value >= 1 && value <= 26) return String.fromCharCode((type === 'a' ? 96 : 64) + value);
  if (/^i$/i.test(type) && value >= 1 && value < 400)
    return type === 'i' ? romanNumeral(value) : romanNumeral(value).toUpperCase();
  return String(value);
};

const NO_MARKERS: ReadonlyMap<PageNode, string> = new Map();

/** Printed markers of the items of an ordered list (`1.`, `a.`), by item; empty for other elements. */
export const listMarkers = (list: PageElement): ReadonlyMap<PageNode, string> => {
  if (list.tag !== 'ol') return NO_MARKERS;
  const markers = new Map<PageNode, string>();
  if (/list-style(-type)?\s*:\s*none/i.test(list.attributes.style ?? '')) return markers;
  let value = Number.parseInt(list.attributes.start ?? '1', 10) || 1;
  for (const item of list.children) {
    if (typeof item === 'string' || item.tag !== 'li') continue;
    const own = Number.parseInt(item.attributes.value ?? '', 10);
    if (Number.isInteger(own)) value = own;
    markers.set(item, `${listNumber(value, list.attributes.type ?? '1')}.`);
    value += 1;
  }
  return markers;
};

const isCell = (tag: string): boolean => tag === 'td' || tag === 'th';

/** Stands between a list marker and its item, whose own paragraph must not part the two. */
const AFTER_MARKER = '\u0000';

interface Collecting {
  readonly out: string[];
  readonly skip: (inner: PageElement) => boolean;
  /** Printed characters that are still wanted. */
  wanted: number;
}

const collect = (node: PageNode, to: Collecting, preformatted: boolean, marker = ''): void => {
  if (to.wanted <= 0) return;
  if (typeof node === 'string') {
    to.out.push(markBreaks(node, preformatted));
    to.wanted -= visibleLength(node);
    return;
  }
  if (node.tag === 'br') to.out.push('\n');
  if (node.tag === 'br' || to.skip(node)) return;
  // cells of a table inside a cell must not run together
  const edge = isCell(node.tag) ? ' ' : BLOCK_TAGS.has(node.tag) ? '\n' : '';
  if (edge !== '') to.out.push(edge);
  if (marker !== '') to.out.push(marker, AFTER_MARKER);
  const markers = listMarkers(node);
  for (const child of node.children) collect(child, to, preformatted || node.tag === 'pre', markers.get(child));
  if (edge !== '') to.out.push(edge);
};

/**
 * Text of an element as printed, a line per `<br>` or block, empty lines dropped; `skip` leaves elements out. What follows
 * after the first `wanted` characters may be missing.
 */
export const printedLines = (
  element: PageElement,
  skip: (inner: PageElement) => boolean = () => false,
  wanted = Number.POSITIVE_INFINITY,
): string => {
  if (element.textLength === 0) return '';
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string' && !only.includes('\n') && !only.includes('\r'))
    return settleText(only);
  const to: Collecting = { out: [], skip, wanted };
  for (const child of element.children) collect(child, to, element.tag === 'pre');
  const joined = to.out.join('');
  const text = settleText(joined.includes(AFTER_MARKER) ? joined.replace(/\u0000\s*/g, '') : joined);
  return text.includes('\n\n') ? text.replace(/\n{2,}/g, '\n') : text;
};
