import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type Block,
  type Document,
  type ExtractContext,
  type Extractor,
  finding,
  type Note,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { composeBlocks } from '../geometry/compose-blocks.ts';
import { readPage } from '../geometry/read-page.ts';
import { openPdf } from './open-pdf.ts';
import { pageMarks, readMarks } from './read-marks.ts';
import { judgeTextLayer } from './text-layer.ts';

/** Confidence that bytes are a PDF: its header within the first kilobyte, where readers accept leading junk. */
export const bidPdf = ({ bytes }: Pick<Source, 'bytes'>): number => {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const at = head.indexOf('%PDF-');
  return at < 0 ? 0 : at === 0 ? 1 : 0.9;
};

const empty = (note: Note): Outcome<Document> => outcome({ format: 'pdf', blocks: [], ocrUsed: false }, [note]);

const readPages = async (pdf: PDFDocumentProxy, context: ExtractContext): Promise<Outcome<Document>> => {
  const total = pdf.numPages;
  const blocks: Block[] = [];
  const notes: Note[] = [];
  const layers = await pdf.getOptionalContentConfig();
  for (let number = 1; number <= total; number++) {
    const page = await pdf.getPage(number);
    const read = await readMarks(page, layers);
    const layer = judgeTextLayer(read.painted, read.width * read.height);
    blocks.push(...composeBlocks(readPage(pageMarks(read, number, layer.glyphs))));
    page.cleanup();
    context.onPage?.(number, total);
  }
  return outcome({ format: 'pdf', blocks, pageCount: total, ocrUsed: false }, notes);
};

/** Extractor for PDF. */
export const createPdfExtractor = (): Extractor => ({
  name: 'pdf',
  bid: bidPdf,
  extract: async ({ bytes }, context) => {
    if (bytes.length > context.limits.maxBytes) {
      return empty(finding('too-large', 'error', `PDF of ${bytes.length} bytes, at most ${context.limits.maxBytes}`));
    }
    const opened = await openPdf(bytes);
    if ('kind' in opened) return empty(opened);
    try {
      return await readPages(opened.pdf, context);
    } finally {
      await opened.close();
    }
  },
});
