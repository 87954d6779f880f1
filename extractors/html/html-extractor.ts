import {
  type Block,
  type Document,
  type ExtractContext,
  type Extractor,
  type Finding,
  finding,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import type { DecodedText } from '../encoding/decode-text.ts';
import { extensionMismatch } from '../sniff/extension-mismatch.ts';
import { sniffMedia } from '../sniff/sniff-media.ts';
import { listAttachments } from './attachment-links.ts';
import { decodeHtml } from './decode-html.ts';
import { flowBlocks } from './flow-blocks.ts';
import { findMainContent } from './main-content.ts';
import { isWebArchive, readWebArchive } from './mht.ts';
import { limitElements, MAX_NESTING } from './nesting-limit.ts';
import { type Page, parsePage, visibleLength } from './page-tree.ts';
import { printedLines } from './printed-lines.ts';
import { isFactsTable, readPublicationFacts } from './publication-facts.ts';

/** A page begins with a tag that only HTML has, after byte order mark, blanks, comments and an XML declaration. */
const PAGE_START =
  /^(?:\ufeff|\u00ef\u00bb\u00bf|\s|<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,200}\?>|<\?[^>]{0,200}\?>)*<(!doctype\s+html|html|head|body|table|div|p|meta|script|style|title|center|font|span|h[1-6]|ul|ol|link|section|article)\b/i;

const headOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1').replaceAll('\0', '');

const isBinary = (head: string): boolean =>
  /^(PK\x03\x04|\xd0\xcf\x11\xe0|%PDF|\x89PNG|\xff\xd8\xff|Rar!|\x1f\x8b|7z\xbc\xaf)/.test(head);

const bidForPage = (source: Source): number => {
  const head = headOf(source.bytes);
  if (isBinary(head)) return 0;
  if (isWebArchive(source.bytes)) return 0.95;
  if (/urn:schemas-microsoft-com:office:spreadsheet["'][^>]*>\s*</.test(head) && !/<html\b/i.test(head)) return 0;
  if (/^<\?xml[\s\S]{0,400}<(w:wordDocument|Workbook|pkg:package)\b/.test(head.trimStart())) return 0;
  if (PAGE_START.test(head.replace(/^\xff\xfe|^\xfe\xff/, ''))) return 0.95;
  const tags = head.match(/<(html|body|table|tr|td|div|p|br|span|meta|script)\b/gi)?.length ?? 0;
  if (tags >= 5) return 0.8;
  const named = /\.(s?html?|aspx?|jsp|php)([?#].*)?$/i.test(source.origin) || /\bhtml\b/i.test(source.mediaType ?? '');
  return named ? 0.5 : 0;
};

const pageNotes = (source: Source, page: Page, dropped: number): Finding[] => {
  const notes: Finding[] = [];
  const mismatch = extensionMismatch(source.origin, sniffMedia(source.bytes));
  if (mismatch) notes.push(mismatch);
  if (page.hiddenElements > 0) {
    const tables = page.hiddenTables > 0 ? `, ${page.hiddenTables} of them with a table` : '';
    const message = `${page.hiddenElements} hidden elements with text were left out${tables}`;
    notes.push(finding('hidden-content', page.hiddenTables > 0 ? 'warning' : 'info', message));
  }
  if (dropped > 0)
    notes.push(
      finding('too-large', 'warning', `elements nested deeper than ${MAX_NESTING} were flattened: ${dropped} tags`),
    );
  return notes;
};

/** Text of the page; the pages of a web archive (a saved workbook has one per sheet) are joined. */
const decodeSource = (source: Source): DecodedText => {
  if (!isWebArchive(source.bytes)) return decodeHtml(source.bytes, source.mediaType);
  const parts = readWebArchive(source.bytes).map(({ bytes, mediaType }) => decodeHtml(bytes, mediaType));
  return {
    text: parts.map((part) => part.text).join('\n'),
    encoding: parts[0]?.encoding ?? 'utf-8',
    invalidSequences: parts.reduce((sum, part) => sum + part.invalidSequences, 0),
  };
};

/** Says how much of a page stands outside its article: navigation, publication facts, footer. */
const chromeNotes = (page: Page, blocks: readonly Block[]): Finding[] => {
  const read = blocks.reduce((sum, block) => sum + blockLength(block), 0);
  const leftOut = page.body.textLength - read;
  if (leftOut <= 0) return [];
  return [finding('page-chrome', 'info', `${leftOut} of ${page.body.textLength} characters stand outside the article`)];
};

const blockLength = (block: Block): number =>
  block.kind === 'table'
    ? block.rows.reduce((sum, row) => sum + row.reduce((inRow, cell) => inRow + visibleLength(cell.text), 0), 0)
    : visibleLength(block.text);

/** Longest page that is parsed, in characters; the tree takes some fifty bytes of memory for each. */
const MAX_PAGE_LENGTH = 16 * 1024 * 1024;

const refuse = (message: string): Outcome<Document> =>
  outcome({ format: 'html', blocks: [], ocrUsed: false }, [finding('too-large', 'error', message)]);

/** Pictures inside the page; a scan pasted from Word makes megabytes of it. */
const INLINE_DATA = /\bdata:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=]+/g;

const extractPage = (source: Source, context: ExtractContext): Outcome<Document> => {
  const { text, encoding, invalidSequences } = decodeSource(source);
  const { maxCells } = context.limits;
  const { html, dropped, isCut } = limitElements(text.replace(INLINE_DATA, 'data:'), maxCells);
  if (html.length > MAX_PAGE_LENGTH)
    return refuse(`the page holds more than ${MAX_PAGE_LENGTH >> 20} million characters of text`);
  const page = parsePage(html);
  const main = findMainContent(page.body, isFactsTable);
  const articles = new Set(main.elements);
  const isArticle = (element: (typeof main.elements)[number]): boolean =>
    element !== page.body && articles.has(element);
  const heading = main.heading === null ? '' : printedLines(main.heading).replaceAll('\n', ' ');
  const { blocks, cutTables } = flowBlocks(main.elements, main.filter, maxCells, heading);
  const links = listAttachments(page, source.origin);
  const notes = [
    ...pageNotes(source, page, dropped),
    ...chromeNotes(page, blocks),
    ...(invalidSequences > 0
      ? [finding('encoding-damage', 'warning', `${invalidSequences} byte sequences are no ${encoding} text`)]
      : []),
    ...(isCut
      ? [
          finding(
            'too-large',
            'error',
            `expected at most ${maxCells} elements, found more; what follows was not read, split the page`,
          ),
        ]
      : []),
    ...cutTables.map((at) => finding('too-large', 'warning', 'row spans of a huge table were ignored', at)),
  ];
  return outcome(
    {
      format: 'html',
      blocks,
      ocrUsed: false,
      encoding,
      metadata: readPublicationFacts(page, isArticle),
      ...(links.length > 0 ? { links } : {}),
    },
    notes,
  );
};

/** Reads web pages (网页): the article of a government CMS, data tables as grids, publication facts and attachment links. */
export const htmlExtractor: Extractor = {
  name: 'html',
  bid: bidForPage,
  extract: async (source, context) => {
    if (source.bytes.length > context.limits.maxBytes)
      return refuse(`the page is larger than ${context.limits.maxBytes >> 20} MB`);
    return extractPage(source, context);
  },
};
