/** Elements whose end tag HTML lets authors leave out; they never pile up in a real page. */
const SELF_ENDING = new Set(
  'p li td th tr thead tbody tfoot colgroup option optgroup dt dd rp rt area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);

const TAG = /<!--|<(\/?)([a-zA-Z][\w:-]*)[^<>]*>?/g;

/** Elements whose inside is no markup. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript']);

/** Deepest nesting of elements that is read; real pages stay under a hundred. */
export const MAX_NESTING = 400;

/** End of a comment or of the inside of a raw-text element that begins at `from`; the end of the text when never closed. */
const endOf = (html: string, from: number, closing: RegExp): number => {
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
};

const CLOSING = new Map([...RAW_TEXT].map((name) => [name, new RegExp(`</${name}`, 'gi')]));

/** Follows the open elements like a tree builder does; tells which tags would nest too deep. */
const createNestingGuard = (): ((name: string, closes: boolean, selfClosed: boolean) => boolean) => {
  const open: string[] = [];
  let beyond = 0;
  return (name, closes, selfClosed) => {
    // rows and cells beyond the limit have lost their table, and with it their meaning
    if (SELF_ENDING.has(name)) return beyond > 0;
    if (closes && beyond > 0) {
      beyond -= 1;
      return true;
    }
    if (closes) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      return false;
    }
    if (open.length < MAX_NESTING) {
      if (!selfClosed) open.push(name);
      return false;
    }
    beyond += 1;
    return true;
  };
};

/** HTML that a tree builder can take; `dropped` tags nested too deep, and `isCut` where elements were left out. */
interface LimitedHtml {
  readonly html: string;
  readonly dropped: number;
  readonly isCut: boolean;
}

/**
 * HTML without the tags that open elements deeper than `MAX_NESTING`, whose text stays, and up to its `most`-th element.
 * Tree builders are quadratic in the depth (500,000 unclosed `<div>` took 68 seconds), and an element of eight characters
 * takes 400 bytes of memory.
 */
export const limitElements = (html: string, most: number): LimitedHtml => {
  const isTooDeep = createNestingGuard();
  const tags = new RegExp(TAG);
  const keep: string[] = [];
  let [kept, dropped, elements, end] = [0, 0, 0, html.length];
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      tags.lastIndex = endOf(html, tags.lastIndex, /-->/g);
      continue;
    }
    if (match[1] === '') elements += 1;
    if (elements > most) {
      end = match.index;
      break;
    }
    const closing = match[1] === '' ? CLOSING.get(name) : undefined;
    if (closing) {
      tags.lastIndex = endOf(html, tags.lastIndex, closing);
      continue;
    }
    if (RAW_TEXT.has(name) || !isTooDeep(name, match[1] === '/', match[0].endsWith('/>'))) continue;
    keep.push(html.slice(kept, match.index), ' ');
    kept = match.index + match[0].length;
    dropped += 1;
  }
  keep.push(html.slice(kept, end));
  return { html: keep.join(''), dropped, isCut: end < html.length };
};
