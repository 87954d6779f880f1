import { type Page, type PageElement, visitElements } from './page-tree.ts';
import { printedLines } from './printed-lines.ts';

/** Link to a file that was published with a page. */
export interface AttachmentLink {
  readonly url: string;
  readonly text: string;
}

const FILE_NAME = /\.(pdf|docx?|xlsx?|xlsm|csv|wps|wpt|et|ofd|zip|rar|7z|tar|gz|rtf|odt|ods|pptx?|ceb|cebx|mht|eml)$/i;

/** Path of an address, decoded, without query and fragment. */
const pathOf = (address: string): string => {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const DOWNLOAD_ADDRESS = /download|attach|filedown|\bfile\b|getfile/i;

const isAttachment = (address: string, text: string): boolean => {
  if (/^\s*(javascript|mailto|tel|data):/i.test(address)) return false;
  if (FILE_NAME.test(pathOf(address))) return true;
  const query = address.slice(pathOf(address).length);
  if (/[=/][^=&]*\.(pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(&|$)/i.test(query)) return true;
  return DOWNLOAD_ADDRESS.test(address) && FILE_NAME.test(text.trim());
};

const absolute = (address: string, base: string | null): string => {
  if (base === null) return address;
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
};

const baseOf = (page: Page, origin: string): string | null => {
  const own = /^https?:/i.test(origin) ? origin : null;
  if (page.baseUrl === null) return own;
  const base = absolute(page.baseUrl, own);
  return /^https?:/i.test(base) ? base : own;
};

const addressOf = (element: PageElement): string | undefined => {
  if (element.tag === 'a') return element.attributes.href;
  return element.tag === 'iframe' || element.tag === 'embed' || element.tag === 'frame'
    ? element.attributes.src
    : undefined;
};

/** Longest link that is taken for the name of a file; an unclosed `<a>` holds half a page. */
const MAX_LINK_TEXT = 300;

const linkText = (element: PageElement): string => {
  const text = element.textLength > MAX_LINK_TEXT ? '' : printedLines(element).replaceAll('\n', ' ');
  return text || (element.attributes.title ?? '');
};

/** Attachments (附件) that a page links to or shows in a frame, each once, absolute where the page's address is known. */
export const listAttachments = (page: Page, origin: string): readonly AttachmentLink[] => {
  const base = baseOf(page, origin);
  const links = new Map<string, AttachmentLink>();
  visitElements(page.body, (element) => {
    const address = addressOf(element)?.trim();
    if (!address) return true;
    const text = linkText(element);
    if (isAttachment(address, text) || isAttachment(address, element.attributes.title ?? '')) {
      const url = absolute(address, base);
      if (!links.has(url)) links.set(url, { url, text });
    }
    return true;
  });
  return [...links.values()];
};
