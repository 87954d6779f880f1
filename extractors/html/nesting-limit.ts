/** Elements whose end tag HTML lets authors leave out; they never pile up in a real page. */
const SELF_ENDING = new Set(
  'p li td th tr thead tbody tfoot colgroup option optgroup dt dd rp rt area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);

const TAG = /<(\/?)([a-zA-Z][\w:-]*)[^<>]*>?/g;

/** Deepest nesting of elements that is read; real pages stay under a hundred. */
export const MAX_NESTING = 400;

/**
 * HTML without the tags that open elements deeper than `MAX_NESTING`; their text stays. Tree builders are quadratic in
 * the depth: 500,000 unclosed `<div>` took 68 seconds.
 */
export const limitNesting = (html: string): { readonly html: string; readonly dropped: number } => {
  const open: string[] = [];
  let dropped = 0;
  let beyond = 0;
  const keep: string[] = [];
  let kept = 0;
  const drop = (start: number, length: number): void => {
    keep.push(html.slice(kept, start), ' ');
    kept = start + length;
    dropped += 1;
  };
  for (const match of html.matchAll(TAG)) {
    const name = match[2]?.toLowerCase() ?? '';
    if (SELF_ENDING.has(name)) {
      // table rows and cells beyond the limit lose their table, and with it their meaning
      if (beyond > 0) drop(match.index, match[0].length);
    } else if (match[1] === '/') {
      if (beyond > 0) {
        beyond -= 1;
        drop(match.index, match[0].length);
        continue;
      }
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    } else if (open.length < MAX_NESTING) {
      if (!match[0].endsWith('/>')) open.push(name);
    } else {
      beyond += 1;
      drop(match.index, match[0].length);
    }
  }
  return dropped === 0 ? { html, dropped } : { html: keep.join('') + html.slice(kept), dropped };
};
