import {
  type Document,
  type ExtractContext,
  type Extractor,
  type Finding,
  finding,
  type Note,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { assembleDocument } from '../geometry/assemble-document.ts';
import { createPageRecognizer } from '../ocr/create-page-recognizer.ts';
import type { RecognizePage } from '../ocr/page-image.ts';
import { findBomb } from './find-bomb.ts';
import { openPdf } from './open-pdf.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';
import { readMarks } from './read-marks.ts';
import { type RoutedPage, routePage } from './route-page.ts';

/** Confidence that bytes are a PDF: its header within the first kilobyte, where readers accept leading junk. */
export const bidPdf = ({ bytes }: Pick<Source, 'bytes'>): number => {
  const at = Buffer.from(bytes.subarray(0, 1024)).indexOf('%PDF-', 0, 'latin1');
  return at < 0 ? 0 : at === 0 ? 1 : 0.9;
};

const empty = (note: Note): Outcome<Document> => outcome({ format: 'pdf', blocks: [], ocrUsed: false }, [note]);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

const lostPage = (number: number, error: unknown): RoutedPage => ({
  content: null,
  ocrUsed: false,
  slanted: '',
  hidden: 0,
  notes: [finding('unreadable', 'error', `page ${number} could not be read: ${reasonOf(error)}`)],
});

const cellCount = ({ content }: RoutedPage): number =>
  (content?.items ?? []).reduce((sum, item) => sum + (item.kind === 'table' ? item.grid.cells.length : 1), 0);

/** pdf.js keeps every font it met; a compilation of many files brings its fonts along many times over. */
const PAGES_PER_CLEANUP = 40;

/** Reads page after page; each is let go before the next, so that memory does not grow with the document. */
const readPages = async (
  pdf: PDFDocumentProxy,
  recognize: RecognizePage,
  context: ExtractContext,
): Promise<{ readonly pages: readonly RoutedPage[]; readonly over: Finding | null }> => {
  const layers = await pdf.getOptionalContentConfig().catch(() => null);
  const pages: RoutedPage[] = [];
  let cells = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      pages.push(await routePage(pdf, page, await readMarks(page, layers), number, recognize));
      page.cleanup();
      if (number % PAGES_PER_CLEANUP === 0) await pdf.cleanup();
    } catch (error) {
      pages.push(lostPage(number, error));
    }
    context.onPage?.(number, pdf.numPages);
    cells += cellCount(pages.at(-1)!);
    if (cells > context.limits.maxCells) {
      const message = `more than ${context.limits.maxCells} cells; pages after ${number} of ${pdf.numPages} were not read`;
      return { pages, over: finding('too-large', 'error', message) };
    }
  }
  return { pages, over: null };
};

const watermarkNotes = (pages: readonly RoutedPage[]): readonly Note[] =>
  [...new Set(pages.map((page) => page.slanted).filter((text) => text.trim() !== ''))].map((text) =>
    finding('noise-removed', 'info', `slanted text was left out as a watermark: ${text}`, null, { before: text }),
  );

const hiddenNotes = (pages: readonly RoutedPage[]): readonly Note[] => {
  const count = pages.reduce((sum, page) => sum + page.hidden, 0);
  const on = pages.flatMap((page, i) => (page.hidden > 0 ? [i + 1] : []));
  if (count === 0) return [];
  const message = `${count} characters that no reader sees were left out, on ${on.length} pages from page ${on[0]}`;
  return [finding('hidden-content', 'info', message)];
};

const readDocument = async (
  pdf: PDFDocumentProxy,
  recognize: RecognizePage,
  context: ExtractContext,
): Promise<Outcome<Document>> => {
  const { pages, over } = await readPages(pdf, recognize, context);
  const assembled = assembleDocument(pages.flatMap(({ content }) => (content ? [content] : [])));
  const ocrUsed = pages.some((page) => page.ocrUsed);
  const format =
    ocrUsed && pages.every((page) => page.ocrUsed || page.content === null || page.content.items.length === 0)
      ? 'pdf-scan'
      : 'pdf';
  const notes = [
    ...(over ? [over] : []),
    ...pages.flatMap((page) => page.notes),
    ...watermarkNotes(pages),
    ...hiddenNotes(pages),
  ];
  return outcome({ format, blocks: assembled.value, pageCount: pdf.numPages, ocrUsed }, [...notes, ...assembled.notes]);
};

/**
 * Extractor for PDF: pages with characters are read by geometry, pages without are recognised. Encrypted, damaged and
 * oversized files end as one finding.
 */
export const createPdfExtractor = (recognize: RecognizePage = createPageRecognizer()): Extractor => ({
  name: 'pdf',
  bid: bidPdf,
  extract: async ({ bytes }, context) => {
    const { maxBytes, maxPages, maxUnpackedBytes } = context.limits;
    if (bytes.length > maxBytes) {
      return empty(finding('too-large', 'error', `PDF of ${bytes.length} bytes, at most ${maxBytes} are read`));
    }
    const bomb = await findBomb(bytes, maxUnpackedBytes);
    if (bomb) return empty(bomb);
    const opened = await openPdf(bytes);
    if ('kind' in opened) return empty(opened);
    try {
      const { numPages } = opened.pdf;
      if (numPages > maxPages) {
        return empty(finding('too-large', 'error', `PDF of ${numPages} pages, at most ${maxPages} are read; split it`));
      }
      return await readDocument(opened.pdf, recognize, context);
    } finally {
      await opened.close();
    }
  },
});

/** The PDF extractor with the default recognition. */
export const pdfExtractor: Extractor = createPdfExtractor();
