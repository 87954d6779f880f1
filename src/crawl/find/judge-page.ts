import { countWords, foundWord } from './crawl-words.ts';
import { normalizeUrl } from './normalize-url.ts';
import { type PageView, textOf } from './page-view.ts';

/** What a page is: one to read, a redirect, or something that stands in the way (登录页、验证码页、已删除). */
export type PageKind =
  | { readonly kind: 'page' }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'login' | 'challenge' | 'missing' | 'empty'; readonly sign: string };

const SHORT_TEXT = 1500;
const TINY_TEXT = 200;
const FEW_LINKS = 6;

const META_REFRESH = /^\s*(\d{1,2})\s*;\s*url\s*=\s*["']?([^"'\s]+)/i;
const SCRIPT_MOVE =
  /(?:window\.|self\.|top\.|document\.)?location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*["']([^"']+)["']/;

const redirectOf = (view: PageView): string | null => {
  for (const { name, attribs = {} } of view.elements) {
    if (name !== 'meta' || attribs['http-equiv']?.toLowerCase() !== 'refresh') continue;
    const [, delay, to] = META_REFRESH.exec(attribs.content ?? '') ?? [];
    const url = to === undefined || Number(delay) > 10 ? null : normalizeUrl(to, view.base);
    if (url && url !== view.url) return url;
  }
  if (view.text.length > TINY_TEXT) return null;
  const to = view.scripts.map((script) => SCRIPT_MOVE.exec(script)?.[1]).find((found) => found !== undefined);
  const url = to === undefined ? null : normalizeUrl(to, view.base);
  return url && url !== view.url ? url : null;
};

/** Tells pages from what servers send instead of them with status 200. `links` is how many links the page has. */
export const judgePage = (view: PageView, links: number): PageKind => {
  const redirect = redirectOf(view);
  if (redirect) return { kind: 'redirect', to: redirect };
  const { text, title } = view;
  const short = text.length < SHORT_TEXT;
  const challenge = short && links < FEW_LINKS && foundWord('challenge', `${title} ${text}`);
  if (challenge) return { kind: 'challenge', sign: challenge };
  const hasPassword = view.elements.some(
    ({ name, attribs }) => name === 'input' && attribs?.type?.toLowerCase() === 'password',
  );
  const login = foundWord('login', `${title} ${text.slice(0, SHORT_TEXT)}`);
  if (links < FEW_LINKS && short && (hasPassword || (login && text.length < TINY_TEXT)))
    return { kind: 'login', sign: login ?? 'a password field' };
  const missing = foundWord('missing', title) ?? (text.length < TINY_TEXT * 2 ? foundWord('missing', text) : null);
  if (missing && short && links < FEW_LINKS * 2) return { kind: 'missing', sign: missing };
  if (text.length < 10 && links === 0) {
    const scripted =
      view.scripts.some((script) => script.trim().length > 0) || view.elements.some((e) => e.attribs?.src);
    return scripted ? { kind: 'challenge', sign: 'nothing but a script' } : { kind: 'empty', sign: 'no text' };
  }
  return { kind: 'page' };
};

/** Labels of a form that a page must hold to be a document itself. */
const FORM_LABELS = 3;

/**
 * Text of the form printed on a page itself (网页正文中的绩效目标表), or null. Only its change makes the page a new
 * document: counters, dates and recommendations around it change with every request.
 */
export const formText = (view: PageView): string | null => {
  const tables = view.elements.filter(({ name }) => name === 'table').map(textOf);
  const inTables = tables.filter((text) => countWords('form', text) >= FORM_LABELS);
  if (inTables.length > 0) return inTables.join('\n');
  return countWords('form', view.text) > FORM_LABELS && foundWord('target', view.heading) ? view.text : null;
};
